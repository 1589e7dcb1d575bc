import type { Who } from '#shared/rules/rule-tree.ts';
import type { Hit } from './hit.ts';
import type { RuleSegment, RuleText } from './rule-text.ts';
import { spokenSpan, type TextIndex } from './text-index.ts';

/** Null where it is not known who speaks. */
export function isSaidBy(
  text: RuleText,
  { speaker, channel }: RuleSegment,
  { kind, name, isNot }: Who,
): boolean | null {
  if (kind === 'channel') return channel === null ? null : (String(channel) === name) !== isNot;
  if (speaker === null) return null;
  const small = speaker.trim().toLowerCase();
  const is = kind === 'role' ? text.speakersOf(name.toLowerCase()).includes(small) : small === name.toLowerCase();
  return is !== isNot;
}

/** Of words their first and last one; of a span of time those who speak in it, of whom one is enough. */
export function hitIsBy(index: TextIndex, hit: Hit, who: Who): boolean | null {
  if (hit.first !== null && hit.last !== null) {
    const ends = new Set([hit.first, hit.last].map((at) => isSaidBy(index.text, index.segmentOf(at), who)));
    if (ends.has(false)) return false;
    return ends.has(null) ? null : true;
  }
  const speaking = index.text.segments.filter((segment) => {
    if (segment.endMs <= hit.startMs || segment.startMs >= hit.endMs) return false;
    const spoken = spokenSpan(segment);
    return spoken.endMs > hit.startMs && spoken.startMs < hit.endMs;
  });
  const answers = new Set(speaking.map((segment) => isSaidBy(index.text, segment, who)));
  if (answers.has(true)) return true;
  return answers.has(null) ? null : false;
}
