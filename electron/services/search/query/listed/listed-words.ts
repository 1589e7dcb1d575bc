import { tokenize } from '#services/search/language/tokens.ts';
import { stemsOf } from '#services/search/language/stems-of.ts';

/**
 * `listing_words` holds what is written about recordings in threes of characters, so that a part of a word is found as
 * it is typed. A column is ` form form ~stem ~stem ^f ^fo `: the forms in order, their stems, and the beginnings of one
 * and two characters, which are too short to be a three.
 */
export function listedText(texts: readonly string[]): string {
  const forms: string[] = [];
  const others = new Set<string>();
  for (const text of texts) {
    for (const { form, stem } of tokenize(text)) {
      forms.push(form);
      others.add(`~${stem}`);
      const characters = Array.from(form);
      others.add(`^${characters[0]}`);
      others.add(`^${characters.slice(0, 2).join('')}`);
    }
  }
  return forms.length === 0 ? '' : ` ${forms.join(' ')} ${[...others].join(' ')} `;
}

/** An expression of FTS5 for each word of a value: any part of a word, or any form of it. */
export function listedWords(value: string): readonly string[] {
  return tokenize(value).map(({ form, base }) => wordExpression(form, stemsOf(base)));
}

/** A word by any part of it or any form; one or two characters as a beginning. */
export function wordExpression(form: string, stems: readonly string[]): string {
  const isShort = Array.from(form).length < 3;
  const part = isShort ? ` ^${form} ` : form;
  // A stem that has the part in it is found by the part: looking for both takes more than twice as long.
  return anyOf([part, ...stems.map((stem) => ` ~${stem} `).filter((stem) => !stem.includes(part))]);
}

export function anyOf(parts: readonly string[]): string {
  const all = [...new Set(parts)].map(quoted);
  return all.length === 1 ? all.join('') : `(${all.join(' OR ')})`;
}

/** Nothing a person types is ever syntax. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** States of a recording, and what else can be said of it, as conditions on `listing`. */
export const listedStates: Readonly<Record<string, string>> = {
  running: 'state = 0',
  waiting: 'state = 1',
  paused: 'state = 2',
  failed: 'state = 3',
  cancelled: 'state = 4',
  done: 'state = 5',
  unfinished: 'state < 5',
  missing: 'is_missing = 1',
  edited: 'is_edited = 1',
  unreviewed: 'is_unreviewed = 1',
  findings: 'coalesce(new_findings, 0) > 0',
};

/** As they may be typed beside the names above. */
const stateNames: Readonly<Record<string, string>> = {
  queued: 'waiting',
  finished: 'done',
  'new findings': 'findings',
  распознается: 'running',
  ожидает: 'waiting',
  'в очереди': 'waiting',
  пауза: 'paused',
  ошибка: 'failed',
  отменено: 'cancelled',
  готово: 'done',
  'не готово': 'unfinished',
  'нет файла': 'missing',
  исправлено: 'edited',
  'не проверено': 'unreviewed',
  'новые находки': 'findings',
  находки: 'findings',
};

/** The name of a state however it is typed; null for none. */
export function stateOf(value: string): string | null {
  const plain = value.toLowerCase().replaceAll('ё', 'е').replaceAll('_', ' ');
  const known = stateNames[plain] ?? plain;
  return Object.hasOwn(listedStates, known) ? known : null;
}
