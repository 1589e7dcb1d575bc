import type { InterfaceLanguage } from '#shared/text/language.ts';

/** What the two sides of a telephone recording are called until they are named. */
export function speakerNames(language: InterfaceLanguage): readonly [string, string] {
  return language === 'ru' ? ['Участник 1', 'Участник 2'] : ['Speaker 1', 'Speaker 2'];
}
