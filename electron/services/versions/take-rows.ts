import type { Segment, Word } from '#shared/segment.ts';
import type { AppliedStep, EditStore, StepDraft } from '#services/edits/edits.ts';
import type { SegmentStore } from '#services/store/records.ts';
import { alignRows, type AlignedRow } from './align-rows.ts';
import type { TwoVersions } from './compare.ts';
import type { PlacedWord } from './place-words.ts';

/** Right words this near to a left segment are said in it, farther ones in a segment of their own. */
const touchMs = 500;

/** What one segment of the right text says within a row. */
interface Saying {
  readonly from: Segment;
  readonly text: string;
  readonly words: readonly Word[];
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * What the right text says in the rows of these left segments takes the place of what they say. Speakers and segments
 * of the left text stay; where only the right one speaks, its segments are added; a segment of which it knows nothing
 * is removed.
 */
export function takeRows(
  edits: EditStore,
  segments: SegmentStore,
  two: TwoVersions,
  { segmentIds, model }: { readonly segmentIds: readonly number[]; readonly model: string },
): AppliedStep {
  const detail = { count: segmentIds.length, from: model };
  return edits.apply({ name: 'take-version', detail }, (step) => {
    // All is read before anything is changed: a row ends where the next one begins.
    const rows = [...new Set(segmentIds)].map((id) => rowOf(step, segments, two.rightId, id));
    for (const row of rows) takeRow(step, two.leftId, row);
  });
}

type Row = AlignedRow & { readonly previous: Segment | null; readonly next: Segment | null };

function rowOf(step: StepDraft, segments: SegmentStore, rightId: number, segmentId: number): Row {
  const own = step.segment(segmentId);
  const { previous, next } = step.neighbours(segmentId);
  const afterNext = next === null ? null : step.neighbours(next.id).next;
  const around = [previous, own, next, afterNext].filter((segment) => segment !== null);
  const from = previous === null ? 0 : 1;
  const right = segments.between(rightId, previous?.startMs ?? 0, next?.endMs ?? Number.MAX_SAFE_INTEGER);
  const [row] = alignRows({ segments: around, from, to: from + 1 }, right);
  if (row === undefined) throw new Error('a segment without a row');
  return { ...row, previous, next };
}

function takeRow(step: StepDraft, transcriptId: number, row: Row): void {
  const { segment, right } = row;
  const sayings = sayingsOf(right);
  const isOwn = ({ startMs, endMs }: Saying) => startMs < segment.endMs + touchMs && endMs > segment.startMs - touchMs;
  const own = sayings.filter(isOwn);
  const span = own.length === 0 ? null : takeOwn(step, row, own);
  for (const saying of sayings) if (!isOwn(saying)) add(step, transcriptId, row, saying, span ?? segment);
  if (span === null) step.remove(segment.id);
}

/** Widens the segment as far as its neighbours let it; returns its new borders. */
function takeOwn(step: StepDraft, { segment, previous, next }: Row, own: readonly Saying[]): Segment {
  const earliestMs = Math.min(segment.startMs, previous?.endMs ?? 0);
  const latestMs = Math.max(segment.endMs, next?.startMs ?? Infinity);
  const startMs = Math.max(earliestMs, Math.min(segment.startMs, ...own.map((saying) => saying.startMs)));
  const endMs = Math.min(latestMs, Math.max(segment.endMs, ...own.map((saying) => saying.endMs)));
  const words = within(
    own.flatMap((saying) => saying.words),
    startMs,
    endMs,
  );
  return step.set(segment.id, { startMs, endMs, text: own.map(({ text }) => text).join(' '), words });
}

function add(step: StepDraft, transcriptId: number, row: Row, saying: Saying, own: Segment): void {
  const isBefore = saying.endMs <= own.startMs;
  const earliestMs = isBefore ? (row.previous?.endMs ?? 0) : own.endMs;
  const latestMs = isBefore ? own.startMs : (row.next?.startMs ?? Infinity);
  const startMs = Math.min(Math.max(earliestMs, saying.startMs), latestMs);
  const endMs = Math.max(startMs, Math.min(latestMs, saying.endMs));
  const { speaker, confidence, marks, language } = saying.from;
  step.add(transcriptId, {
    startMs,
    endMs,
    text: saying.text,
    speakerId: speaker === null ? null : step.speakerNamed(transcriptId, speaker).id,
    words: within(saying.words, startMs, endMs),
    confidence,
    marks,
    language,
  });
}

function sayingsOf(words: readonly PlacedWord[]): readonly Saying[] {
  const bySegment = new Map<number, PlacedWord[]>();
  for (const word of words) bySegment.set(word.segment.id, [...(bySegment.get(word.segment.id) ?? []), word]);
  return [...bySegment.values()].flatMap((said) => {
    const [first] = said;
    const last = said.at(-1);
    if (first === undefined || last === undefined) return [];
    return {
      from: first.segment,
      text: first.segment.text.slice(first.start, last.end).trim(),
      words: said.map(({ word }) => word),
      startMs: first.word.startMs,
      endMs: last.word.endMs,
    };
  });
}

/** In order, none outside, none overlapping. */
function within(words: readonly Word[], startMs: number, endMs: number): readonly Word[] {
  let lastMs = startMs;
  return words.map((word) => {
    const from = Math.min(endMs, Math.max(lastMs, word.startMs));
    lastMs = Math.min(endMs, Math.max(from, word.endMs));
    return { ...word, startMs: from, endMs: lastMs };
  });
}
