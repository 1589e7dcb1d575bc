import { api } from '#renderer/api/api.ts';
import type { CommandHandlers } from '#renderer/commands/command-handlers.ts';
import type { CommandId } from '#renderer/commands/commands.ts';
import { announce } from '#renderer/state/ui.ts';
import { flashRows } from '../text/active.ts';
import type { CommandParts } from './command-parts.ts';
import { selectedIds, selectedRange } from './structure-commands.ts';

type Rows = ReturnType<typeof selectedRange>;
/** By segment. */
type Shown = ReadonlyMap<number, number | null>;

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

/** A digit gives the selection to the speaker of that slot, who is made if there is none. */
export function speakerCommands({ t, report, active, now }: CommandParts): CommandHandlers {
  // One key after the other, in the order in which they were pressed.
  let last: Promise<void> = Promise.resolve();
  // The page shows what it has done itself a moment later.
  const given = new Map<number, number | null>();
  const assign = async (slot: number, ids: Promise<readonly number[]>, rows: Rows, shown: Shown) => {
    const segmentIds = [...(await ids)];
    if (segmentIds.length === 0) return;
    const chosen = slot === 0 ? null : { slot, name: t.speakers.unnamed(slot) };
    const onto = segmentIds.flatMap((segmentId) => {
      const speakerId = shown.get(segmentId);
      if (speakerId === undefined) return [];
      return [{ segmentId, speakerIds: [speakerId, ...(given.has(segmentId) ? [given.get(segmentId) ?? null] : [])] }];
    });
    const { speaker, speakerId } = await api['segments.assignSpeaker']({ segmentIds, speaker: chosen, onto });
    for (const id of segmentIds) given.set(id, speakerId);
    flashRows(rows);
    announce(t.speakers.assigned(speaker ?? t.speakers.noSpeaker, segmentIds.length));
  };
  const give = (slot: number) => () => {
    // What is meant is what was selected when the key went down, however long those before it take.
    const parts = { active, now };
    const [ids, rows] = [selectedIds(parts), selectedRange(parts)];
    const shown = shownSpeakers(now, rows);
    ids.catch(() => {}); // reported below
    last = last.then(async () => await assign(slot, ids, rows, shown)).catch(report);
  };
  const slots = Array.from({ length: 9 }, (_, nth) => [`speaker-${nth + 1}` as CommandId, give(nth + 1)] as const);
  return { ...Object.fromEntries(slots), 'speaker-none': give(0) };
}
