import { sampleRateHz } from '#native/lib/types.ts';
import type { DetectedLanguage } from '#shared/gap.ts';
import { composed, type Timeline } from '#services/speech/timeline.ts';
import type { Sound } from './transcribe-track.ts';

/** A part of a sound in which one language is spoken. */
export interface LanguageStretch {
  readonly sound: Sound;
  readonly language: DetectedLanguage;
}

/** In samples of the sound, end excluded. */
interface Span {
  readonly from: number;
  readonly to: number;
}
interface Guessed extends Span {
  readonly language: DetectedLanguage;
}

const samples = (ms: number) => Math.round((ms * sampleRateHz) / 1000);
/** Shorter speech joins its neighbour where the pause between them is short: a word says little of its language. */
const minSamples = samples(1000);
const shortPause = samples(700);
/** Of speech shorter than this a guess has to be surer to count. */
const sureSamples = samples(2000);
const minProbability = 0.8;
/** Left around a stretch that is detected alone: a language is recognised by whole words. */
const marginSamples = samples(200);

/**
 * Cuts a sound where the language changes, in the middle of the pauses between. Each stretch of speech is classified by
 * itself: a pass of the engine for each. Speech that is too short to be sure of goes with what is nearest.
 */
export async function languageStretches(
  sound: Sound,
  detect: (pcm: Int16Array) => Promise<DetectedLanguage>,
): Promise<readonly LanguageStretch[]> {
  const spans = speechOf(sound);
  if (spans.length === 0) return [{ sound, language: await detect(sound.pcm) }];
  const guesses: Guessed[] = [];
  for (const span of spans) {
    const [from, to] = [Math.max(0, span.from - marginSamples), Math.min(sound.pcm.length, span.to + marginSamples)];
    guesses.push({ ...span, language: await detect(sound.pcm.subarray(from, to)) });
  }
  return stretchesOf(sound, settled(guesses));
}

/** Speech between pauses, in samples of the sound; what is too short for a guess is joined with its nearer neighbour. */
export function speechOf({ voice, timeline, pcm }: Pick<Sound, 'voice' | 'timeline' | 'pcm'>): readonly Span[] {
  const spans: Span[] = [];
  for (const { startMs, endMs } of voice) {
    for (const piece of timeline.pieces) {
      const from = Math.max(samples(startMs), piece.from) - piece.from + piece.at;
      const to = Math.min(samples(endMs), piece.from + piece.length) - piece.from + piece.at;
      if (to > from) spans.push({ from, to: Math.min(to, pcm.length) });
    }
  }
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const isShort = last !== undefined && Math.min(last.to - last.from, span.to - span.from) < minSamples;
    if (last !== undefined && isShort && span.from - last.to < shortPause) {
      joined[joined.length - 1] = { from: last.from, to: span.to };
    } else joined.push(span);
  }
  return joined;
}

/** What is short and not sure takes the language of its nearest neighbour that is. */
function settled(guesses: readonly Guessed[]): readonly Guessed[] {
  const isSure = ({ from, to, language }: Guessed) =>
    to - from >= sureSamples || language.probability >= minProbability;
  const sure = guesses.filter(isSure);
  return guesses.map((guess) => {
    if (isSure(guess)) return guess;
    const nearest = sure.toSorted((a, b) => distance(a, guess) - distance(b, guess))[0];
    return nearest === undefined ? guess : { ...guess, language: nearest.language };
  });
}

function distance(a: Span, b: Span): number {
  return Math.max(a.from - b.to, b.from - a.to, 0);
}

function stretchesOf(sound: Sound, guesses: readonly Guessed[]): readonly LanguageStretch[] {
  const runs: Guessed[] = [];
  for (const guess of guesses) {
    const last = runs.at(-1);
    if (last?.language.code === guess.language.code) runs[runs.length - 1] = { ...last, to: guess.to };
    else runs.push(guess);
  }
  const only = runs[0];
  if (runs.length === 1 && only !== undefined) return [{ sound, language: only.language }];
  return runs.map(({ language, from, to }, nth) => {
    const [before, after] = [runs[nth - 1], runs[nth + 1]];
    const start = before === undefined ? 0 : Math.floor((before.to + from) / 2);
    const end = after === undefined ? sound.pcm.length : Math.floor((to + after.from) / 2);
    return { language, sound: partBetween(sound, start, end) };
  });
}

/** The samples between two places of a sound, where they stand in the recording. */
function partBetween({ pcm, timeline, voice, ...rest }: Sound, from: number, to: number): Sound {
  const own = composed(timeline, [{ at: 0, from, length: to - from }]);
  return { ...rest, pcm: pcm.subarray(from, to), timeline: own, voice: voice.filter((span) => isWithin(span, own)) };
}

function isWithin({ startMs, endMs }: { startMs: number; endMs: number }, { pieces }: Timeline): boolean {
  return pieces.some((piece) => samples(startMs) < piece.from + piece.length && samples(endMs) > piece.from);
}
