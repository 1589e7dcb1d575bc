import type { InterfaceLanguage } from '#shared/text/language.ts';

const key = 'stenogram.language';

/** The first of the browser's languages that the app speaks. */
export function browserLanguage(): InterfaceLanguage {
  for (const language of navigator.languages) {
    if (language.startsWith('ru')) return 'ru';
    if (language.startsWith('en')) return 'en';
  }
  return 'en';
}

/** Language of the last time, else the browser's, so that the first paint is not in another language than the second. */
export function keptLanguage(): InterfaceLanguage {
  const kept = localStorage.getItem(key);
  return kept === 'ru' || kept === 'en' ? kept : browserLanguage();
}

export function keepLanguage(language: InterfaceLanguage): void {
  localStorage.setItem(key, language);
}
