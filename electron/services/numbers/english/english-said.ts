import { grouped, keyAt, type Match } from '../matcher.ts';
import { readNumber, type SpokenNumber } from '../read-number.ts';
import type { Token } from '../tokens.ts';

export const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const plain = (value: number) => grouped(value, ',');

export function cardinalAt(tokens: readonly Token[], at: number): SpokenNumber | null {
  const spoken = readNumber(tokens, at, 'en');
  return spoken === null || spoken.isOrdinal ? null : spoken;
}

export function ordinalAt(tokens: readonly Token[], at: number): SpokenNumber | null {
  const spoken = readNumber(tokens, at, 'en');
  return spoken?.isOrdinal === true ? spoken : null;
}

export interface Groups {
  readonly groups: readonly string[];
  readonly count: number;
}

export function groupsAt(tokens: readonly Token[], start: number): Groups {
  const groups: string[] = [];
  let at = start;
  let end = start;
  for (;;) {
    const group = (groups.join('') === '1' ? tollFreeAt(tokens, at) : null) ?? groupAt(tokens, at);
    if (group === null) break;
    groups.push(group.text);
    at += group.count;
    end = at;
    if (/^[-–—,]$/.test(keyAt(tokens, at))) at += 1;
  }
  return { groups, count: end - start };
}

/** “One eight hundred five five five”: the digits after it are not added to the hundreds. */
function tollFreeAt(tokens: readonly Token[], at: number): Match | null {
  const head = cardinalAt(tokens.slice(0, at + 1), at);
  const isHundreds = head !== null && head.value <= 9 && keyAt(tokens, at + 1) === 'hundred';
  const next = cardinalAt(tokens.slice(0, at + 3), at + 2);
  return isHundreds && next !== null && next.value <= 9 ? { text: `${head.value}00`, count: 2 } : null;
}

export function groupAt(tokens: readonly Token[], at: number): Match | null {
  const key = keyAt(tokens, at);
  const times = key === 'double' ? 2 : key === 'triple' ? 3 : 1;
  const next = times > 1 ? at + 1 : at;
  if (/^(?:oh|o)$/.test(keyAt(tokens, next))) return { text: '0'.repeat(times), count: next - at + 1 };
  const spoken = cardinalAt(tokens, next);
  if (spoken === null || spoken.value >= 1000 || (times > 1 && spoken.value > 9)) return null;
  return { text: String(spoken.value).repeat(times), count: next - at + spoken.count };
}

export function ordinalSuffix(value: number): string {
  const tail = value % 100;
  if (tail > 10 && tail < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
