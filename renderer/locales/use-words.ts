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

const byLanguage: Record<InterfaceLanguage, Words> = {
  en: { language: 'en', t: isolating(en), format: createFormat('en') },
  ru: { language: 'ru', t: isolating(ru), format: createFormat('ru') },
};

export const LanguageContext = createContext<InterfaceLanguage>('en');

/** The dictionary and formats of the interface language; changes at once when the setting does. */
export function useWords(): Words {
  return byLanguage[use(LanguageContext)];
}
