import type { Segment } from '#shared/segment.ts';
import { formatTimecode } from '#shared/text/timecode.ts';
import { api } from '#renderer/api/api.ts';
import type { CommandHandlers } from '#renderer/commands/command-handlers.ts';
import { announce } from '#renderer/state/ui.ts';
import { useEdits } from '../text/edits.ts';
import type { CommandParts } from './command-parts.ts';

const fineMs = 20;
const coarseMs = 100;
/** Presses so near each other are one step to undo. */
const sessionMs = 2000;

/** Moves the borders of the open or the active segment; presses are added up while one is on its way. */
export function borderCommands({ t, report, active, now }: CommandParts): CommandHandlers {
  const move = createMover((segment) =>
    announce(t.editing.moved(formatTimecode(segment.startMs, '.'), formatTimecode(segment.endMs, '.'))),
  );
  const by = (startMs: number, endMs: number) => () => {
    const row = now.current.rowAt(useEdits.getState().open?.index ?? active());
    if (row) void move(row, startMs, endMs).catch(report);
  };
  return {
    'start-earlier': by(-fineMs, 0),
    'start-later': by(fineMs, 0),
    'start-much-earlier': by(-coarseMs, 0),
    'start-much-later': by(coarseMs, 0),
    'end-earlier': by(0, -fineMs),
    'end-later': by(0, fineMs),
    'end-much-earlier': by(0, -coarseMs),
    'end-much-later': by(0, coarseMs),
  };
}

/** Consecutive presses: the row as it was before the first, and what each of them made of it. */
interface Run {
  readonly from: Segment;
  readonly made: readonly Segment[];
  readonly atMs: number;
  readonly session: string;
}

/** The page may show the row as any of the presses left it; whatever else it shows, somebody changed since, as by undo. */
function goesOn({ from, made, atMs }: Run, row: Segment): boolean {
  const isOwn = ({ id, startMs, endMs }: Segment) => id === row.id && startMs === row.startMs && endMs === row.endMs;
  return performance.now() - atMs < sessionMs && (row === from || made.some(isOwn));
}

function createMover(onMoved: (segment: Segment) => void) {
  let run: Run | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const send = async (row: Segment, startMs: number, endMs: number) => {
    const atMs = performance.now();
    const before: Run =
      run !== null && goesOn(run, row)
        ? run
        : { from: row, made: [], atMs, session: `borders ${Date.now()} ${Math.random()}` };
    const from = before.made.at(-1) ?? row;
    const times = { startMs: Math.max(0, from.startMs + startMs), endMs: from.endMs + endMs };
    const { segment } = await api['segments.setTimes']({ segmentId: row.id, ...times, session: before.session });
    run = { ...before, made: [...before.made, segment], atMs };
    onMoved(segment);
  };
  return (row: Segment, startMs: number, endMs: number): Promise<void> => {
    const own = turn.then(() => send(row, startMs, endMs));
    turn = own.catch(() => {});
    return own;
  };
}
