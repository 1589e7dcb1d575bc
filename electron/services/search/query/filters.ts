import { classCondition, ruleCondition, soundCondition, type Spanned } from './listed/spanned-condition.ts';
import { mentionedCondition, readMentionedValue, type MentionedValue } from './listed/mentioned-condition.ts';
import { readDate, readSpan } from './dates.ts';
import { ownFieldCondition } from './listed/own-field-condition.ts';
import { listedStates, listedWords, quoted, stateOf } from './listed/listed-words.ts';
import type { QueryField, QueryPart } from '#shared/text/query-text.ts';
import {
  confidenceToken,
  doublingsOf,
  foldersOf,
  folderTokens,
  languageToken,
  lengthToken,
  speakerTokens,
  tagTokens,
  tenthsOf,
} from '#services/search/index/facet-tokens.ts';

/** What a filter sees of a recording. */
export interface RecordingFacts {
  /** Whether the list of recordings has it under this condition. */
  holds(listed: ListedCondition): boolean;
  readonly language: string | null;
  readonly path: string;
  readonly tags: readonly string[];
  readonly addedAtMs: number;
  readonly durationMs: number | null;
}
/** And of a segment. */
export interface SegmentFacts {
  readonly speaker: string | null;
  /** In thousandths. */
  readonly confidence: number | null;
}

export interface Filter {
  readonly field: QueryField;
  readonly isExcluded: boolean;
  /** Tokens of the facet column of which every list needs one; they may promise too much, never too little. */
  readonly anyOf: readonly (readonly string[])[];
  /** Recordings added from here on, or before it. */
  readonly sinceMs?: number;
  readonly untilMs?: number;
  /** True when the filter speaks of the recording and not of one segment. */
  readonly isOfRecording: boolean;
  /** The same for the list of recordings; null for what only text can decide. */
  readonly listed: ListedCondition | null;
  /** Where it narrows to the places of mentions: hits stand there. `listed` says which recordings have one. */
  readonly mentioned?: Mentioned;
  allows(recording: RecordingFacts, segment: SegmentFacts): boolean;
}

/** Of one row of `listing`: an expression over `listing_words`, SQL over the columns, a collection or a mention by its name. */
export type ListedCondition =
  | { readonly words: string }
  | { readonly sql: string; readonly params: readonly (string | number)[] }
  | { readonly collection: string }
  | { readonly entity: string };

/** A name, in any form, anything of a kind, or what lasts for a while. */
export type Mentioned = { readonly entity: string } | MentionedValue | Spanned;

type FieldPart = Extract<QueryPart, { kind: 'field' }>;
type Reading = Omit<Filter, 'field' | 'isExcluded'>;

const languageNames: Readonly<Record<string, string>> = {
  russian: 'ru',
  русский: 'ru',
  english: 'en',
  английский: 'en',
  german: 'de',
  немецкий: 'de',
  ukrainian: 'uk',
  украинский: 'uk',
};
const unitsMs: Readonly<Record<string, number>> = {
  '': 60_000,
  s: 1000,
  с: 1000,
  m: 60_000,
  м: 60_000,
  min: 60_000,
  мин: 60_000,
  h: 3_600_000,
  ч: 3_600_000,
};
/** As many doublings of a second as any recording has. */
const maxDoublings = 20;

/** Null for a value that says nothing for its field. */
export function readFilter(part: FieldPart): Filter | null {
  const reading = readers[part.field](part.value.trim());
  return reading === null ? null : { ...reading, field: part.field, isExcluded: part.isExcluded };
}

const readers: Readonly<Record<QueryField, (value: string) => Reading | null>> = {
  speaker(value) {
    const has = (_: RecordingFacts, { speaker }: SegmentFacts) => (speaker === null ? [] : speakerTokens(speaker));
    return named(speakerTokens(value), { isOfRecording: false, has });
  },
  tag: (value) => named(tagTokens(value), { isOfRecording: true, has: ({ tags }) => tags.flatMap(tagTokens) }),
  folder: (value) =>
    named(folderTokens(value), { isOfRecording: true, has: ({ path }) => foldersOf(path).flatMap(folderTokens) }),
  lang(value) {
    const code = languageNames[value.toLowerCase()] ?? value.toLowerCase();
    if (!/^[a-z]{2,3}$/.test(code)) return null;
    const listed = { sql: 'language = ?', params: [code] };
    return named([languageToken(code)], { isOfRecording: true, has: languageTokens, listed });
  },
  after: (value) => added(readDate(value), (ms, sinceMs) => ms >= sinceMs, 'sinceMs'),
  before: (value) => added(readDate(value), (ms, untilMs) => ms < untilMs, 'untilMs'),
  longer: (value) => lasting(readLength(value), true),
  shorter: (value) => lasting(readLength(value), false),
  confidence: readConfidence,
  name: (value) => listedOnly(wordsCondition('name', value)),
  note: (value) => listedOnly(wordsCondition('notes', value)),
  state(value) {
    const sql = listedStates[stateOf(value) ?? ''];
    return listedOnly(sql === undefined ? null : { sql, params: [] });
  },
  model: (value) =>
    listedOnly(
      value === '' ? null : { sql: `instr(lower(coalesce(model_id, '')), ?) > 0`, params: [value.toLowerCase()] },
    ),
  recorded(value) {
    const span = readSpan(value);
    if (span === null) return null;
    const sql = 'coalesce(recorded_at_ms, -1) >= ? AND coalesce(recorded_at_ms, -1) < ?';
    return listedOnly({ sql, params: [...span] });
  },
  sound: (value) => spannedOnly(soundCondition(value, readLength)),
  entity: (value) => (/[\p{L}\p{N}]/u.test(value) ? mentionedOnly({ entity: value }, { entity: value }) : null),
  has(value) {
    const mentioned = readMentionedValue(value);
    return mentioned === null ? null : mentionedOnly(mentionedCondition(mentioned), mentioned);
  },
  rule: (value) => spannedOnly(ruleCondition(value)),
  class: (value) => spannedOnly(classCondition(value)),
  field: (value) => listedOnly(ownFieldCondition(value)),
  collection: (value) => listedOnly(value === '' ? null : { collection: value }),
};

/** What only the list of recordings knows: text is found by looking there. */
function listedOnly(listed: ListedCondition | null): Reading | null {
  if (listed === null) return null;
  return { anyOf: [], isOfRecording: true, listed, allows: (recording) => recording.holds(listed) };
}

function mentionedOnly(listed: ListedCondition, mentioned: Mentioned): Reading {
  return { anyOf: [], isOfRecording: true, listed, mentioned, allows: (recording) => recording.holds(listed) };
}

function spannedOnly(read: { readonly listed: ListedCondition; readonly spanned: Spanned } | null): Reading | null {
  return read === null ? null : mentionedOnly(read.listed, read.spanned);
}

function wordsCondition(column: 'name' | 'notes', value: string): ListedCondition | null {
  const words = listedWords(value);
  return words.length === 0 ? null : { words: `${column} : (${words.join(' AND ')})` };
}

const languageTokens = ({ language }: RecordingFacts) => (language === null ? [] : [languageToken(language)]);

interface NamedParts {
  readonly isOfRecording: boolean;
  readonly has: (recording: RecordingFacts, segment: SegmentFacts) => readonly string[];
  readonly listed?: ListedCondition;
}

function named(
  tokens: readonly string[],
  { isOfRecording, has, listed = { words: `facets : ${quoted(` ${tokens.join(' ')} `)}` } }: NamedParts,
): Reading | null {
  if (tokens.length === 0) return null;
  const allows: Reading['allows'] = (recording, segment) => {
    const there = has(recording, segment);
    return tokens.every((token) => there.includes(token));
  };
  return { anyOf: tokens.map((token) => [token]), isOfRecording, listed, allows };
}

function added(
  limitMs: number | null,
  isRight: (ms: number, limitMs: number) => boolean,
  bound: 'sinceMs' | 'untilMs',
): Reading | null {
  if (limitMs === null) return null;
  const listed = { sql: bound === 'sinceMs' ? 'added_at_ms >= ?' : 'added_at_ms < ?', params: [limitMs] };
  const allows: Reading['allows'] = ({ addedAtMs }) => isRight(addedAtMs, limitMs);
  return { anyOf: [], [bound]: limitMs, isOfRecording: true, listed, allows };
}

function lasting(limitMs: number | null, isLonger: boolean): Reading | null {
  if (limitMs === null) return null;
  const edge = Math.min(maxDoublings, doublingsOf(limitMs));
  const [from, to] = isLonger ? [edge, maxDoublings] : [0, edge];
  const tokens = Array.from({ length: to - from + 1 }, (_, index) => lengthToken(from + index));
  return {
    anyOf: [tokens],
    isOfRecording: true,
    listed: isLonger
      ? { sql: 'coalesce(duration_ms, -1) > ?', params: [limitMs] }
      : { sql: 'coalesce(duration_ms, 9e15) < ?', params: [limitMs] },
    allows: ({ durationMs }) => durationMs !== null && (isLonger ? durationMs > limitMs : durationMs < limitMs),
  };
}

/** `<0.6`, `>0.9`, `<60%`; a bare number means less than it. */
function readConfidence(value: string): Reading | null {
  const match = /^([<>]?)(\d+(?:[.,]\d+)?)(%?)$/.exec(value);
  if (match === null) return null;
  const [, sign = '', digits = '', percent = ''] = match;
  const share = Number(digits.replace(',', '.')) / (percent === '%' ? 100 : 1);
  if (share > 1) return null;
  const limit = Math.round(share * 1000);
  const isMore = sign === '>';
  const [from, to] = isMore ? [tenthsOf(limit), 9] : [0, tenthsOf(Math.max(0, limit - 1))];
  const tokens = Array.from({ length: to - from + 1 }, (_, index) => confidenceToken(from + index));
  return {
    anyOf: [tokens],
    isOfRecording: false,
    listed: null,
    allows: (_, { confidence }) => confidence !== null && (isMore ? confidence > limit : confidence < limit),
  };
}

/** `30m`, `1h`, `90s`, `1h30m`; a bare number is minutes. */
function readLength(value: string): number | null {
  const pieces = [...value.toLowerCase().matchAll(/(\d+(?:[.,]\d+)?)\s*(min|мин|[smhсмч]?)/gy)];
  if (pieces.length === 0 || pieces.map(([piece]) => piece).join('').length !== value.length) return null;
  return pieces.reduce(
    (sum, [, count = '', unit = '']) => sum + Number(count.replace(',', '.')) * (unitsMs[unit] ?? 0),
    0,
  );
}
