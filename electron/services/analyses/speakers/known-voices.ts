import { dot } from './linkage.ts';
import { unit } from './voice-embedding.ts';

export interface KnownVoice {
  readonly voiceId: number;
  readonly name: string;
  readonly vector: Float32Array;
}
export interface DetectedVoice {
  readonly speakerId: number;
  readonly vector: Float32Array;
}
export interface Likeness {
  readonly speakerId: number;
  readonly voiceId: number;
  readonly name: string;
  readonly score: number;
  /** Over the next person. */
  readonly lead: number;
}
export interface Limits {
  readonly score: number;
  readonly lead: number;
}

/** Before anyone answered: few strangers get a suggestion. Being ahead of the next person is worth more than a score. */
export const usualLimits: Limits = { score: 0.5, lead: 0.3 };
/** Fewer answers say nothing of where a limit lies. */
const minAnswers = 6;

/** For each voice the person it is most alike, where it is alike enough, clearly ahead, and no one else is more alike. */
export function suggestVoices(
  speakers: readonly DetectedVoice[],
  known: readonly KnownVoice[],
  limits: Limits,
): readonly Likeness[] {
  const people = peopleOf(known);
  const all = speakers.flatMap(({ speakerId, vector }) => {
    const scores = people
      .map(({ voiceId, name, vector: own }) => ({ voiceId, name, score: dot(vector, own) }))
      .toSorted((a, b) => b.score - a.score);
    const [best, next] = scores;
    if (best === undefined) return [];
    const lead = best.score - Math.max(0, next?.score ?? 0);
    return best.score >= limits.score && lead >= limits.lead ? [{ speakerId, ...best, lead }] : [];
  });
  // One voice, one name in a recording.
  return all.filter((one) => all.every((other) => other.voiceId !== one.voiceId || other.score <= one.score));
}

/** Several samples of a person are one. */
function peopleOf(known: readonly KnownVoice[]): readonly KnownVoice[] {
  return [...Map.groupBy(known, ({ voiceId }) => voiceId)].map(([voiceId, samples]) => {
    const sum = new Float32Array(samples[0]?.vector.length ?? 0);
    for (const { vector } of samples) for (let k = 0; k < sum.length; k += 1) sum[k] = (sum[k] ?? 0) + (vector[k] ?? 0);
    return { voiceId, name: samples[0]?.name ?? '', vector: unit(sum) };
  });
}

/** The lead from which on the user accepted more than was refused, from their own answers; never less than a tenth. */
export function limitsOf(answers: readonly { readonly lead: number; readonly isAccepted: boolean }[]): Limits {
  if (answers.length < minAnswers) return usualLimits;
  const edges = [...new Set(answers.map(({ lead }) => lead))].toSorted((a, b) => a - b);
  const costOf = (limit: number) =>
    answers.reduce((sum, { lead, isAccepted }) => {
      if (lead >= limit) return sum + (isAccepted ? 0 : 3);
      return sum + (isAccepted ? 1 : 0);
    }, 0);
  const best = edges.reduce((found, edge) => (costOf(edge) < costOf(found) ? edge : found), usualLimits.lead);
  return { score: usualLimits.score, lead: Math.max(0.1, best) };
}
