import { badRequest } from '#shared/text/bad-request.ts';
import { AppFailure } from '#shared/failure.ts';
import { keepTiming } from '#shared/text/keep-timing.ts';
import type { Segment, Word } from '#shared/segment.ts';
import { maxDetailLength } from '#shared/edits/step.ts';
import type { AppliedStep, EditStore, StepDraft } from './edits.ts';
import { transcriptOf } from '#services/store/segments/segment-ids.ts';

/** A step with the segment that it ended in. */
export type SegmentStep = AppliedStep & { readonly segment: Segment };

/** The least that is left of a neighbour whose border is pushed. */
const minMs = 20;

/** Cuts a segment at a caret. `text` is what its field holds, which may not be saved yet. */
export function splitSegment(
  edits: EditStore,
  { segmentId, atChar, text }: { segmentId: number; atChar: number; text?: string | undefined },
): SegmentStep {
  return within(edits, { name: 'split', detail: { text: (text ?? '').slice(0, maxDetailLength) } }, (step) => {
    const whole = withText(step, segmentId, text);
    const caret = atChar - ((text ?? whole.text).length - (text ?? whole.text).trimStart().length);
    const left = whole.text.slice(0, Math.max(0, caret)).trimEnd();
    const right = whole.text.slice(Math.max(0, caret)).trimStart();
    if (left === '' || right === '') throw badRequest('split-empty');
    const halves = cutWords(whole, caret);
    step.set(segmentId, { endMs: halves.leftEndMs, text: left, words: halves.left });
    return step.add(transcriptOf(segmentId), {
      startMs: halves.rightStartMs,
      endMs: whole.endMs,
      text: right,
      speakerId: whole.speakerId,
      words: halves.right,
      confidence: whole.confidence,
      marks: whole.marks,
      language: whole.language,
    });
  });
}

/** A segment and its neighbour become one, with the earlier one's speaker. `text` is that of the segment's field. */
export function mergeSegments(
  edits: EditStore,
  { segmentId, side, text }: { segmentId: number; side: 'previous' | 'next'; text?: string | undefined },
): SegmentStep & { readonly caret: number } {
  let caret = 0;
  const done = within(edits, { name: 'merge', detail: {} }, (step) => {
    const own = withText(step, segmentId, text);
    const other = step.neighbours(segmentId)[side];
    if (other === null) throw new AppFailure('not-found', { what: 'segment' });
    const [first, second] = side === 'previous' ? [other, own] : [own, other];
    const joined = [first.text, second.text].filter((part) => part !== '').join(' ');
    caret = first.text === '' ? 0 : first.text.length + (second.text === '' ? 0 : 1);
    step.remove(second.id);
    const words = [...first.words, ...second.words];
    const endMs = Math.max(first.endMs, second.endMs);
    return step.set(first.id, { endMs, text: joined, words: inOrder(words) });
  });
  return { ...done, caret };
}

/** A new segment in what is free after another one, or before the first. */
export function insertSegment(edits: EditStore, { segmentId, text }: { segmentId: number; text: string }): SegmentStep {
  return within(edits, { name: 'insert', detail: { text: text.slice(0, maxDetailLength) } }, (step) => {
    const before = step.segment(segmentId);
    const { next } = step.neighbours(segmentId);
    // Where nothing is free it begins a moment before the next one, so that it stands before it.
    const latestMs = next === null ? Infinity : Math.max(before.startMs, next.startMs - 1);
    const startMs = Math.min(before.endMs, latestMs);
    const endMs = Math.max(startMs, next === null ? startMs + 2000 : next.startMs);
    return step.add(transcriptOf(segmentId), { startMs, endMs, text, speakerId: before.speakerId });
  });
}

export function removeSegments(edits: EditStore, segmentIds: readonly number[]): AppliedStep {
  return edits.apply({ name: 'remove', detail: { count: segmentIds.length } }, (step) => {
    for (const id of segmentIds) step.remove(id);
  });
}

/** Moves the borders; a neighbour that was apart until now gives way, down to nearly nothing. */
export function moveBorders(
  edits: EditStore,
  {
    segmentId,
    startMs,
    endMs,
    session,
  }: { segmentId: number; startMs: number; endMs: number; session?: string | undefined },
): SegmentStep {
  return within(edits, { name: 'times', session }, (step) => {
    const own = step.segment(segmentId);
    const { previous, next } = step.neighbours(segmentId);
    const from = previous === null ? startMs : Math.max(startMs, Math.min(own.startMs, previous.startMs + minMs));
    const to = next === null ? endMs : Math.min(endMs, Math.max(own.endMs, next.endMs - minMs));
    if (to - from < minMs) throw badRequest('segment-short');
    if (previous !== null && previous.endMs <= own.startMs && previous.endMs > from)
      step.set(previous.id, { endMs: from });
    if (next !== null && next.startMs >= own.endMs && next.startMs < to) step.set(next.id, { startMs: to });
    return step.set(segmentId, { startMs: from, endMs: to });
  });
}

function within(
  edits: EditStore,
  label: Parameters<EditStore['apply']>[0],
  make: (step: StepDraft) => Segment,
): SegmentStep {
  const made: Segment[] = [];
  const done = edits.apply(label, (step) => {
    made.splice(0, 1, make(step));
  });
  const [segment] = made;
  if (segment === undefined) throw new Error('a step without a segment');
  return { ...done, segment };
}

function withText(step: StepDraft, segmentId: number, text: string | undefined): Segment {
  return text === undefined ? step.segment(segmentId) : step.set(segmentId, { text });
}

/** The words on both sides of a caret; of one that it cuts, each side has its share by letters. */
function cutWords(whole: Segment, caret: number) {
  const words = whole.words.length > 0 ? whole.words : keepTiming({ ...whole, text: '' }, whole.text);
  const [left, right]: [Word[], Word[]] = [[], []];
  let from = 0;
  for (const word of words) {
    const start = Math.max(0, whole.text.indexOf(word.text, from));
    const end = start + word.text.length;
    from = end;
    if (end <= caret) left.push(word);
    else if (start >= caret) right.push(word);
    else {
      const share = (caret - start) / Math.max(1, word.text.length);
      const cutMs = Math.round((word.startMs + (word.endMs - word.startMs) * share) / 10) * 10;
      left.push({ ...word, text: word.text.slice(0, caret - start), endMs: cutMs });
      right.push({ ...word, text: word.text.slice(caret - start), startMs: cutMs });
    }
  }
  const rightStartMs = right[0]?.startMs ?? whole.endMs;
  const leftEndMs = Math.min(rightStartMs, left.at(-1)?.endMs ?? rightStartMs);
  return { left, right, leftEndMs: Math.max(whole.startMs, leftEndMs), rightStartMs };
}

/** Speakers who talk at once give words that overlap: one after the other they share the time. */
function inOrder(words: readonly Word[]): readonly Word[] {
  let lastMs = 0;
  return words.map((word) => {
    const startMs = Math.max(lastMs, word.startMs);
    lastMs = Math.max(startMs, word.endMs);
    return { ...word, startMs, endMs: lastMs };
  });
}
