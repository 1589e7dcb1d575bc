import { api } from '#renderer/api/api.ts';
import type { CommandHandlers } from '#renderer/commands/command-handlers.ts';
import type { CommandId } from '#renderer/commands/commands.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { announce } from '#renderer/state/ui.ts';
import { SpeakerWalk } from '../turns/speaker-walk.ts';
import type { Rows } from '../turns/turn-at.ts';
import { flashRows } from '../text/active.ts';
import { useEdits } from '../text/edits.ts';
import type { CommandParts } from './command-parts.ts';
import { createGoTo } from './cursor-commands.ts';
import { idsBetween } from './segment-actions.ts';
import { openSpeakerPicker } from '../speakers/speaker-picker.ts';
import { selectedRange } from './structure-commands.ts';

/** By segment. */
type Shown = ReadonlyMap<number, number | null>;

/** As many as one call takes. */
const maxAtOnce = 10_000;
/** More are not asked about one by one. */
const maxShown = 2000;

/** Whom the rows at hand are given to as they are on the screen: another window may have changed that meanwhile. */
function shownSpeakers(now: CommandParts['now'], { first, last }: Rows): Shown {
  const shown = new Map<number, number | null>();
  for (let index = first; index <= last && shown.size < maxShown; index += 1) {
    const row = now.current.rowAt(index);
    if (row) shown.set(row.id, row.speakerId);
  }
  return shown;
}

/**
 * What a key is about: the selection; the segment that is typed; else the turn, from the cursor on. Only the last of them
 * has a next one to go on to.
 */
function meantBy({ active, now }: CommandParts): { readonly rows: Rows; readonly next: number | null } {
  const { total, turnAt } = now.current;
  if (useSelection.getState().range !== null || useEdits.getState().open !== null) {
    return { rows: selectedRange({ active, now }), next: null };
  }
  const first = active();
  const { last } = turnAt(first);
  return { rows: { first, last }, next: Math.min(last + 1, total - 1) };
}

interface SpeakerCommands {
  readonly ofSelection: CommandHandlers;
  readonly ofCursor: CommandHandlers;
}

/** Digits, and what follows from who spoke before; speakers that are not there yet are made. */
export function speakerCommands(parts: CommandParts): SpeakerCommands {
  const { now, active } = parts;
  const goTo = createGoTo(parts);
  const walk = new SpeakerWalk();
  const give = createGive(parts, walk);
  const assign = (slotOf: (first: number) => number, isStaying: boolean) => () => {
    const { rows, next } = meantBy(parts);
    give(slotOf(rows.first), rows);
    if (isStaying || next === null) return;
    goTo(next);
    // All of the next turn is seen before a key gives it, as far as there is room.
    now.current.scrollTo(now.current.turnAt(next).last);
    now.current.scrollTo(next);
  };
  const other = (first: number) => walk.otherAt(first, now.current.speakers);
  const slots = Array.from({ length: 9 }, (_, nth) => nth + 1);
  const ofSelection: CommandHandlers = {
    ...Object.fromEntries(slots.map((slot) => [`speaker-${slot}` as CommandId, assign(() => slot, false)])),
    ...Object.fromEntries(slots.map((slot) => [`speaker-here-${slot}` as CommandId, assign(() => slot, true)])),
    'speaker-none': assign(() => 0, false),
    'speaker-here-none': assign(() => 0, true),
    'speaker-other': assign(other, false),
    'speaker-other-here': assign(other, true),
  };
  const ofCursor: CommandHandlers = {
    'speaker-onwards': () => {
      const first = active();
      give(walk.slotAt(first, now.current.speakers), { first, last: now.current.total - 1 });
    },
    'speaker-choose': () => openSpeakerPicker(active()),
  };
  return { ofSelection, ofCursor };
}

/** Gives rows to whoever has a slot, one key after the other, in the order in which they were pressed. */
function createGive({ t, report, now }: CommandParts, walk: SpeakerWalk): (slot: number, rows: Rows) => void {
  let last: Promise<void> = Promise.resolve();
  let count = 0;
  // The page shows what it has done itself a moment later.
  const given = new Map<number, number | null>();
  const send = async (slot: number, ids: Promise<readonly number[]>, rows: Rows, shown: Shown) => {
    const segmentIds = [...(await ids)];
    if (segmentIds.length === 0) return;
    const chosen = slot === 0 ? null : { slot, name: t.speakers.unnamed(slot) };
    const onto = segmentIds.flatMap((segmentId) => {
      const speakerId = shown.get(segmentId);
      if (speakerId === undefined) return [];
      return [{ segmentId, speakerIds: [speakerId, ...(given.has(segmentId) ? [given.get(segmentId) ?? null] : [])] }];
    });
    let name = t.speakers.noSpeaker;
    for (let from = 0; from < segmentIds.length; from += maxAtOnce) {
      const some = segmentIds.slice(from, from + maxAtOnce);
      const known = new Set(some);
      const { speaker, speakerId } = await api['segments.assignSpeaker']({
        segmentIds: some,
        speaker: chosen,
        onto: onto.filter(({ segmentId }) => known.has(segmentId)),
      });
      for (const id of some) given.set(id, speakerId);
      name = speaker ?? name;
    }
    flashRows(rows);
    announce(t.speakers.assigned(name, segmentIds.length));
  };
  return (slot, rows) => {
    // What is meant is what was there when the key went down, however long those before it take.
    const { transcriptId } = now.current;
    const ids = idsOfRows(now, rows) ?? idsBetween(transcriptId, rows.first, rows.last);
    const shown = shownSpeakers(now, rows);
    Promise.resolve(ids).catch(() => {}); // reported below
    walk.note(rows, slot);
    const nth = (count += 1);
    last = last
      .then(async () => await send(slot, Promise.resolve(ids), rows, shown))
      .catch(report)
      .finally(() => {
        const old = now.current.speakers;
        setTimeout(() => nth === count && walk.settle(old), settleMs);
      });
  };
}

/** What the page asked for before the last answer has come by then. */
const settleMs = 1500;

/** Null where some of them are not loaded. */
function idsOfRows({ current }: CommandParts['now'], { first, last }: Rows): readonly number[] | null {
  const ids: number[] = [];
  for (let index = first; index <= last; index += 1) {
    const row = current.rowAt(index);
    if (row === undefined) return null;
    ids.push(row.id);
  }
  return ids;
}
