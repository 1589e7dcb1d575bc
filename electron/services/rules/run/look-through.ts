import { idsPerTranscript } from '#services/store/segments/segment-ids.ts';
import { evaluateIn } from '../evaluate/evaluate-rules.ts';
import { TextIndex } from '../evaluate/text-index.ts';
import type { RuleSet } from '../evaluate/compile-rules.ts';
import { placeFinding, type PlacedFinding } from './place-finding.ts';
import type { RecordingText } from './read-rule-text.ts';

/** What rules find in a text, as it is stored. */
export function lookThrough(
  { text, transcriptId }: RecordingText,
  set: RuleSet,
  only: ReadonlySet<number> | null = null,
): readonly PlacedFinding[] {
  const index = new TextIndex(text);
  const firstSegmentId = transcriptId * idsPerTranscript;
  return evaluateIn(index, set, only).map((finding) => placeFinding(index, finding, firstSegmentId));
}
