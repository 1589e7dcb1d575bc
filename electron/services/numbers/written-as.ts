import type { Segment } from '#shared/segment.ts';
import { hesitationEdits } from './hesitations.ts';
import { numberEdits } from './number-edits.ts';
import { rewriteSegment } from './rewrite-segment.ts';

export interface WritingStyle {
  readonly numbers: 'asRecognised' | 'digits' | 'words';
  readonly hesitations: 'keep' | 'drop';
}

/** The segments as they are to be written; those that lose their last word are left out. Nothing is changed in the library. */
export function writtenAs(
  segments: readonly Segment[],
  language: string | null,
  { numbers, hesitations }: WritingStyle,
): readonly Segment[] {
  if (numbers === 'asRecognised' && hesitations === 'keep') return segments;
  return segments.flatMap((segment) => {
    const fluent = hesitations === 'drop' ? rewriteSegment(segment, hesitationEdits(segment.text)) : segment;
    if (fluent.text.trim() === '' && segment.text.trim() !== '') return [];
    if (numbers === 'asRecognised') return [fluent];
    return [rewriteSegment(fluent, numberEdits(fluent.text, numbers, segment.language ?? language))];
  });
}
