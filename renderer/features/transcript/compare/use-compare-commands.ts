import { useEffect, useRef, type RefObject } from 'react';
import type { ComparedRow } from '#shared/version.ts';
import { api } from '#renderer/api/api.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import { registerCommands, type CommandHandlers } from '#renderer/commands/command-handlers.ts';
import { play, seek } from '#renderer/playback/player.ts';
import { replaceRoute } from '#renderer/state/route.ts';
import { announce } from '#renderer/state/ui.ts';
import { placeCursor, useCompareCursor } from './compare-cursor.ts';

export interface CompareParts {
  readonly recordingId: number;
  readonly leftId: number;
  readonly rightId: number;
  readonly total: number;
  readonly rowAt: (index: number) => ComparedRow | undefined;
  readonly scrollTo: (index: number) => void;
}

/** What keys and the buttons of the header do while two versions are compared. */
export function useCompareCommands(parts: CompareParts): void {
  const { t } = useWords();
  const report = useReport();
  const now = useRef(parts);
  useEffect(() => {
    now.current = parts;
  });
  useEffect(() => registerCommands(compareCommands(t, report, now)), [t, report]);
}

function compareCommands(
  t: Dictionary,
  report: (error: unknown) => void,
  now: RefObject<CompareParts>,
): CommandHandlers {
  const goTo = (index: number, isSelecting = false) => {
    const { total, rowAt, scrollTo } = now.current;
    const to = Math.max(0, Math.min(total - 1, index));
    placeCursor(to, isSelecting);
    scrollTo(to);
    const row = rowAt(to);
    if (row && !isSelecting) seek(row.startMs);
  };
  const step = (by: number, isSelecting: boolean) => () => goTo(useCompareCursor.getState().index + by, isSelecting);
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
    'segment-next': step(1, false),
    'segment-previous': step(-1, false),
    'select-next': step(1, true),
    'select-previous': step(-1, true),
    'difference-next': () => void walk('next')().catch(report),
    'difference-previous': () => void walk('previous')().catch(report),
    'take-difference': () => void take(t, now.current).catch(report),
    'swap-versions': () => void swap(now.current).catch(report),
    'play-segment': playRow,
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
