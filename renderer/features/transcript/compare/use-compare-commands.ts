import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { ComparedRow } from '#shared/edits/version.ts';
import { api } from '#renderer/api/api.ts';
import { notify } from '#renderer/state/toasts.ts';
import type { VirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import { registerCommands, type CommandHandlers } from '#renderer/commands/command-handlers.ts';
import { setCursorView, whenSeen } from '#renderer/state/cursor-view.ts';
import { play, seek } from '#renderer/playback/player.ts';
import { replaceRoute } from '#renderer/state/route.ts';
import { announce } from '#renderer/state/ui.ts';
import { moveCursor, useCompareCursor } from './compare-cursor.ts';

export interface CompareParts {
  readonly recordingId: number;
  readonly leftId: number;
  readonly rightId: number;
  readonly total: number;
  readonly rowAt: (index: number) => ComparedRow | undefined;
  readonly scrollTo: (index: number) => void;
  readonly view: Pick<VirtualRows, 'isSeen' | 'firstSeen' | 'pageFrom'>;
}

/** What keys and the buttons of the header do while two versions are compared. */
export function useCompareCommands(parts: CompareParts): void {
  const { t } = useWords();
  const report = useReport();
  const now = useRef(parts);
  useLayoutEffect(() => {
    now.current = parts;
  });
  useEffect(() => registerCommands(compareCommands(t, report, now)), [t, report]);
  useEffect(() => {
    const meant = () => Math.max(0, useCompareCursor.getState().index);
    return setCursorView({
      isSeen: () => now.current.view.isSeen(meant()),
      show: () => {
        now.current.scrollTo(meant());
        announce(t.transcript.backInSight);
      },
    });
  }, [t]);
}

function compareCommands(
  t: Dictionary,
  report: (error: unknown) => void,
  now: RefObject<CompareParts>,
): CommandHandlers {
  const goTo = (index: number, isSelecting = false) => {
    const { total, rowAt, scrollTo } = now.current;
    const to = Math.max(0, Math.min(total - 1, index));
    moveCursor(to, isSelecting);
    scrollTo(to);
    const row = rowAt(to);
    if (row && !isSelecting) seek(row.startMs);
  };
  const walk = (direction: 'next' | 'previous') => async () => {
    const { leftId, rightId, rowAt } = now.current;
    const { index } = useCompareCursor.getState();
    const found = await api['versions.nextDifference']({ leftId, rightId, index, direction });
    if (found === null) {
      notify({ text: t.compare.noMore });
      return;
    }
    goTo(found);
    if (rowAt(found) !== undefined) return;
    const { rows } = await api['versions.compare']({ leftId, rightId, offset: found, limit: 1 });
    if (rows[0]) seek(rows[0].startMs);
  };
  const playRow = () => {
    const row = now.current.rowAt(useCompareCursor.getState().index);
    if (!row) return;
    seek(row.startMs);
    play();
  };
  return {
    ...cursorCommands(goTo, now),
    'difference-next': () => void walk('next')().catch(report),
    'difference-previous': () => void walk('previous')().catch(report),
    'take-difference': whenSeen(() => void take(t, now.current).catch(report)),
    'swap-versions': () => void swap(now.current).catch(report),
    'play-segment': whenSeen(playRow),
  };
}

/** Moves the cursor from where the reader looks; a selection extends from where it is. */
function cursorCommands(
  goTo: (index: number, isSelecting?: boolean) => void,
  now: RefObject<CompareParts>,
): CommandHandlers {
  const step = (by: number) => () => {
    const { index } = useCompareCursor.getState();
    const { view } = now.current;
    goTo(index < 0 || view.isSeen(index) ? index + by : view.firstSeen());
  };
  const select = (by: number) => whenSeen(() => goTo(useCompareCursor.getState().index + by, true));
  const page = (by: 1 | -1) => () => {
    const { view } = now.current;
    const index = Math.max(0, useCompareCursor.getState().index);
    goTo(view.pageFrom(view.isSeen(index) ? index : view.firstSeen(), by));
  };
  return {
    'segment-next': step(1),
    'segment-previous': step(-1),
    'segment-first': () => goTo(0),
    'segment-last': () => goTo(now.current.total - 1),
    'page-next': page(1),
    'page-previous': page(-1),
    'select-next': select(1),
    'select-previous': select(-1),
  };
}

async function take(t: Dictionary, parts: CompareParts): Promise<void> {
  const segmentIds = await markedIds(parts);
  if (segmentIds.length === 0) return;
  const { leftId, rightId } = parts;
  const { changedCount } = await api['versions.take']({ leftId, rightId, segmentIds: [...segmentIds] });
  if (changedCount === 0) notify({ text: t.compare.nothingTaken });
  else announce(t.compare.taken(changedCount));
}

async function swap({ recordingId, leftId, rightId }: CompareParts): Promise<void> {
  await api['versions.use']({ transcriptId: rightId });
  replaceRoute({ view: 'compare', recordingId, otherId: leftId });
}

/** Of the rows from the anchor to the cursor that differ, of which some pages may not be loaded. */
async function markedIds({ leftId, rightId }: CompareParts): Promise<readonly number[]> {
  const { index, anchor } = useCompareCursor.getState();
  const last = Math.max(index, anchor);
  const ids: number[] = [];
  for (let offset = Math.max(0, Math.min(index, anchor)); offset <= last;) {
    const limit = Math.min(200, last - offset + 1);
    const { rows } = await api['versions.compare']({ leftId, rightId, offset, limit });
    if (rows.length === 0) break;
    for (const row of rows) if (!row.isSame || index === anchor) ids.push(row.id);
    offset += rows.length;
  }
  return ids;
}
