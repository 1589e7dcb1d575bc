import { setImmediate } from 'node:timers/promises';
import type { EngineWord } from '#native/lib/types.ts';
import { floatSamples } from '#services/acoustics/float-samples.ts';
import { phoneClasses, phoneFramesOf, phoneNetwork, phoneStepMs, stepsOf, type Steps } from './phone-network.ts';
import { bestFit, coverFit, lossesOf, partOf, placesOf, type Place } from './phone-paths.ts';
import { commonWordsWith, pronunciationOf } from './pronunciations.ts';

/** Words that are at least this likely stay. */
const sureProbability = 0.9;
/** Nats that a sound of a term may be less likely than the likeliest sound there, on average. */
const maxLoss = 1.2;
/** Nats that the term must be likelier than any part of what was recognised. */
const minGain = 1;
/** A common word with the term in it that loses no more for each of its sounds was what was said. */
const maxCommonLoss = 0.9;
/** Shorter terms fit everywhere. */
const minSounds = 3;
const maxTerms = 2000;
/** Heard around a doubtful word, for terms that take the place of its neighbours too. */
const aroundSteps = 50;
/** Some 100 ms of work. */
const stepsAtOnce = 150;
/** Of a common word around the term. */
const commonSteps = 25;
/** Times of words are not exact. */
const ownSteps = 4;

export interface SpokenTerm {
  /** Words `from … to` are what the term was recognised as. */
  readonly from: number;
  readonly to: number;
  readonly term: string;
  /** Nats above what is needed. */
  readonly gain: number;
}

export interface WordsInSound {
  /** The sound in which they were recognised; times begin with it. */
  readonly pcm: Int16Array;
  readonly words: readonly EngineWord[];
  /** Whether a word is part of a term that was recognised. */
  readonly isTerm: (at: number) => boolean;
  readonly terms: readonly string[];
  readonly soundsLike?: ReadonlyMap<string, readonly string[]>;
}

/**
 * English terms that were spoken where something else was recognised, by a network of speech sounds that knows nothing of language
 * (docs/vocabulary.md). Only around doubtful words; without any, nothing is computed.
 */
export async function spokenTerms(reading: WordsInSound): Promise<readonly SpokenTerm[]> {
  const { pcm, words } = reading;
  if (reading.terms.length === 0 || !words.some(isDoubtful)) return [];
  const said = saidTerms(reading);
  const frames = phoneFramesOf(floatSamples(pcm));
  const found: SpokenTerm[] = [];
  for (const part of doubtfulParts(words, stepsOf(frames))) {
    const losses = await lossesIn(frames, part);
    for (const one of said) found.push(...inPart(one, { ...part, losses }, reading));
  }
  return found;
}

/** In pieces, so that the process answers in between. */
async function lossesIn(frames: Steps, { from, to }: Part): Promise<Steps> {
  const values = new Float32Array((to - from) * phoneClasses);
  for (let at = from; at < to; at += stepsAtOnce) {
    await setImmediate();
    const answer = phoneNetwork().answer(frames, at, Math.min(to, at + stepsAtOnce));
    values.set(answer.values, (at - from) * phoneClasses);
  }
  return lossesOf({ values, count: to - from });
}

const isDoubtful = ({ probability }: EngineWord) => probability < sureProbability;
const stepOf = (ms: number) => Math.floor(ms / phoneStepMs);

interface SaidTerm {
  readonly term: string;
  readonly phones: readonly number[];
  /** How common words are said that have it in them. */
  readonly within: readonly (readonly number[])[];
}

function saidTerms({ terms, soundsLike }: WordsInSound): readonly SaidTerm[] {
  return terms.slice(0, maxTerms).flatMap((term) => {
    const ways = soundsLike?.get(term) ?? [];
    return (ways.length > 0 ? ways : [term])
      .map(pronunciationOf)
      .filter(({ length }) => length >= minSounds)
      .map((phones) => ({ term, phones, within: commonWordsWith(phones) }));
  });
}

interface Part {
  readonly from: number;
  readonly to: number;
}

/** Steps around doubtful words; parts that touch are one. */
function doubtfulParts(words: readonly EngineWord[], count: number): readonly Part[] {
  const parts: Part[] = [];
  for (const { startMs, endMs } of words.filter(isDoubtful)) {
    const from = Math.max(0, stepOf(startMs) - aroundSteps);
    const to = Math.min(count, stepOf(endMs) + aroundSteps);
    const before = parts.at(-1);
    if (before !== undefined && from <= before.to)
      parts[parts.length - 1] = { from: before.from, to: Math.max(before.to, to) };
    else if (from < to) parts.push({ from, to });
  }
  return parts;
}

interface JudgedPart extends Part {
  readonly losses: Steps;
}

function inPart({ term, phones, within }: SaidTerm, part: JudgedPart, reading: WordsInSound): readonly SpokenTerm[] {
  const { words, isTerm } = reading;
  return placesOf(part.losses, phones, -maxLoss * phones.length).flatMap((place) => {
    const span = wordsIn(words, (place.from + part.from) * phoneStepMs, (place.to + part.from) * phoneStepMs);
    if (span === null) return [];
    const { from, to } = span;
    if (!words.slice(from, to).some(isDoubtful)) return [];
    if (words.slice(Math.max(0, from - 1), to + 1).some((_, nth) => isTerm(Math.max(0, from - 1) + nth))) return [];
    if (!isBetter(place, part, words, span)) return [];
    const around = partOf(part.losses, place.from - commonSteps, place.to + commonSteps);
    if (within.some((one) => bestFit(around, one) >= -maxCommonLoss * one.length)) return [];
    return [{ from, to, term, gain: place.loss + maxLoss * phones.length }];
  });
}

/** Whether a term is likelier at a place than what was recognised there, and than any part of it and of its neighbours. */
function isBetter(place: Place, part: JudgedPart, words: readonly EngineWord[], { from, to }: Part): boolean {
  const own = words.slice(from, to);
  const start = Math.min(place.from, stepOf(own[0]?.startMs ?? 0) - part.from) - ownSteps;
  const end = Math.max(place.to, stepOf(own.at(-1)?.endMs ?? 0) - part.from) + ownSteps;
  const recognised = bestFit(partOf(part.losses, start, end), saidWords(own));
  if (place.loss <= recognised) return false;
  const beside = saidWords(words.slice(Math.max(0, from - 1), to + 1));
  return place.loss > coverFit(partOf(part.losses, place.from, place.to), beside) + minGain;
}

const saidWords = (words: readonly EngineWord[]) => pronunciationOf(words.map(({ text }) => text).join(' '));

/** The words of which more than half lies within a time, or that take up more than half of it. */
function wordsIn(words: readonly EngineWord[], fromMs: number, toMs: number): Part | null {
  const isIn = ({ startMs, endMs }: EngineWord) => {
    const shared = Math.min(toMs, endMs) - Math.max(fromMs, startMs);
    return shared > 0 && shared > 0.5 * Math.min(toMs - fromMs + 1, endMs - startMs + 1);
  };
  const from = words.findIndex(isIn);
  return from < 0 ? null : { from, to: words.findLastIndex(isIn) + 1 };
}
