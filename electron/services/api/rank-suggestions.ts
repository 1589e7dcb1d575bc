import type { WordSuggestion } from '#shared/edits/review.ts';
import type { AnalysisQueue } from '#services/analyses/run/analysis-queue.ts';
import type { FoundDistortion } from '#services/text-analysis/distorted-words/find-masked.ts';
import { likeness, soundsOf } from '#services/text-analysis/distorted-words/sound-distance.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

const maxSuggestions = 3;
/** Of these the ones that sound nearly so are suggestions of their own. */
const proposalCount = 40;
const minLikeness = 0.72;
const minFit = 0.01;
/** The walk continues without the model where it is busy. */
const patienceMs = 2500;

/** By score alone, where no model is installed. */
export function bestSuggestions(found: readonly FoundDistortion[], { start, end }: Span): readonly WordSuggestion[] {
  return found
    .filter((one) => one.start < end && one.end > start)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, maxSuggestions)
    .map((one) => ({ ...one, context: null }));
}

/**
 * The same ranked by how well they fit their place, with words that fit it and sound nearly as what was recognised. It
 * suggests and never replaces. What the model cannot say in time is left as it was.
 */
export async function rankByContext(
  model: { readonly analyses: Pick<AnalysisQueue, 'wordsInContext'>; readonly folder: string },
  text: string,
  found: readonly FoundDistortion[],
  place: Span,
): Promise<readonly WordSuggestion[]> {
  const plain = bestSuggestions(found, place);
  const written = text.slice(place.start, place.end);
  const candidates = [
    written,
    ...plain.map((one) => text.slice(place.start, one.start) + one.meant + text.slice(one.end, place.end)),
  ];
  const question = { text, ...place, candidates, proposalCount };
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), patienceMs).unref();
  // A model that fails is named where models are listed; the walk continues.
  const asked = model.analyses.wordsInContext(model.folder, question).catch(() => null);
  const answer = await Promise.race([asked, late.promise]).finally(() => clearTimeout(timer));
  if (answer === null) return plain;
  const shares = sharesOf(answer.ranks);
  const ranked = plain.map((one, nth) => ({ ...one, context: shares[nth + 1] ?? null }));
  const known = new Set([written, ...plain.map(({ meant }) => meant)].map((word) => word.toLowerCase()));
  const proposed = answer.proposals
    .filter(({ word }) => !known.has(word.toLowerCase()))
    .map(({ word, score }) => ({ word, fit: score, alike: soundsAlike(word, written) }))
    .filter(({ fit, alike }) => fit >= minFit && alike >= minLikeness)
    .map(({ word, fit, alike }): WordSuggestion => ({
      ...place,
      written,
      meant: asWritten(word, written),
      score: alike * 0.9,
      why: 'context',
      context: fit,
    }));
  return [...ranked, ...proposed].toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, maxSuggestions);
}

/** Sound says what it may be, the context which of these. */
const weightOf = ({ score, context }: WordSuggestion) => score + 0.5 * (context ?? 0);

/** Of numbers that are logarithms: the shares of one. */
function sharesOf(ranks: readonly number[]): readonly number[] {
  const max = Math.max(...ranks);
  const all = ranks.map((rank) => Math.exp(rank - max));
  const sum = all.reduce((before, one) => before + one, 0);
  return all.map((one) => one / sum);
}

function soundsAlike(word: string, written: string): number {
  const of = soundsOf(written);
  return Math.max(0, ...soundsOf(word).flatMap((one) => of.map((other) => likeness(one, other))));
}

/** With the capital of what stands there. */
function asWritten(word: string, written: string): string {
  return /^\p{Lu}/u.test(written) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
