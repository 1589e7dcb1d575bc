import { setImmediate } from 'node:timers/promises';
import type { Page } from '#shared/page.ts';
import { AppFailure } from '#shared/failure.ts';
import { maxComparedWords, type ComparedRow, type ComparedSide, type ComparedTotals } from '#shared/edits/version.ts';
import type { SegmentStore } from '#services/store/records.ts';
import { alignRows, isSameRow, type AlignedRow } from './align-rows.ts';
import type { PlacedWord } from './place-words.ts';

export interface TwoVersions {
  readonly leftId: number;
  readonly rightId: number;
}

/** Read in one go where no one waits for the rows; others get their turn after each. */
const rowsAtOnce = 100;

/** Rows `offset` … of two texts beside each other; only what the page needs is read. */
export function comparePage(
  segments: SegmentStore,
  two: TwoVersions,
  page: { readonly offset: number; readonly limit: number },
): Page<ComparedRow> {
  const { rows, total } = alignedPage(segments, two, page);
  return { rows: rows.map(comparedRow), total };
}

/** Null when no row after (before) this one differs. */
export async function nextDifference(
  segments: SegmentStore,
  two: TwoVersions,
  { index, direction }: { readonly index: number; readonly direction: 'next' | 'previous' },
): Promise<number | null> {
  const isNext = direction === 'next';
  for (let from = isNext ? index + 1 : index - 1; from >= 0;) {
    const offset = isNext ? from : Math.max(0, from - rowsAtOnce + 1);
    const { rows, total } = alignedPage(segments, two, { offset, limit: isNext ? rowsAtOnce : from - offset + 1 });
    const differs = (row: AlignedRow) => !isSameRow(row);
    const found = isNext ? rows.findIndex(differs) : rows.findLastIndex(differs);
    if (found >= 0) return offset + found;
    from = isNext ? offset + rows.length : offset - 1;
    if (rows.length === 0 || from >= total) return null;
    await setImmediate();
  }
  return null;
}

export async function compareTotals(
  segments: SegmentStore,
  two: TwoVersions,
  isWanted: () => boolean,
): Promise<ComparedTotals> {
  let differingCount = 0;
  for (let offset = 0; ;) {
    const { rows, total } = alignedPage(segments, two, { offset, limit: rowsAtOnce });
    differingCount += rows.filter((row) => !isSameRow(row)).length;
    offset += rows.length;
    if (rows.length === 0 || offset >= total) return { rowCount: total, differingCount };
    await setImmediate();
    if (!isWanted()) throw new AppFailure('aborted');
  }
}

function alignedPage(
  segments: SegmentStore,
  { leftId, rightId }: TwoVersions,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly rows: readonly AlignedRow[]; readonly total: number } {
  const before = Math.min(1, offset);
  const { rows, total } = segments.list(leftId, { offset: offset - before, limit: limit + before + 2 });
  const to = Math.min(rows.length, before + limit);
  if (to <= before) return { rows: [], total };
  const fromMs = before === 0 ? 0 : (rows[0]?.startMs ?? 0);
  const untilMs = rows[to]?.endMs ?? Number.MAX_SAFE_INTEGER;
  const right = segments.between(rightId, fromMs, untilMs);
  return { rows: alignRows({ segments: rows, from: before, to }, right), total };
}

function comparedRow(row: AlignedRow): ComparedRow {
  const { segment, left, right, sameLeft, sameRight } = row;
  return {
    id: segment.id,
    startMs: segment.startMs,
    endMs: segment.endMs,
    isSame: isSameRow(row),
    left: comparedSide(left, sameLeft, segment.speaker),
    right: comparedSide(right, sameRight, right[0]?.segment.speaker ?? null),
  };
}

function comparedSide(words: readonly PlacedWord[], same: ReadonlySet<number>, speaker: string | null): ComparedSide {
  return {
    speaker,
    words: words
      .slice(0, maxComparedWords)
      .map(({ word: { startMs, text } }, nth) => ({ startMs, text, isSame: same.has(nth) })),
    moreCount: Math.max(0, words.length - maxComparedWords),
  };
}
