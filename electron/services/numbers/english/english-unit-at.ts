import { keyAt } from '../matcher.ts';
import type { Token } from '../tokens.ts';
import { englishUnits, type EnglishUnit } from './english-units.ts';

export interface Measured {
  readonly unit: EnglishUnit;
  readonly count: number;
}

export function unitAt(tokens: readonly Token[], at: number): Measured | null {
  for (const unit of englishUnits) {
    for (const name of unit.names) {
      const words = name.split(' ');
      if (words.every((word, nth) => keyAt(tokens, at + nth) === word)) return { unit, count: words.length };
    }
  }
  return null;
}
