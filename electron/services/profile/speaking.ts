import type { Interruption, ProfileSpan, ProfileStretch, RecordingProfile, SpeakerProfile } from '#shared/profile.ts';
import type { SpokenOverlap } from '#shared/analyses/voices.ts';
import type { Segment } from '#shared/segment.ts';

export type SpokenSegment = Pick<Segment, 'startMs' | 'endMs' | 'speaker' | 'words' | 'text' | 'language'>;

/** A pause that is worth a look. */
const minSilenceMs = 3000;
/** Times of segments are not exact: two that touch are no interruption. */
const minOverlapMs = 250;
/** Words that were at least as likely as not to be another one. */
const doubtfulBelow = 0.5;
const maxStretches = 60;
const minStretchMs = 15_000;
/** Of a stretch with less talk a rate says nothing. */
const minRateMs = 3000;
/** More of them are counted only. */
const maxListed = 200;

/** Two speak at once, as an analysis of the sound found it. */
type Overlap = Pick<SpokenOverlap, 'startMs' | 'endMs' | 'speaker' | 'over'>;

export type Speaking = Pick<
  RecordingProfile,
  | 'talkMs'
  | 'wordCount'
  | 'doubtfulShare'
  | 'speakers'
  | 'stretches'
  | 'silences'
  | 'silenceMs'
  | 'interruptions'
  | 'languages'
>;

interface Counted {
  talkMs: number;
  turnCount: number;
  longestTurnMs: number;
  wordCount: number;
  interruptionCount: number;
  doubtful: number;
  readonly talkIn: number[];
  readonly wordsIn: number[];
}

/** Who speaks how much, when and how fast. `segments` come in the order of time; nothing of them is kept. */
export function measureSpeaking(
  segments: Iterable<SpokenSegment>,
  durationMs: number,
  language: string | null,
  overlaps: readonly Overlap[] = [],
): Speaking {
  const meter = new SpeakingMeter(durationMs, language);
  for (const segment of segments) meter.add(segment);
  for (const overlap of overlaps) meter.addOverlap(overlap);
  return meter.result();
}

class SpeakingMeter {
  readonly #durationMs: number;
  readonly #language: string | null;
  readonly #stretchMs: number;
  readonly #stretchCount: number;
  readonly #people = new Map<string | null, Counted>();
  readonly #languages = new Map<string | null, number>();
  readonly #silences: ProfileSpan[] = [];
  readonly #interruptions: Interruption[] = [];
  #silenceMs = 0;
  #spokenUntilMs = 0;
  #last: { readonly speaker: string | null; readonly endMs: number } | null = null;
  #turn: { readonly speaker: string | null; readonly startMs: number; endMs: number } | null = null;

  constructor(durationMs: number, language: string | null) {
    this.#durationMs = durationMs;
    this.#language = language;
    this.#stretchMs = stretchLength(durationMs);
    this.#stretchCount = Math.max(1, Math.ceil(durationMs / this.#stretchMs));
  }

  add(segment: SpokenSegment): void {
    const { startMs, endMs, speaker, words } = segment;
    const person = this.#countedOf(speaker);
    this.#pause(this.#spokenUntilMs, startMs);
    const last = this.#last;
    if (last !== null && last.speaker !== speaker && last.endMs - startMs >= minOverlapMs) {
      person.interruptionCount += 1;
      const overlapMs = Math.min(last.endMs, endMs) - startMs;
      this.#interruptions.push({ atMs: startMs, overlapMs, by: speaker, of: last.speaker });
    }
    if (this.#turn?.speaker === speaker) this.#turn.endMs = Math.max(this.#turn.endMs, endMs);
    else {
      this.#endTurn();
      this.#turn = { speaker, startMs, endMs };
    }
    if (last === null || endMs > last.endMs) this.#last = { speaker, endMs };
    this.#spokenUntilMs = Math.max(this.#spokenUntilMs, endMs);
    count(person, segment, this.#stretchMs);
    const spoken = segment.language ?? this.#language;
    this.#languages.set(spoken, (this.#languages.get(spoken) ?? 0) + endMs - startMs);
    person.doubtful += words.filter(({ probability }) => probability < doubtfulBelow).length;
  }

  /** What the sound has and the times of the text do not: one segment stands where two spoke. */
  addOverlap({ startMs, endMs, speaker, over }: Overlap): void {
    const isKnown = this.#interruptions.some(
      ({ atMs, overlapMs }) => atMs < endMs + minOverlapMs && atMs + overlapMs > startMs - minOverlapMs,
    );
    const person = this.#people.get(over);
    if (isKnown || person === undefined || !this.#people.has(speaker)) return;
    person.interruptionCount += 1;
    this.#interruptions.push({ atMs: startMs, overlapMs: endMs - startMs, by: over, of: speaker });
  }

  result(): Speaking {
    this.#endTurn();
    this.#turn = null;
    this.#pause(this.#spokenUntilMs, this.#durationMs);
    const all = [...this.#people].toSorted((a, b) => b[1].talkMs - a[1].talkMs);
    const sumOf = (value: (one: Counted) => number) => all.reduce((sum, [, one]) => sum + value(one), 0);
    const talkMs = sumOf((one) => one.talkMs);
    const wordCount = sumOf((one) => one.wordCount);
    return {
      talkMs,
      wordCount,
      doubtfulShare: wordCount === 0 ? 0 : sumOf((one) => one.doubtful) / wordCount,
      speakers: all.map(([speaker, one]) => speakerOf(speaker, one, talkMs)),
      stretches: this.#stretches(all.map(([, one]) => one)),
      silences: longestOf(
        this.#silences,
        ({ startMs, endMs }) => endMs - startMs,
        ({ startMs }) => startMs,
      ),
      silenceMs: this.#silenceMs,
      interruptions: longestOf(
        this.#interruptions.toSorted((a, b) => a.atMs - b.atMs),
        ({ overlapMs }) => overlapMs,
        ({ atMs }) => atMs,
      ),
      languages: [...this.#languages]
        .map(([code, ms]) => ({ language: code, talkMs: ms, share: talkMs === 0 ? 0 : ms / talkMs }))
        .toSorted((a, b) => b.talkMs - a.talkMs),
    };
  }

  #stretches(people: readonly Counted[]): readonly ProfileStretch[] {
    return Array.from({ length: this.#stretchCount }, (_, nth) => ({
      startMs: nth * this.#stretchMs,
      endMs: Math.min(this.#durationMs, (nth + 1) * this.#stretchMs),
      talkMs: people.map((one) => Math.round(one.talkIn[nth] ?? 0)),
      wordsPerMinute: people.map((one) => rateOf(one.wordsIn[nth] ?? 0, one.talkIn[nth] ?? 0)),
    }));
  }

  #pause(startMs: number, endMs: number): void {
    if (endMs - startMs < minSilenceMs) return;
    this.#silenceMs += endMs - startMs;
    this.#silences.push({ startMs, endMs });
  }

  #endTurn(): void {
    if (this.#turn === null) return;
    const person = this.#countedOf(this.#turn.speaker);
    person.turnCount += 1;
    person.longestTurnMs = Math.max(person.longestTurnMs, this.#turn.endMs - this.#turn.startMs);
  }

  #countedOf(speaker: string | null): Counted {
    const known = this.#people.get(speaker);
    if (known !== undefined) return known;
    const zeros = () => Array.from({ length: this.#stretchCount }, () => 0);
    const sums = { talkMs: 0, turnCount: 0, longestTurnMs: 0, wordCount: 0, interruptionCount: 0, doubtful: 0 };
    const fresh = { ...sums, talkIn: zeros(), wordsIn: zeros() };
    this.#people.set(speaker, fresh);
    return fresh;
  }
}

/** Round figures, at most sixty in a recording. */
export function stretchLength(durationMs: number): number {
  const rough = Math.max(minStretchMs, durationMs / maxStretches);
  const round = [15, 30, 60, 120, 300, 600, 900, 1800, 3600].map((seconds) => seconds * 1000);
  return round.find((ms) => ms >= rough) ?? Math.ceil(rough / 3_600_000) * 3_600_000;
}

/** Talk and words fall into the stretches in which they are said. */
function count(person: Counted, { startMs, endMs, words, text }: SpokenSegment, stretchMs: number): void {
  person.talkMs += endMs - startMs;
  for (let at = startMs; at < endMs;) {
    const nth = Math.min(person.talkIn.length - 1, Math.floor(at / stretchMs));
    const until = nth === person.talkIn.length - 1 ? endMs : Math.min(endMs, (nth + 1) * stretchMs);
    person.talkIn[nth] = (person.talkIn[nth] ?? 0) + until - at;
    at = until;
  }
  const starts =
    words.length > 0
      ? words.map((word) => word.startMs)
      : text
          .split(/\s+/)
          .filter(Boolean)
          .map(() => startMs);
  for (const at of starts) {
    const nth = Math.min(person.wordsIn.length - 1, Math.floor(at / stretchMs));
    person.wordsIn[nth] = (person.wordsIn[nth] ?? 0) + 1;
  }
  person.wordCount += starts.length;
}

function speakerOf(speaker: string | null, one: Counted, talkMs: number): SpeakerProfile {
  return {
    speaker,
    talkMs: one.talkMs,
    share: talkMs === 0 ? 0 : one.talkMs / talkMs,
    turnCount: one.turnCount,
    longestTurnMs: one.longestTurnMs,
    wordCount: one.wordCount,
    wordsPerMinute: rateOf(one.wordCount, one.talkMs) ?? 0,
    interruptionCount: one.interruptionCount,
    doubtfulShare: one.wordCount === 0 ? 0 : one.doubtful / one.wordCount,
  };
}

function rateOf(words: number, talkMs: number): number | null {
  return talkMs < minRateMs ? null : Math.round((words / talkMs) * 60_000);
}

/** In the order of time; of very many the longest. */
function longestOf<T>(all: readonly T[], lengthOf: (one: T) => number, atOf: (one: T) => number): readonly T[] {
  if (all.length <= maxListed) return all;
  return all
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, maxListed)
    .toSorted((a, b) => atOf(a) - atOf(b));
}
