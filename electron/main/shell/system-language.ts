import type { InterfaceLanguage } from '#shared/text/language.ts';

/** The first of the system's preferred languages (BCP 47) that the interface speaks; English otherwise. */
export function systemLanguage(preferred: readonly string[]): InterfaceLanguage {
  const known = preferred.map((tag) => tag.toLowerCase().split('-')[0]).find((code) => code === 'ru' || code === 'en');
  return known === 'ru' ? 'ru' : 'en';
}
