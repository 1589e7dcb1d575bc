import { interfaceLanguages, type InterfaceLanguage } from '#shared/text/language.ts';

/** The samples, the one in the reader's own language first. */
export function sampleLanguages(own: InterfaceLanguage): readonly InterfaceLanguage[] {
  return [own, ...interfaceLanguages.filter((other) => other !== own)];
}
