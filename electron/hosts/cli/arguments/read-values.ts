import { badRequest } from '#shared/text/bad-request.ts';
import { exportFormats, type ExportFormat } from '#shared/export.ts';
import { AppFailure } from '#shared/failure.ts';
import { isLanguageCode } from '#shared/text/language.ts';

export function wholeNumber(text: string | undefined, name: string, range: readonly [number, number]): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isInteger(value) || value < range[0] || value > range[1]) {
    throw badRequest('whole-number', { option: name, from: range[0], to: range[1] });
  }
  return value;
}

export function exportFormat(text: string | undefined): ExportFormat {
  const format = exportFormats.find((known) => known === (text ?? 'txt'));
  if (format === undefined) throw badRequest('one-of', { option: 'format', values: exportFormats.join(', ') });
  return format;
}

/** One of the names a setting has; absent where the option is. */
export function oneOf<N extends string>(text: string | undefined, name: string, known: readonly N[]): N | undefined {
  if (text === undefined) return undefined;
  const found = known.find((one) => one === text);
  if (found === undefined) throw badRequest('one-of', { option: name, values: known.join(', ') });
  return found;
}

/** Codes with commas between them. */
export function languageList(text: string): readonly string[] {
  return text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '')
    .map((code) => {
      if (!isLanguageCode(code)) throw new AppFailure('language-unknown', { name: code });
      return code;
    });
}

export function recognitionLanguage(text: string): string {
  if (text !== 'auto' && !isLanguageCode(text)) throw new AppFailure('language-unknown', { name: text });
  return text;
}

/** The number of a recording, as `list` shows it. */
export function recordingId(words: readonly string[]): number {
  const value = Number(words[0]);
  if (words.length !== 1 || !Number.isInteger(value) || value < 1) {
    throw badRequest('needs-recording');
  }
  return value;
}
