import type { Condition } from '#shared/rules/rule-tree.ts';
import type { Hit } from './hit.ts';
import type { RuleSegment, Span } from './rule-text.ts';
import { spokenSpan, type TextIndex } from './text-index.ts';

function spanHit({ startMs, endMs }: Span, clause: number): Hit {
  const none = { first: null, last: null };
  return { startMs, endMs, ...none, isCertain: true, parts: [{ startMs, endMs, clause, ...none }] };
}

/** Shorter pauses than this are none. */
const minSilenceMs = 1000;

/** Where no word is said and no speech was left without text: before the first word and after the last one too. */
export function silences({ text }: TextIndex, { minMs }: Condition, clause: number): readonly Hit[] {
  const shortestMs = Math.max(minMs, minSilenceMs);
  const endMs = Math.min(text.durationMs ?? Infinity, text.recognisedMs);
  const silent: Span[] = [];
  let quietFromMs = 0;
  const pause = (untilMs: number) => {
    if (untilMs - quietFromMs >= shortestMs) silent.push({ startMs: quietFromMs, endMs: untilMs });
  };
  for (const segment of text.segments) {
    const spoken = segment.words.length > 0 ? segment.words : [segment];
    for (const { startMs: fromMs, endMs: toMs } of spoken) {
      pause(fromMs);
      quietFromMs = Math.max(quietFromMs, toMs);
    }
  }
  if (Number.isFinite(endMs)) pause(endMs);
  return silent.flatMap((span) => without(span, text.gaps, shortestMs)).map((span) => spanHit(span, clause));
}

function without(span: Span, gaps: readonly Span[], minMs: number): readonly Span[] {
  let rest: readonly Span[] = [span];
  for (const gap of gaps) {
    if (gap.endMs <= span.startMs || gap.startMs >= span.endMs) continue;
    rest = rest.flatMap((one) => [
      { startMs: one.startMs, endMs: Math.min(one.endMs, gap.startMs) },
      { startMs: Math.max(one.startMs, gap.endMs), endMs: one.endMs },
    ]);
  }
  return rest.filter(({ startMs, endMs }) => endMs - startMs >= minMs && endMs > startMs);
}

export interface SpokenTurn extends Span {
  readonly segment: RuleSegment;
  readonly nth: number;
}

/** Every two segments of different speakers, or channels, that are spoken at the same time. */
function* crossing({ text }: TextIndex): Generator<readonly [earlier: SpokenTurn, later: SpokenTurn]> {
  let open: SpokenTurn[] = [];
  for (const [nth, segment] of text.segments.entries()) {
    open = open.filter(({ segment: one }) => one.endMs > segment.startMs);
    const turn: SpokenTurn =
      open.length === 0 ? { ...spanOf(segment), segment, nth } : { ...spokenSpan(segment), segment, nth };
    for (const other of open) {
      if (!areApart(other.segment, segment)) continue;
      const [a, b] = [{ ...other, ...spokenSpan(other.segment) }, turn];
      if (Math.min(a.endMs, b.endMs) <= Math.max(a.startMs, b.startMs)) continue;
      yield a.startMs <= b.startMs ? [a, b] : [b, a];
    }
    open.push(turn);
  }
}

function spanOf({ startMs, endMs }: RuleSegment): Span {
  return { startMs, endMs };
}

/** Two people who are known, or two channels. */
function areApart(a: RuleSegment, b: RuleSegment): boolean {
  if (a.channel !== null && b.channel !== null && a.channel !== b.channel) return true;
  return a.speaker !== null && b.speaker !== null && a.speaker !== b.speaker;
}

/** Two speak at once; with `by` one of them is that speaker. Joined where they touch. */
export function overlaps(index: TextIndex, { minMs }: Condition, clause: number): readonly Hit[] {
  const found: Hit[] = [];
  const spans = [...crossing(index)]
    .map(([a, b]) => ({ startMs: b.startMs, endMs: Math.min(a.endMs, b.endMs), first: index.wordsOf(b.nth)[0] }))
    .toSorted((a, b) => a.startMs - b.startMs);
  for (const span of spans) {
    const last = found.at(-1);
    if (last !== undefined && span.startMs <= last.endMs) {
      const endMs = Math.max(last.endMs, span.endMs);
      found[found.length - 1] = { ...last, endMs, parts: last.parts.map((part) => ({ ...part, endMs })) };
    } else found.push(spanHit(span, clause));
  }
  return found.filter(({ startMs, endMs }) => endMs - startMs >= minMs);
}

/** The other one falls into a turn and continues when it has ended; the words are those of who interrupts. */
export function interruptions(index: TextIndex, { minMs }: Condition, clause: number): readonly Hit[] {
  const shortestMs = Math.max(minMs, 300);
  return [...crossing(index)]
    .filter(([a, b]) => b.startMs > a.startMs && b.endMs > a.endMs && a.endMs - b.startMs >= shortestMs)
    .map(([a, b]) => {
      const [first, end] = index.wordsOf(b.nth);
      const words = end > first ? { first, last: end - 1 } : { first: null, last: null };
      const span = { startMs: b.startMs, endMs: a.endMs };
      return { ...span, ...words, isCertain: true, parts: [{ ...span, clause, ...words }] };
    })
    .toSorted((a, b) => a.startMs - b.startMs);
}

/** Of one speaker without a break longer than this. */
const maxBreakMs = 30_000;
const usualRateMs = 10_000;

/** Stretches of at least `minMs` of speech (10 s without it) of one speaker in which the rate is so. */
export function rateSpans(index: TextIndex, { subject, minMs }: Condition, clause: number): readonly Hit[] {
  if (subject.kind !== 'rate') return [];
  const overMs = minMs > 0 ? minMs : usualRateMs;
  const turns = index.text.segments.map((segment, nth) => ({ ...spokenSpan(segment), segment, nth }));
  const bySpeaker = Map.groupBy(turns, ({ segment }) => segment.speaker ?? '');
  return [...bySpeaker.values()]
    .flatMap((own) => rateOf(index, own, overMs, subject))
    .map(([from, to]) => {
      const span = { startMs: from.startMs, endMs: to.endMs };
      const words = { first: index.wordsOf(from.nth)[0], last: index.wordsOf(to.nth)[1] - 1 };
      return { ...span, ...words, isCertain: true, parts: [{ ...span, clause, ...words }] };
    })
    .toSorted((a, b) => a.startMs - b.startMs);
}

interface Rate {
  readonly isAbove: boolean;
  readonly wordsPerMinute: number;
}

function rateOf(
  index: TextIndex,
  turns: readonly SpokenTurn[],
  overMs: number,
  { isAbove, wordsPerMinute }: Rate,
): readonly (readonly [SpokenTurn, SpokenTurn])[] {
  const found: [SpokenTurn, SpokenTurn][] = [];
  let [from, spokenMs, words] = [0, 0, 0];
  const lengthOf = ({ startMs, endMs }: Span) => endMs - startMs;
  const wordCount = ({ nth }: SpokenTurn) => index.wordsOf(nth)[1] - index.wordsOf(nth)[0];
  for (const [to, turn] of turns.entries()) {
    if (to > from && turn.startMs - (turns[to - 1]?.endMs ?? 0) > maxBreakMs) [from, spokenMs, words] = [to, 0, 0];
    spokenMs += lengthOf(turn);
    words += wordCount(turn);
    for (let first = turns[from]; first !== undefined && spokenMs - lengthOf(first) >= overMs; first = turns[from]) {
      spokenMs -= lengthOf(first);
      words -= wordCount(first);
      from += 1;
    }
    const first = turns[from];
    if (first === undefined || spokenMs < overMs) continue;
    const rate = words / (spokenMs / 60_000);
    if (isAbove ? rate <= wordsPerMinute : rate >= wordsPerMinute) continue;
    const last = found.at(-1);
    if (last !== undefined && first.startMs <= last[1].endMs) last[1] = turn;
    else found.push([first, turn]);
  }
  return found;
}
