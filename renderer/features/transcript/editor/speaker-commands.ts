import { api } from '#renderer/api/api.ts';
import type { CommandHandlers } from '#renderer/commands/command-handlers.ts';
import type { CommandId } from '#renderer/commands/commands.ts';
import { announce } from '#renderer/state/ui.ts';
import { flashRows } from './active.ts';
import { selectedIds, selectedRange, type CommandParts } from './structure-commands.ts';

/** A digit gives the selection to the speaker of that slot, who is made if there is none. */
export function speakerCommands({ t, report, active, now }: CommandParts): CommandHandlers {
  // One key after the other, in the order in which they were pressed.
  let last: Promise<void> = Promise.resolve();
  const assign = async (slot: number, ids: Promise<readonly number[]>, rows: ReturnType<typeof selectedRange>) => {
    const segmentIds = [...(await ids)];
    if (segmentIds.length === 0) return;
    const chosen = slot === 0 ? null : { slot, name: t.speakers.unnamed(slot) };
    const { speaker } = await api['segments.assignSpeaker']({ segmentIds, speaker: chosen });
    flashRows(rows);
    announce(t.speakers.assigned(speaker ?? t.speakers.noSpeaker, segmentIds.length));
  };
  const give = (slot: number) => () => {
    // What is meant is what was selected when the key went down, however long those before it take.
    const parts = { active, now };
    const [ids, rows] = [selectedIds(parts), selectedRange(parts)];
    ids.catch(() => {}); // reported below
    last = last.then(async () => await assign(slot, ids, rows)).catch(report);
  };
  const slots = Array.from({ length: 9 }, (_, nth) => [`speaker-${nth + 1}` as CommandId, give(nth + 1)] as const);
  return { ...Object.fromEntries(slots), 'speaker-none': give(0) };
}
