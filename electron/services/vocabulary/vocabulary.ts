import { AppFailure } from '#shared/failure.ts';
import {
  maxVocabularyTerms,
  maxVocabularyVariants,
  type VocabularyImport,
  type VocabularyScope,
  type VocabularyTerm,
} from '#shared/recognition/vocabulary.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import type { VocabularyRow } from './vocabulary-csv.ts';

export type NewTerm = Omit<VocabularyTerm, 'id'>;

export interface Vocabulary {
  /** Of one scope, by term. */
  list(scope: VocabularyScope): readonly VocabularyTerm[];
  /** What is expected in a recording: its own terms first, then its collections', then everybody's. */
  expectedIn(recordingId: number): readonly VocabularyTerm[];
  /** A new one for null; a term that is there already in this scope takes what is new. Throws `not-found`. */
  save(termId: number | null, term: NewTerm): VocabularyTerm;
  /** Throws `not-found`. */
  remove(termId: number): void;
  add(scope: VocabularyScope, rows: readonly VocabularyRow[]): VocabularyImport;
  /** Names of speakers that people gave, of one recording or of all, which are no terms of the whole library yet. */
  speakerNames(recordingId: number | null): readonly string[];
  /** Terms of a watch list. */
  watchedTerms(listId: number): readonly string[];
}

interface Row {
  readonly id: number;
  readonly collection_id: number | null;
  readonly recording_id: number | null;
  readonly term: string;
  readonly sounds_like: string;
  readonly taken_for: string;
}

const scopeSql = 'collection_id IS ? AND recording_id IS ?';

export function createVocabulary(parts: StoreParts): Vocabulary {
  const { database, writer } = parts;
  const { selectScope, selectOne, selectSame, selectExpected, count, insert, update, drop } = prepareRows(database);
  const get = (termId: number): VocabularyTerm => {
    const row = selectOne.get(termId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'term' });
    return termOf(row);
  };
  const put = (term: NewTerm): { readonly id: number; readonly isNew: boolean } => {
    const same = selectSame.get(term.collectionId, term.recordingId, term.term);
    if (same !== undefined) {
      const merged = mergedTerm(termOf(same), term);
      update.run(merged.term, JSON.stringify(merged.soundsLike), JSON.stringify(merged.takenFor), same.id);
      return { id: same.id, isNew: false };
    }
    if ((count.get() ?? 0) >= maxVocabularyTerms) throw new AppFailure('csv-too-long', { max: maxVocabularyTerms });
    const variants = [term.soundsLike, term.takenFor].map((list) => JSON.stringify(unique(list)));
    const added = insert.run(term.collectionId, term.recordingId, term.term, ...variants);
    return { id: Number(added.lastInsertRowid), isNew: true };
  };
  return {
    list: ({ collectionId, recordingId }) => selectScope.all(collectionId, recordingId).map(termOf),
    expectedIn: (recordingId) => selectExpected.all(recordingId, recordingId).map(termOf),
    save: (termId, term) =>
      writer.write(() => {
        if (termId === null) return get(put(term).id);
        const before = get(termId);
        const same = selectSame.get(before.collectionId, before.recordingId, term.term);
        if (same !== undefined && same.id !== termId) drop.run(same.id);
        update.run(term.term, JSON.stringify(unique(term.soundsLike)), JSON.stringify(unique(term.takenFor)), termId);
        return get(termId);
      }),
    remove: (termId) =>
      writer.write(() => {
        get(termId);
        drop.run(termId);
      }),
    add: (scope, rows) =>
      writer.write(() => {
        const results = rows.map((row) => put({ ...scope, ...row }));
        const addedCount = results.filter(({ isNew }) => isNew).length;
        return { addedCount, mergedCount: results.length - addedCount };
      }),
    ...prepareShared(parts),
  };
}

function prepareRows(database: StoreParts['database']) {
  const selectScope = database.prepare<[number | null, number | null], Row>(
    `SELECT * FROM vocabulary_term WHERE ${scopeSql} ORDER BY term COLLATE NOCASE, id`,
  );
  const selectOne = database.prepare<[number], Row>('SELECT * FROM vocabulary_term WHERE id = ?');
  const selectSame = database.prepare<[number | null, number | null, string], Row>(
    `SELECT * FROM vocabulary_term WHERE ${scopeSql} AND term = ?`,
  );
  const selectExpected = database.prepare<[number, number], Row>(
    `WITH RECURSIVE place (id) AS (
       SELECT collection_id FROM collection_member WHERE recording_id = ?
       UNION SELECT parent_id FROM collection JOIN place ON collection.id = place.id WHERE parent_id IS NOT NULL
     )
     SELECT * FROM vocabulary_term
     WHERE recording_id = ? OR collection_id IN (SELECT id FROM place) OR (collection_id IS NULL AND recording_id IS NULL)
     ORDER BY recording_id IS NULL, collection_id IS NULL, id DESC LIMIT ${maxVocabularyTerms}`,
  );
  const count = database.prepare<[], number>('SELECT count(*) FROM vocabulary_term').pluck();
  const insert = database.prepare(
    'INSERT INTO vocabulary_term (collection_id, recording_id, term, sounds_like, taken_for) VALUES (?, ?, ?, ?, ?)',
  );
  const update = database.prepare('UPDATE vocabulary_term SET term = ?, sounds_like = ?, taken_for = ? WHERE id = ?');
  const drop = database.prepare('DELETE FROM vocabulary_term WHERE id = ?');
  return { selectScope, selectOne, selectSame, selectExpected, count, insert, update, drop };
}

/** What other lists know already. */
function prepareShared({ database }: StoreParts): Pick<Vocabulary, 'speakerNames' | 'watchedTerms'> {
  const selectNames = database
    .prepare<[{ recordingId: number | null }], string>(
      `SELECT DISTINCT name FROM speaker
       WHERE name NOT GLOB 'Speaker [0-9]*' AND name NOT GLOB 'Участник [0-9]*' AND name NOT GLOB 'Голос [0-9]*'
         AND name NOT IN (SELECT term FROM vocabulary_term WHERE collection_id IS NULL AND recording_id IS NULL)
         AND (:recordingId IS NULL OR transcript_id IN (SELECT id FROM transcript WHERE recording_id = :recordingId))
       ORDER BY name LIMIT 1000`,
    )
    .pluck();
  const selectWatched = database
    .prepare<[number], string>('SELECT term FROM rule WHERE watch_list_id = ? AND is_removed = 0 ORDER BY position')
    .pluck();
  return {
    speakerNames: (recordingId) => selectNames.all({ recordingId }),
    watchedTerms: (listId) => selectWatched.all(listId),
  };
}

function termOf({ id, collection_id, recording_id, term, sounds_like, taken_for }: Row): VocabularyTerm {
  return {
    id,
    collectionId: collection_id,
    recordingId: recording_id,
    term,
    soundsLike: JSON.parse(sounds_like) as string[],
    takenFor: JSON.parse(taken_for) as string[],
  };
}

function mergedTerm(known: VocabularyTerm, added: NewTerm): VocabularyTerm {
  return {
    ...known,
    soundsLike: unique([...known.soundsLike, ...added.soundsLike]),
    takenFor: unique([...known.takenFor, ...added.takenFor]),
  };
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list.map((one) => one.trim()).filter((one) => one !== ''))].slice(0, maxVocabularyVariants);
}
