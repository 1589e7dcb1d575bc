/** The words of a search as they stand in its text, with their places: what the search runs and what chips show. */

export const queryFields = [
  'speaker',
  'lang',
  'tag',
  'folder',
  'after',
  'before',
  'longer',
  'shorter',
  'confidence',
  'name',
  'note',
  'state',
  'model',
  'recorded',
  'collection',
  'sound',
  'entity',
  'has',
  'rule',
  'class',
  'field',
] as const;
export type QueryField = (typeof queryFields)[number];

/** Fields as they may be typed in Russian. */
const russianFields: Readonly<Record<string, QueryField>> = {
  говорит: 'speaker',
  спикер: 'speaker',
  язык: 'lang',
  тег: 'tag',
  папка: 'folder',
  после: 'after',
  до: 'before',
  дольше: 'longer',
  короче: 'shorter',
  уверенность: 'confidence',
  имя: 'name',
  название: 'name',
  заметка: 'note',
  состояние: 'state',
  модель: 'model',
  записано: 'recorded',
  коллекция: 'collection',
  звук: 'sound',
  сущность: 'entity',
  упоминание: 'entity',
  есть: 'has',
  правило: 'rule',
  класс: 'class',
  поле: 'field',
};

interface Place {
  readonly isExcluded: boolean;
  /** Half-open range in the text as typed, a minus included. */
  readonly start: number;
  readonly end: number;
}
export type QueryPart = Place &
  (
    | { readonly kind: 'words'; readonly text: string }
    | { readonly kind: 'quoted'; readonly text: string; readonly isClosed: boolean }
    | { readonly kind: 'exact' | 'prefix' | 'regex'; readonly text: string }
    | { readonly kind: 'near'; readonly text: string; readonly seconds: number | null }
    | { readonly kind: 'field'; readonly field: QueryField; readonly value: string }
    | { readonly kind: 'unknown-field'; readonly text: string }
    | { readonly kind: 'or'; readonly text: string }
  );

type WithoutPlace<T> = T extends unknown ? Omit<T, keyof Place> : never;

const near = /NEAR\(([^()]*)\)(?=\s|$)/iy;
const nearSeconds = /[\s,]+(\d{1,5})\s*(?:s|с|sec|сек)?\s*$/;
const field = /(\p{L}+):(?:"([^"]*)("|$)|([^\s"/][^\s"]*))/uy;
const regex = /\/((?:[^/\\\n]|\\.)+)\/(?=\s|$)/y;
const quoted = /"([^"]*)("|$)/y;
const chunk = /[^\s"]+/y;

/** Splits a query; never fails, and every character that is not a space belongs to a part. */
export function readQueryText(text: string): readonly QueryPart[] {
  // Same length, so that places are those of the text as typed.
  const plain = text.replaceAll(/[“”„«»]/g, '"').replaceAll('\0', ' ');
  const parts: QueryPart[] = [];
  let at = 0;
  while (at < plain.length) {
    if (/\s/.test(plain[at] ?? '')) {
      at += 1;
      continue;
    }
    const isExcluded = plain[at] === '-' && at + 1 < plain.length && !/\s/.test(plain[at + 1] ?? '');
    const from = isExcluded ? at + 1 : at;
    const [part, end] = readPart(plain, from);
    parts.push({ ...part, isExcluded, start: at, end });
    at = end;
  }
  return parts;
}

function readPart(plain: string, from: number): [WithoutPlace<QueryPart>, number] {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = from;
    return pattern.exec(plain);
  };
  const nearby = match(near);
  if (nearby) return [nearPart(nearby[1] ?? ''), near.lastIndex];
  const named = match(field);
  if (named) {
    const part = fieldPart(named);
    if (part !== null) return [part, field.lastIndex];
  }
  const pattern = match(regex);
  if (pattern) return [{ kind: 'regex', text: pattern[1] ?? '' }, regex.lastIndex];
  const phrase = match(quoted);
  if (phrase) return [{ kind: 'quoted', text: phrase[1] ?? '', isClosed: phrase[2] === '"' }, quoted.lastIndex];
  const [text = plain[from] ?? ''] = match(chunk) ?? [];
  return [chunkPart(text), from + text.length];
}

function nearPart(inside: string): WithoutPlace<QueryPart> {
  const time = nearSeconds.exec(inside);
  const text = time === null ? inside : inside.slice(0, time.index);
  return { kind: 'near', text, seconds: time === null ? null : Number(time[1]) };
}

function fieldPart(match: RegExpExecArray): WithoutPlace<QueryPart> | null {
  const [whole, typed = '', inQuotes, , bare] = match;
  const name = typed.toLowerCase();
  const known = queryFields.find((one) => one === name) ?? russianFields[name];
  const value = inQuotes ?? bare ?? '';
  if (known !== undefined) return { kind: 'field', field: known, value };
  return inQuotes === undefined && /^\p{L}/u.test(value) ? { kind: 'unknown-field', text: whole } : null;
}

function chunkPart(text: string): WithoutPlace<QueryPart> {
  if (text === 'OR' || text === 'ИЛИ' || text === '|') return { kind: 'or', text };
  if (/^=./.test(text)) return { kind: 'exact', text: text.slice(1) };
  if (/[\p{L}\p{N}]\*$/u.test(text)) return { kind: 'prefix', text: text.slice(0, -1) };
  return { kind: 'words', text };
}
