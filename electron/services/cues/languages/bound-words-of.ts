import type { BoundWords } from '../bound-words.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';

const languages: Readonly<Record<string, BoundWords>> = { en, ru };

/** Null for a language whose bound words no one has written down yet. */
export function boundWordsOf(language: string | null): BoundWords | null {
  return languages[language ?? ''] ?? null;
}
