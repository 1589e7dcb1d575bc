import { languageCodes } from '#shared/text/language.ts';
import { stringOf } from './json-value.ts';

const english = new Intl.DisplayNames('en', { type: 'language' });
const codesByName = new Map<string, string>(
  languageCodes.map((code) => [(english.of(code) ?? code).toLowerCase(), code]),
);

/** Whisper's code of `ru`, `ru-RU` or `russian`; null for what is unknown. */
export function languageCodeOf(value: unknown): string | null {
  const name = stringOf(value).toLowerCase();
  const short = name.split(/[-_]/)[0] ?? '';
  return languageCodes.find((code) => code === short) ?? codesByName.get(name) ?? null;
}
