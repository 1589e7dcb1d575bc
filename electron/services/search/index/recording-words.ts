/**
 * Which words a recording has anywhere, for libraries so large that two lists of windows take long to walk through: words that
 * no recording has together, as of two languages, and phrases that are nowhere are known by lists a hundredth as long.
 * Noted in the background and again after each change; a recording that is not noted yet may hold anything.
 */
import type { Database } from 'better-sqlite3';
import { otherWords } from '#services/search/language/other-readings.ts';
import { createPassageReader, indexedTokens, rowIdOf, tailWords, windowsPerTranscript } from './passage.ts';

/** In a library of fewer windows, some 4,000 hours, the lists of windows are short enough. */
const minWindows = 500_000;
const buckets = 2 ** 18;

/** As those of windows: they ascend from the newest recording to the oldest. */
export const recordingRowOf = (recordingId: number) => rowIdOf({ recordingId, window: 0 }) / windowsPerTranscript;
export const recordingOfRow = (row: number) => recordingRowOf(0) - row;

/**
 * FTS5 keeps apart by columns only what it also knows the places of: here the first letter of a token shows what it is.
 */
export const formToken = (form: string) => `w${form}`;
export const stemToken = (stem: string) => `s${stem}`;

/** One of a quarter of a million tokens for two forms that follow each other: a recording of an hour holds 3 % of them. */
export function followingToken(one: string, next: string): string {
  let hash = 0x811c9dc5;
  const text = `${one} ${next}`;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `b${((hash >>> 0) % buckets).toString(36)}`;
}

interface NotedText {
  readonly recording_id: number;
  readonly transcript_id: number;
  readonly window_count: number;
  readonly is_in_id_order: number;
}

export interface RecordingNotes {
  /** True while there are recordings to note, which there never are in a small library. */
  isWaiting(): boolean;
  /** Notes the newest of them, in a transaction of its own. */
  noteOne(): void;
}

/** `min`: windows from which on it is worth it, counted once. */
export function prepareRecordingNotes(database: Database, min = minWindows): RecordingNotes {
  const isLarge = database
    .prepare<[number], number>('SELECT coalesce(sum(window_count), 0) >= ? FROM fulltext.indexed')
    .pluck();
  const isBegun = database.prepare<[], number>('SELECT notes_words FROM fulltext.meta').pluck();
  if (isBegun.get() !== 1 && isLarge.get(min) === 1) database.exec('UPDATE fulltext.meta SET notes_words = 1');
  const isWorthIt = isBegun.get() === 1;
  const next = database.prepare<[], NotedText>(
    `SELECT recording_id, transcript_id, window_count, is_in_id_order FROM fulltext.indexed
      WHERE is_noted = 0 ORDER BY recording_id DESC LIMIT 1`,
  );
  const put = database.prepare<[number, string]>(
    'INSERT OR REPLACE INTO fulltext.recording_words (rowid, word) VALUES (?, ?)',
  );
  const mark = database.prepare<[number]>('UPDATE fulltext.indexed SET is_noted = 1 WHERE recording_id = ?');
  const read = createPassageReader(database);
  const note = database.transaction((text: NotedText) => {
    const words = new Set<string>();
    const place = { transcriptId: text.transcript_id, isInIdOrder: text.is_in_id_order === 1 };
    for (let window = 0; window < text.window_count; window += 1) {
      const tokens = indexedTokens(read(place, window, tailWords));
      let last: string | null = null;
      // In the order in which the index has them: what it takes for a phrase is a phrase here.
      for (const { form, stem } of [...tokens, ...otherWords(tokens)]) {
        words.add(formToken(form)).add(stemToken(stem));
        if (last !== null) words.add(followingToken(last, form));
        last = form;
      }
    }
    put.run(recordingRowOf(text.recording_id), [...words].join(' '));
    mark.run(text.recording_id);
  });
  return {
    isWaiting: () => isWorthIt && next.get() !== undefined,
    noteOne() {
      const text = next.get();
      if (text !== undefined) note.immediate(text);
    },
  };
}
