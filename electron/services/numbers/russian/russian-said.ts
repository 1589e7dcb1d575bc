import { grouped, keyAt, noBreak } from '../matcher.ts';
import { readNumber, type SpokenNumber } from '../read-number.ts';
import type { Token } from '../tokens.ts';

export const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export function spokenAt(tokens: readonly Token[], at: number): SpokenNumber | null {
  return readNumber(tokens, at, 'ru');
}

export function cardinalAt(tokens: readonly Token[], at: number): SpokenNumber | null {
  const spoken = spokenAt(tokens, at);
  return spoken === null || spoken.isOrdinal ? null : spoken;
}

export function ordinalAt(tokens: readonly Token[], at: number): SpokenNumber | null {
  const spoken = spokenAt(tokens, at);
  return spoken?.isOrdinal === true ? spoken : null;
}

export const plain = (value: number) => grouped(value, noBreak);

/** Groups of numbers said one after another: «девятьсот двенадцать, сорок пять». */
export function groupsAt(
  tokens: readonly Token[],
  start: number,
): { readonly groups: readonly string[]; readonly count: number } {
  const groups: string[] = [];
  let at = start;
  let end = start;
  for (;;) {
    const spoken = cardinalAt(tokens, at);
    if (spoken === null || spoken.value >= 1000) break;
    groups.push(String(spoken.value));
    at += spoken.count;
    end = at;
    if (/^[-–—,]$/.test(keyAt(tokens, at))) at += 1;
  }
  return { groups, count: end - start };
}
