import type { InterfaceLanguage } from '#shared/text/language.ts';

interface Forms {
  readonly one: string;
  /** Russian: 2–4, 22–24 … */
  readonly few?: string;
  /** Russian: 0, 5–20, 25–30 … */
  readonly many?: string;
  readonly other: string;
}

const rules = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') };
const numbers = { en: new Intl.NumberFormat('en'), ru: new Intl.NumberFormat('ru') };

/** The number alone, as the language writes it: `13,943`, `13 943`. */
export function grouped(language: InterfaceLanguage, count: number): string {
  return numbers[language].format(count);
}

/** The number, grouped as the language does, before the form that goes with it: `1,001 recordings`, `21 запись`. */
export function plural(language: InterfaceLanguage, count: number, forms: Forms): string {
  const category = rules[language].select(count);
  const form = category === 'one' || category === 'few' || category === 'many' ? forms[category] : forms.other;
  return `${numbers[language].format(count)}\u00a0${form ?? forms.other}`;
}
