import type { Word } from '#shared/segment.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import type { LookedFor, RuleMark, RuleSegment, RuleText } from './rule-text.ts';

type Seconds = readonly [from: number, to: number];

export interface TextOptions {
  /** Seconds; 60 without it. */
  readonly duration?: number | null;
  readonly recognised?: number;
  readonly gaps?: readonly Seconds[];
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  /** `music 10-20 0.9`; `card 3-4 =1:2 4276 1600` stands on words of a segment. */
  readonly sound?: readonly string[] | null;
  readonly event?: readonly string[] | null;
  readonly entity?: readonly string[] | null;
  readonly data?: readonly string[] | null;
  readonly class?: readonly string[] | null;
  readonly channels?: Readonly<Record<string, number>>;
}

/**
 * Segments between bars: `2 Ann: good day | 5.5 Bob: hello@7-8.5 there?`. A word begins each half second and lasts 400 ms
 * where it says nothing else; `?` is doubtful, `??` hardly recognised. `~` before the time: the segment is doubtful, `!`:
 * failed, `#`: without word times, four seconds long.
 */
export function ruleText(written: string, options: TextOptions = {}): RuleText {
  const { duration = 60, gaps = [], roles = {} } = options;
  const durationMs = duration === null ? null : duration * 1000;
  const parts = written.split('|').filter((part) => part.trim() !== '');
  const segments = parts.map((part, nth) => segmentOf(part.trim(), nth + 1, options));
  return {
    segments: segments.toSorted((a, b) => a.startMs - b.startMs),
    durationMs,
    recognisedMs: options.recognised === undefined ? Infinity : options.recognised * 1000,
    gaps: gaps.map(([from, to]) => ({ startMs: from * 1000, endMs: to * 1000 })),
    marks(kind: LookedFor) {
      const marks = options[kind];
      return marks === undefined || marks === null ? null : marks.map(markOf);
    },
    speakersOf: (role) => (roles[role] ?? []).map((name) => name.toLowerCase()),
  };
}

function segmentOf(part: string, segmentId: number, { channels = {} }: TextOptions): RuleSegment {
  const [, signs = '', from = '0', name, said = ''] =
    /^([~!#]*)([\d.]+)(?:\s+([^:]+):)?(?:\s+(.*))?$/s.exec(part) ?? [];
  const startMs = Number(from) * 1000;
  const pieces = said.split(/\s+/).filter((piece) => piece !== '');
  const words: Word[] = [];
  let at = startMs;
  for (const piece of pieces) {
    const [, text = '', own, until, doubt] = /^([^@?]+)(?:@([\d.]+)(?:-([\d.]+))?)?(\?{0,2})$/.exec(piece) ?? [];
    const wordMs = own === undefined ? at : Number(own) * 1000;
    const endMs = until === undefined ? wordMs + 400 : Number(until) * 1000;
    words.push({ startMs: wordMs, endMs, text, probability: doubt === '??' ? 0.1 : doubt === '?' ? 0.3 : 0.95 });
    at = own === undefined ? at + 500 : Math.max(endMs, wordMs + 500);
  }
  const text = words.map((word) => word.text).join(' ');
  const speaker = name?.trim() ?? null;
  return {
    segmentId,
    startMs,
    endMs: signs.includes('#') ? startMs + 4000 : Math.max(startMs, ...words.map(({ endMs }) => endMs)),
    text,
    tokens: tokenize(text),
    words: signs.includes('#') ? [] : words,
    speaker,
    channel: speaker === null ? null : (channels[speaker] ?? null),
    isDoubtful: signs.includes('~'),
    isFailed: signs.includes('!'),
  };
}

function markOf(written: string): RuleMark {
  const [, value = '', from, to, score, segment, word, matched = ''] =
    /^(\S+) ([\d.]+)-([\d.]+)(?: (0?\.\d+|[01]))?(?: =(\d+):(\d+) (.*))?$/.exec(written) ?? [];
  return {
    startMs: Number(from) * 1000,
    endMs: Number(to) * 1000,
    value,
    score: score === undefined ? null : Number(score),
    words: segment === undefined ? null : { segmentId: Number(segment), word: Number(word), matched },
  };
}
