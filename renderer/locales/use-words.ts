import type { InterfaceLanguage } from '#shared/text/language.ts';
import { createContext, use } from 'react';
import { en, type Dictionary } from './en/words.ts';
import { createFormat, type Format } from './format.ts';
import { isolating } from './isolate.ts';
import { ru } from './ru/words.ts';

interface Words {
  readonly language: InterfaceLanguage;
  readonly t: Dictionary;
  readonly format: Format;
}

/** Formats cost more to make than all else of a start; those of the other language wait until it is chosen. */
const made = new Map<InterfaceLanguage, Words>();

function wordsOf(language: InterfaceLanguage): Words {
  const known = made.get(language);
  if (known !== undefined) return known;
  const words = { language, t: isolating(language === 'ru' ? ru : en), format: createFormat(language) };
  made.set(language, words);
  return words;
}

export const LanguageContext = createContext<InterfaceLanguage>('en');

/** The dictionary and formats of the interface language; changes at once when the setting does. */
export function useWords(): Words {
  return wordsOf(use(LanguageContext));
}
