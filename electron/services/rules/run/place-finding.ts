import type { BasisPart } from '#shared/rules/finding-basis.ts';
import type { RuleFinding } from '../evaluate/evaluate-rules.ts';
import type { RuleSegment } from '../evaluate/rule-text.ts';
import type { TextIndex } from '../evaluate/text-index.ts';

/** A finding as it is stored. */
export interface PlacedFinding {
  readonly ruleId: number;
  readonly segmentId: number;
  readonly lastSegmentId: number;
  readonly word: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly matched: string;
  readonly before: string;
  readonly after: string;
  readonly isCertain: boolean;
  readonly parts: readonly BasisPart[];
}

const contextCharacters = 120;
const maxMatched = 600;

/** Where the words stand; what is not in words lies at the segment that it begins in, or before. */
export function placeFinding(index: TextIndex, finding: RuleFinding, firstSegmentId: number): PlacedFinding {
  const { ruleId, isCertain, startMs, endMs, first, last } = finding;
  const times = { startMs: Math.round(startMs), endMs: Math.round(endMs) };
  const parts = finding.parts.map((part) => ({
    clause: part.clause,
    startMs: Math.round(part.startMs),
    endMs: Math.round(part.endMs),
    text: part.first === null || part.last === null ? '' : wordsText(index, part.first, part.last).slice(0, 200),
  }));
  if (first === null || last === null) {
    const { segments } = index.text;
    const segment = segments.findLast((one) => one.startMs <= startMs) ?? segments[0];
    const segmentId = segment?.segmentId ?? firstSegmentId;
    return {
      ruleId,
      isCertain,
      ...times,
      parts,
      segmentId,
      lastSegmentId: segmentId,
      word: 0,
      matched: '',
      before: '',
      after: '',
    };
  }
  const [from, to] = [index.at(first), index.at(last)];
  return {
    ruleId,
    isCertain,
    ...times,
    parts,
    segmentId: from.segment.segmentId,
    lastSegmentId: to.segment.segmentId,
    word: from.word,
    matched: wordsText(index, first, last).slice(0, maxMatched),
    before: beforeText(index.text.segments, from.nth, from.token.start),
    after: afterText(index.text.segments, to.nth, to.token.end),
  };
}

/** From the first word to the last, as it is written. */
function wordsText(index: TextIndex, first: number, last: number): string {
  const [from, to] = [index.at(first), index.at(last)];
  if (from.nth === to.nth) return from.segment.text.slice(from.token.start, to.token.end);
  const between = index.text.segments.slice(from.nth + 1, to.nth).map(({ text }) => text);
  return [from.segment.text.slice(from.token.start), ...between, to.segment.text.slice(0, to.token.end)].join(' ');
}

function beforeText(segments: readonly RuleSegment[], nth: number, offset: number): string {
  let text = segments[nth]?.text.slice(0, offset) ?? '';
  for (let at = nth - 1; at >= 0 && text.length <= contextCharacters; at -= 1)
    text = `${segments[at]?.text ?? ''} ${text}`;
  const whole = text.trimStart();
  if (whole.length <= contextCharacters) return whole;
  const cut = whole.slice(-contextCharacters);
  return cut.slice(cut.indexOf(' ') + 1);
}

function afterText(segments: readonly RuleSegment[], nth: number, offset: number): string {
  let text = segments[nth]?.text.slice(offset) ?? '';
  for (let at = nth + 1; at < segments.length && text.length <= contextCharacters; at += 1)
    text += ` ${segments[at]?.text ?? ''}`;
  const whole = text.trimEnd();
  if (whole.length <= contextCharacters) return whole;
  const cut = whole.slice(0, contextCharacters);
  const space = cut.lastIndexOf(' ');
  return space < 0 ? cut : cut.slice(0, space);
}
