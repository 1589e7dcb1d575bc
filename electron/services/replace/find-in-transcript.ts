import type { FoundText, TextHit, TextQuery } from '#shared/text/find-text.ts';
import type { SegmentText } from './read-texts.ts';
import type { LinearMatch } from '#services/search/query/linear-pattern.ts';
import { readPattern, type TextPattern } from './text-pattern.ts';
import type { TextChange } from './write-texts.ts';

/** Letters of the text that are shown before and after a place. */
const contextLength = 60;

export interface FindRequest {
  readonly query: TextQuery;
  readonly replacement: string;
  readonly offset: number;
  readonly limit: number;
}

/** One page of the places in a transcript. All of it is read each time: 50,000 segments take some tens of milliseconds. */
export function findInTranscript(texts: Iterable<SegmentText>, request: FindRequest): FoundText {
  const { query, replacement, offset, limit } = request;
  const pattern = readPattern(query);
  const none = { rows: [], total: 0, segmentCount: 0 };
  if (typeof pattern === 'string') return { ...none, problem: pattern };
  if (query.text === '') return { ...none, problem: null };
  const rows: TextHit[] = [];
  let [total, segmentCount, index] = [0, 0, -1];
  for (const segment of texts) {
    index += 1;
    const matches = pattern.find(segment.text);
    if (matches.length > 0) segmentCount += 1;
    for (const match of matches) {
      if (total >= offset && rows.length < limit) rows.push(hitOf(segment, index, match, pattern, replacement));
      total += 1;
    }
  }
  return { rows, total, segmentCount, problem: null };
}

export function hitOf(
  segment: SegmentText,
  index: number,
  match: LinearMatch,
  pattern: TextPattern,
  replacement: string,
): TextHit {
  const { text, id: segmentId, start_ms: startMs } = segment;
  const { start, end } = match;
  const from = Math.max(0, start - contextLength);
  const to = Math.min(text.length, end + contextLength);
  return {
    segmentId,
    index,
    startMs,
    start,
    end,
    before: `${from > 0 ? '…' : ''}${text.slice(from, start)}`,
    match: text.slice(start, end),
    replacement: pattern.fill(match, text, replacement),
    after: `${text.slice(end, to)}${to < text.length ? '…' : ''}`,
  };
}

/** The segment with these places replaced; null where there are none or they would stay as they are. */
export function replaceIn(
  segment: Pick<SegmentText, 'id' | 'text'>,
  matches: readonly LinearMatch[],
  pattern: TextPattern,
  replacement: string,
): TextChange | null {
  const { id: segmentId, text: before } = segment;
  const filled = matches.toReversed().reduce((text, match) => {
    return text.slice(0, match.start) + pattern.fill(match, before, replacement) + text.slice(match.end);
  }, before);
  const after = filled.replaceAll(/\s+/g, ' ').trim();
  return after === before ? null : { segmentId, before, after, placeCount: matches.length };
}
