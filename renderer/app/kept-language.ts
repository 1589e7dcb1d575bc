import type { InterfaceLanguage } from '#renderer/locales/plural.ts';

const key = 'stenogram.language';

/** Language of the last time, else the browser's, so that the first paint is not in another language than the second. */
export function keptLanguage(): InterfaceLanguage {
  const kept = localStorage.getItem(key) ?? navigator.language;
  return kept.startsWith('ru') ? 'ru' : 'en';
}

export function keepLanguage(language: InterfaceLanguage): void {
  localStorage.setItem(key, language);
}
