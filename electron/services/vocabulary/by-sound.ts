import type { SoundSuggestion, VocabularyTerm } from '#shared/recognition/vocabulary.ts';
import { soundDistance } from './sound-distance.ts';
import { soundOf } from './sound-of.ts';

/** Further apart two sounds have little in common. */
const maxDistance = 0.45;
const maxSuggestions = 3;
const shortest = 3;
/** Of two that sound alike the one in the same letters comes first. */
const otherScript = 0.1;

/** The terms that sound like what was recognised, or that it was often taken for, the nearest first. */
export function suggestBySound(
  recognised: string,
  terms: readonly Pick<VocabularyTerm, 'term' | 'soundsLike' | 'takenFor'>[],
): readonly SoundSuggestion[] {
  const sound = soundOf(recognised);
  if (sound.length < shortest) return [];
  const found = new Map<string, number>();
  for (const { term, soundsLike, takenFor } of terms) {
    if (sameLetters(term, recognised)) continue;
    const isKnown = takenFor.some((phrase) => sameLetters(phrase, recognised));
    const distances = [term, ...soundsLike].map(
      (one) => soundDistance(sound, soundOf(one)) + (isCyrillic(one) === isCyrillic(recognised) ? 0 : otherScript),
    );
    const distance = isKnown ? 0 : Math.min(...distances);
    if (distance <= Math.min(maxDistance, found.get(term) ?? 1)) found.set(term, distance);
  }
  return [...found]
    .map(([term, distance]) => ({ term, distance }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, maxSuggestions);
}

function isCyrillic(text: string): boolean {
  return /\p{Script=Cyrillic}/u.test(text);
}

function sameLetters(one: string, other: string): boolean {
  const letters = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} ]/gu, '')
      .trim();
  return letters(one) === letters(other);
}
