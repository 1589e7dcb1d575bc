import { api } from '#renderer/api/api.ts';
import type { CommandHandlers } from '#renderer/commands/command-handlers.ts';
import { seek } from '#renderer/playback/player.ts';
import { dropSelection } from '#renderer/state/selection.ts';
import { moveCursor, useActive } from '../text/active.ts';
import type { CommandParts } from './command-parts.ts';

/** Moves the cursor to a segment, and the sound with it. */
export function createGoTo({ report, now }: CommandParts): (index: number) => void {
  let moves = 0;
  return (index) => {
    const { transcriptId, rowAt, scrollTo, total } = now.current;
    const to = Math.min(total - 1, Math.max(0, index));
    moves += 1;
    const own = moves;
    dropSelection();
    moveCursor(to);
    scrollTo(to);
    const row = rowAt(to);
    if (row) {
      seek(row.startMs);
      return;
    }
    void startOf(transcriptId, to).then((startMs) => {
      if (startMs !== null && own === moves) seek(startMs);
    }, report);
  };
}

/** Moves the cursor from where the reader looks, when it was left out of sight. */
export function cursorCommands(parts: CommandParts): CommandHandlers {
  const { active, now } = parts;
  const goTo = createGoTo(parts);
  const step = (by: number) => () => {
    const { view } = now.current;
    const { index } = useActive.getState();
    goTo(index < 0 || view.isSeen(index) ? index + by : view.firstSeen());
  };
  const page = (by: 1 | -1) => () => {
    const { view } = now.current;
    goTo(view.pageFrom(view.isSeen(active()) ? active() : view.firstSeen(), by));
  };
  return {
    'segment-next': step(1),
    'segment-previous': step(-1),
    'segment-first': () => goTo(0),
    'segment-last': () => goTo(now.current.total - 1),
    'page-next': page(1),
    'page-previous': page(-1),
  };
}

/** Where a segment begins that is not loaded; null where there is none. */
async function startOf(transcriptId: number, index: number): Promise<number | null> {
  const { rows } = await api['segments.list']({ transcriptId, offset: index, limit: 1 });
  return rows[0]?.startMs ?? null;
}
