import { writeReasons } from '#shared/analyses/mentions.ts';
import type { NewAnnotation } from '#services/annotations/write-annotations.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import { because, type Mention } from '#services/text-analysis/mention.ts';
import type { TextStretch } from '../analyzer.ts';

type Segment = TextStretch['segments'][number];

/** Segments that are read as one text, so that a number may continue in the next one. */
const usualSegments = 40;
const maxSegments = 80;

/** Annotations of the words that were found; what reaches over several segments has one in each. */
export function annotateMentions(
  segments: readonly Segment[],
  kind: string,
  find: (text: string) => readonly Mention[],
): readonly NewAnnotation[] {
  return mentionTexts(segments).flatMap(({ text, annotate }) => annotate(kind, find(text)));
}

/** Segments that are read as one text. */
export interface MentionText {
  readonly text: string;
  /** Annotations of what was found in it. */
  readonly annotate: (kind: string, mentions: readonly Mention[]) => readonly NewAnnotation[];
}

export function mentionTexts(segments: readonly Segment[]): readonly MentionText[] {
  return chunksOf(segments).map((chunk) => {
    let offset = 0;
    const places = chunk.map((segment) => {
      const from = offset;
      offset += segment.text.length + 1;
      return { segment, from, to: offset - 1 };
    });
    return {
      text: chunk.map((segment) => segment.text).join('\n'),
      annotate: (kind, mentions) =>
        mentions.flatMap((mention) =>
          places
            .filter(({ from, to }) => mention.start < to && mention.end > from)
            .flatMap(({ segment, from }, nth) => annotation(segment, kind, mention, [from, nth])),
        ),
    };
  });
}

function chunksOf(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const chunks: Segment[][] = [[]];
  for (const segment of segments) {
    const chunk = chunks.at(-1) ?? [];
    chunk.push(segment);
    const isEnd = /[.!?…]["»”)]?\s*$/.test(segment.text);
    if ((chunk.length >= usualSegments && isEnd) || chunk.length >= maxSegments) chunks.push([]);
  }
  return chunks.filter((chunk) => chunk.length > 0);
}

function annotation(
  segment: Segment,
  kind: string,
  mention: Mention,
  [from, nth]: readonly [offset: number, part: number],
): readonly NewAnnotation[] {
  const tokens = tokenize(segment.text);
  const word = tokens.findIndex(({ end }) => end > mention.start - from);
  const last = tokens.findLastIndex(({ start }) => start < mention.end - from);
  const [first, end] = [tokens[word], tokens[last]];
  if (first === undefined || end === undefined || last < word) return [];
  const { value, name, score } = mention;
  const matched = segment.text.slice(first.start, end.end);
  const reason = writeReasons(nth === 0 ? mention.reasons : [...mention.reasons, because('continued')]);
  const words = { segmentId: segment.id, word, matched };
  return [{ ...timesOf(segment, first.start, end.end), kind, value, score, reason, name, words }];
}

/** When the words are spoken; the segment's times where its words have none. */
function timesOf(segment: Segment, start: number, end: number): { readonly startMs: number; readonly endMs: number } {
  let cursor = 0;
  let startMs: number | null = null;
  let endMs = segment.endMs;
  for (const word of segment.words) {
    const at = segment.text.indexOf(word.text.trim(), cursor);
    if (at < 0) break;
    cursor = at + word.text.trim().length;
    if (cursor <= start) continue;
    if (at >= end) break;
    startMs ??= word.startMs;
    ({ endMs } = word);
  }
  if (startMs === null) return { startMs: segment.startMs, endMs: segment.endMs };
  const within = (ms: number) => Math.min(segment.endMs, Math.max(segment.startMs, ms));
  return { startMs: within(startMs), endMs: Math.max(within(startMs), within(endMs)) };
}
