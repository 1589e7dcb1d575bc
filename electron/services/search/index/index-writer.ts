import type { Database } from 'better-sqlite3';
import { prepareFacets } from './facet-tokens.ts';
import { prepareCommonCounts } from './common/common-counts.ts';
import { maskBytes, maskOf } from './common/common-words.ts';
import { pairTokens } from './common/common-pairs.ts';
import { prepareCountForms } from './count-forms.ts';
import { prepareIsInIdOrder } from './id-order.ts';
import { otherWords } from '#services/search/language/other-readings.ts';
import { createPassageReader, indexedTokens, rowIdOf, segmentsPerWindow, tailWords } from './passage.ts';
import { recordingRowOf } from './recording-words.ts';
import type { Token } from '#services/search/language/token.ts';
import { idsPerTranscript, transcriptSql } from '#services/store/segments/segment-ids.ts';

/** The text of a recording that can be found: its current transcript, while it is not in the bin. */
interface Searchable {
  readonly recording_id: number;
  readonly transcript_id: number;
  readonly revision: number;
  readonly segment_count: number;
  readonly language: string | null;
  readonly duration_ms: number | null;
  readonly path: string;
  readonly added_at_ms: number;
}

interface Indexed {
  readonly transcript_id: number;
  readonly window_count: number;
  readonly is_in_id_order: number;
  readonly masks: Uint8Array;
}

const searchable = `SELECT transcript.recording_id, transcript.id AS transcript_id, transcript.revision,
    transcript.segment_count, transcript.language, media.duration_ms, media.path, recording.added_at_ms
  FROM main.transcript JOIN main.recording ON recording.id = transcript.recording_id
    JOIN main.media ON media.id = recording.media_id
  WHERE transcript.is_current = 1 AND recording.removed_at_ms IS NULL`;

const dropPassage = 'DELETE FROM fulltext.passage WHERE rowid = ?';

export interface IndexWriter {
  /** Brings recordings up to date from the library, whatever the index holds of them. */
  syncRecordings(recordingIds: readonly number[]): void;
  /** Only these windows of a transcript, where the rest is known to be right. */
  syncWindows(transcriptId: number, windows: readonly number[]): void;
  /** Writes what is counted over all that was synced: each form dirties a page of its own, so once for many texts is cheap. */
  flush(): void;
}

/** Writes within the caller's transaction, which ends with `flush`. */
export function createIndexWriter(database: Database): IndexWriter {
  const byRecording = database.prepare<[number], Searchable>(`${searchable} AND transcript.recording_id = ?`);
  const byTranscript = database.prepare<[number], Searchable>(`${searchable} AND transcript.id = ?`);
  const record = prepareRecord(database);
  const drop = database.prepare<[number]>(dropPassage);
  const forms = prepareCountForms(database);
  const counts = prepareCommonCounts(database);
  const put = preparePut(database, drop, forms.note);
  const countWindows = prepareCountWindows(database);
  const isInIdOrder = prepareIsInIdOrder(database);
  const selectConcerned = prepareConcerned(database);
  const putAll = (text: Searchable, windows: readonly number[], before: Indexed | undefined) => {
    // Row ids ascend with windows, and FTS5 writes its buffer out whenever one comes that is not above the last.
    const ordered = windows.toSorted((a, b) => a - b);
    const [from, to] = [ordered[0] ?? 0, (ordered.at(-1) ?? -1) + 1];
    const windowCount = Math.max(before?.window_count ?? 0, to);
    const isInOrder = before?.is_in_id_order !== 0 && isInIdOrder(text.transcript_id, from, to);
    const common = new Uint8Array(windowCount * maskBytes);
    common.set(before?.masks ?? nothing);
    for (const window of ordered) common.set(put(text, window, isInOrder), window * maskBytes);
    counts.note(before?.masks ?? nothing, common);
    record.put(text, windowCount, isInOrder, common);
  };
  const syncRecording = (recordingId: number) => {
    const { window_count: windowCount = 0, masks = nothing } = record.get(recordingId) ?? {};
    for (let window = 0; window < windowCount; window += 1) drop.run(rowIdOf({ recordingId, window }));
    counts.note(masks, nothing);
    record.forget(recordingId);
    const text = byRecording.get(recordingId);
    const count = text === undefined || text.segment_count === 0 ? 0 : countWindows(text.transcript_id);
    const all = Array.from({ length: count }, (_, at) => at);
    if (text !== undefined && count > 0) putAll(text, all, undefined);
  };
  return {
    syncRecordings: (recordingIds) => selectConcerned(recordingIds).forEach(syncRecording),
    flush() {
      counts.flush();
      forms.flush();
    },
    syncWindows(transcriptId, windows) {
      const text = byTranscript.get(transcriptId);
      if (text === undefined) return;
      const indexed = record.get(text.recording_id);
      const isNew = indexed === undefined && windows.length >= countWindows(transcriptId);
      if (isNew || indexed?.transcript_id === transcriptId) putAll(text, windows, indexed);
      else syncRecording(text.recording_id);
    },
  };
}

/** Of many recordings those that the index holds something of, or should: thousands have no text and are passed over. */
function prepareConcerned(database: Database): (recordingIds: readonly number[]) => readonly number[] {
  const select = database
    .prepare<[string], number>(
      `SELECT value FROM json_each(?) WHERE value IN (SELECT recording_id FROM fulltext.indexed)
         OR EXISTS (SELECT 1 FROM main.transcript WHERE recording_id = value AND is_current = 1 AND segment_count > 0)`,
    )
    .pluck();
  return (recordingIds) => select.all(JSON.stringify(recordingIds));
}

const nothing = new Uint8Array();

/** What the index notes of a recording as a whole. */
function prepareRecord(database: Database) {
  // What was noted of its words is void.
  const put = database.prepare<(number | Uint8Array)[]>(
    `INSERT OR REPLACE INTO fulltext.indexed
        (recording_id, transcript_id, revision, window_count, is_in_id_order, anywhere, generation, is_noted)
      SELECT ?, ?, ?, ?, ?, ?, generation + 1, 0 FROM fulltext.meta`,
  );
  const forgetWords = database.prepare<[number]>('DELETE FROM fulltext.recording_words WHERE rowid = ?');
  const putCommon = database.prepare<[number, Uint8Array]>('INSERT OR REPLACE INTO fulltext.common VALUES (?, ?)');
  const forget = ['indexed', 'common'].map((table) =>
    database.prepare<[number]>(`DELETE FROM fulltext.${table} WHERE recording_id = ?`),
  );
  const selectIndexed = database.prepare<[number], Indexed>(
    `SELECT indexed.*, common.masks FROM fulltext.indexed JOIN fulltext.common USING (recording_id)
      WHERE recording_id = ?`,
  );
  return {
    get: (recordingId: number) => selectIndexed.get(recordingId),
    put(text: Searchable, windowCount: number, isInOrder: boolean, common: Uint8Array) {
      const { recording_id: id, transcript_id: transcriptId, revision } = text;
      put.run(id, transcriptId, revision, windowCount, Number(isInOrder), togetherOf(common));
      putCommon.run(text.recording_id, common);
    },
    forget(recordingId: number) {
      for (const statement of forget) statement.run(recordingId);
      forgetWords.run(recordingRowOf(recordingId));
    },
  };
}

/** Everything that any of the masks says. */
function togetherOf(masks: Uint8Array): Uint8Array {
  const all = new Uint8Array(maskBytes);
  for (let at = 0; at < masks.length; at += 1) all[at % maskBytes] = (all[at % maskBytes] ?? 0) | (masks[at] ?? 0);
  return all;
}

/** Windows that a transcript may have, empty ones between them included. */
function prepareCountWindows(database: Database): (transcriptId: number) => number {
  const selectLast = database
    .prepare<[number, number], number | null>('SELECT max(id) FROM main.segment WHERE id >= ? AND id < ?')
    .pluck();
  const selectMoved = database
    .prepare<[number], number | null>(
      `SELECT max(passage) FROM main.segment WHERE ${transcriptSql()} = ? AND passage IS NOT NULL`,
    )
    .pluck();
  return (transcriptId) => {
    const firstId = transcriptId * idsPerTranscript;
    const lastId = selectLast.get(firstId, firstId + idsPerTranscript) ?? null;
    if (lastId === null) return 0;
    return Math.max(Math.floor((lastId - firstId) / segmentsPerWindow), selectMoved.get(transcriptId) ?? 0) + 1;
  };
}

type Statement = { run(rowId: number): unknown };

/** Writes a window and returns its mask of common words. */
function preparePut(database: Database, drop: Statement, noteForm: (form: string, token: Token) => void) {
  const read = createPassageReader(database);
  const facetsOf = prepareFacets(database);
  const insert = database.prepare<[number, string, string, string]>(
    'INSERT OR REPLACE INTO fulltext.passage (rowid, exact, stem, facet) VALUES (?, ?, ?, ?)',
  );
  return (text: Searchable, window: number, isInIdOrder: boolean): Uint8Array => {
    const rowId = rowIdOf({ recordingId: text.recording_id, window });
    const passage = read({ transcriptId: text.transcript_id, isInIdOrder }, window, tailWords);
    const tokens = indexedTokens(passage);
    if (tokens.length === 0) {
      drop.run(rowId);
      return maskOf([], null);
    }
    const all = [...tokens, ...otherWords(tokens)];
    const stems = all.map(({ stem }) => stem);
    for (const { tokens: own } of passage.own) for (const token of own) noteWritten(token, noteForm);
    const pairs = pairTokens(tokens.map(({ form }) => form));
    insert.run(
      rowId,
      all.map(({ form }) => form).join(' '),
      stems.join(' '),
      [facetsOf(text, passage.own), ...pairs].join(' '),
    );
    return maskOf(stems, text.language);
  };
}

/** Not the `l` of `l’avocat`, nor `lavocat`: they are never offered. */
function noteWritten(token: Token, note: (form: string, token: Token) => void): void {
  const { other, kind } = token;
  const isElided = other !== null && !other.isWord && kind === 'word' && other.count > 1;
  if (!isElided) note(token.form, token);
  if (other?.isWord === true) for (const one of other.tokens) note(one.form, one);
}

/** Recordings whose text and index differ: a commit spans two files, and a crash may keep one half of it. */
export function staleRecordings(database: Database): readonly number[] {
  const select = `SELECT text.recording_id AS id FROM (${searchable}) AS text
      LEFT JOIN fulltext.indexed ON indexed.recording_id = text.recording_id
      WHERE (text.segment_count > 0 OR indexed.recording_id IS NOT NULL)
        AND (indexed.transcript_id IS NOT text.transcript_id OR indexed.revision IS NOT text.revision)
    UNION
    SELECT recording_id FROM fulltext.indexed
      WHERE recording_id NOT IN (SELECT recording_id FROM (${searchable}))`;
  return (database.prepare(select).all() as { readonly id: number }[]).map(({ id }) => id);
}
