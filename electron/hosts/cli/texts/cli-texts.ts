import type { InterfaceLanguage } from '#shared/text/language.ts';
import { en, type CliTexts } from './en.ts';
import { ru } from './ru.ts';

const texts: Readonly<Record<InterfaceLanguage, CliTexts>> = { en, ru };

/** What the commands say in the language of the terminal. */
export function cliTexts(language: InterfaceLanguage): CliTexts {
  return texts[language];
}
