import type { Database } from 'better-sqlite3';
import { prepareMergeIndex } from './merge-index.ts';

/** Forms that are looked for at a time: some ten milliseconds. */
const formsAtOnce = 500;

/**
 * Takes out of the index what it only marks as gone: the words of passages that left, and forms that no passage holds
 * any more. Yields after each step, so that others can work in between.
 */
export function* purgeIndex(database: Database): Generator<true> {
  for (const table of ['passage', 'recording_words'] as const) {
    const merge = prepareMergeIndex(database, table);
    while (merge()) yield true;
  }
  const last = database.prepare<[], number | null>('SELECT max(id) FROM fulltext.form').pluck();
  const drop = database.prepare<[number, number]>(
    `DELETE FROM fulltext.form WHERE id > ? AND id <= ? AND NOT EXISTS (
       SELECT 1 FROM fulltext.passage WHERE passage MATCH 'exact : "' || replace(form.form, '"', '""') || '"')`,
  );
  const lastId = last.get() ?? 0;
  for (let id = 0; id < lastId; id += formsAtOnce) {
    drop.run(id, id + formsAtOnce);
    yield true;
  }
}
