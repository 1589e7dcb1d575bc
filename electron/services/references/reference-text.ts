import { createHash } from 'node:crypto';
import type { LabSegment } from '#shared/quality/lab.ts';
import type { Interval } from '#shared/quality/scores.ts';
import type { Segment } from '#shared/segment.ts';

/** The text of a reference within its scope: segments that lie in it by their middle. */
export function referenceText(segments: Iterable<Segment>, scope: readonly Interval[] | null): readonly LabSegment[] {
  const text: LabSegment[] = [];
  for (const { id, startMs, endMs, speaker, text: said, confidence, marks, words } of segments) {
    if (isWithin(scope, startMs, endMs))
      text.push({ id, startMs, endMs, speaker, text: said, confidence, marks, words });
  }
  return text;
}

export function isWithin(scope: readonly Interval[] | null, startMs: number, endMs: number): boolean {
  const middle = (startMs + endMs) / 2;
  return scope === null || scope.some(({ low, high }) => middle >= low && middle < high);
}

/** Of what a reference says, when and by whom; how sure a model once was does not count. */
export function textHash(segments: readonly LabSegment[], scope: readonly Interval[] | null): string {
  const said = segments.map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text]);
  return createHash('sha256')
    .update(JSON.stringify([scope, said]))
    .digest('hex');
}
