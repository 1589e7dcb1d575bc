/**
 * Filters are words in a column of their own, so that a filter on a very common word costs nothing: language, the folder
 * of the file, tags, speakers, tenths of confidence, doublings of length, month and year. What a token only approximates
 * (a length, a confidence, a day, the speaker of one segment of eight) is checked in what a page shows.
 */
import type { Database } from 'better-sqlite3';
import { dirname } from 'node:path';
import type { SegmentTokens } from './segment-reader.ts';
import { tokenize } from '#services/search/language/tokens.ts';

/** Folders counted from the file's own one upwards; above it are the ones that every file is in. */
const folderLevels = 3;

export interface FacetSource {
  readonly recording_id: number;
  readonly language: string | null;
  readonly duration_ms: number | null;
  readonly path: string;
  readonly added_at_ms: number;
}

const formsOf = (text: string) => tokenize(text).map(({ form }) => form);

export const languageToken = (language: string) => `l${language.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`;
export const folderTokens = (name: string) => formsOf(name).map((form) => `f${form}`);
export const tagTokens = (name: string) => formsOf(name).map((form) => `t${form}`);
export const speakerTokens = (name: string) => formsOf(name).map((form) => `s${form}`);
export const confidenceToken = (tenths: number) => `c${tenths}`;
/** Ends a walk through long lists where the windows of the recordings end that it is about. */
export const recordingToken = (recordingId: number) => `r${recordingId.toString(36)}`;
export const lengthToken = (doublings: number) => `d${doublings}`;

/** A month (`m202611`) or a whole year (`y2026`) by UTC, whatever time zone the computer is in when it is looked for. */
const monthToken = (year: number, month: number) => `m${year}${String(month + 1).padStart(2, '0')}`;
const yearToken = (year: number) => `y${year}`;

export function dateTokens(addedAtMs: number): readonly string[] {
  const added = new Date(addedAtMs);
  return [monthToken(added.getUTCFullYear(), added.getUTCMonth()), yearToken(added.getUTCFullYear())];
}

/** Tokens of which one is on everything added in a span, half open: its years, and months at its ends. */
export function spanTokens(sinceMs: number, untilMs: number): readonly string[] {
  const [since, last] = [new Date(Math.max(0, sinceMs)), new Date(untilMs - 1)];
  const [firstYear, lastYear] = [since.getUTCFullYear(), last.getUTCFullYear()];
  const tokens: string[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) {
    const from = year === firstYear ? since.getUTCMonth() : 0;
    const to = year === lastYear ? last.getUTCMonth() : 11;
    if (from === 0 && to === 11) tokens.push(yearToken(year));
    else for (let month = from; month <= to; month += 1) tokens.push(monthToken(year, month));
  }
  return tokens;
}

/** In tenths, as a confidence of `thousandths` is indexed. */
export const tenthsOf = (thousandths: number) => Math.min(9, Math.floor(thousandths / 100));
/** Doublings of one second, as a length is indexed. */
export const doublingsOf = (durationMs: number) => Math.max(0, Math.floor(Math.log2(Math.max(1, durationMs / 1000))));

/** The folders of a file that can be looked for, its own one first. */
export function foldersOf(path: string): readonly string[] {
  return dirname(path.replaceAll('\\', '/'))
    .split('/')
    .filter((part) => part !== '')
    .toReversed()
    .slice(0, folderLevels);
}

export function prepareFacets(database: Database) {
  const selectTags = database
    .prepare<[number], string>('SELECT name FROM main.recording_tag WHERE recording_id = ?')
    .pluck();
  const selectSpeaker = database.prepare<[number], string>('SELECT name FROM main.speaker WHERE id = ?').pluck();
  return (source: FacetSource, own: readonly SegmentTokens[]): string => {
    const tokens = new Set([...dateTokens(source.added_at_ms), recordingToken(source.recording_id)]);
    if (source.language !== null) tokens.add(languageToken(source.language));
    if (source.duration_ms !== null) tokens.add(lengthToken(doublingsOf(source.duration_ms)));
    for (const token of foldersOf(source.path).flatMap(folderTokens)) tokens.add(token);
    for (const token of selectTags.all(source.recording_id).flatMap(tagTokens)) tokens.add(token);
    const speakers = new Set(own.map(({ speakerId }) => speakerId));
    for (const id of speakers) {
      const name = id === null ? undefined : selectSpeaker.get(id);
      for (const token of speakerTokens(name ?? '')) tokens.add(token);
    }
    for (const { confidence } of own) if (confidence !== null) tokens.add(confidenceToken(tenthsOf(confidence)));
    return [...tokens].join(' ');
  };
}
