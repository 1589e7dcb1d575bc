import type { SystemInfo } from '#shared/system.ts';

export type UiLanguage = SystemInfo['systemLanguage'];

/** The first of the system's preferred languages (BCP 47) that the interface speaks; English otherwise. */
export function systemLanguage(preferred: readonly string[]): UiLanguage {
  const known = preferred.map((tag) => tag.toLowerCase().split('-')[0]).find((code) => code === 'ru' || code === 'en');
  return known === 'ru' ? 'ru' : 'en';
}
