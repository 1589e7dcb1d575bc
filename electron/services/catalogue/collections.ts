import { badRequest } from '#shared/text/bad-request.ts';
import type { Database } from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import type { Collection } from '#shared/catalogue/listed-recording.ts';
import type { Writer } from '#services/store/database/writer.ts';
import type { FilingEdit, FilingJournal } from './filing-journal.ts';
import type { RecordingList } from './recording-list.ts';

export interface CollectionContent {
  readonly name: string;
  readonly parentId: number | null;
  readonly filter: string | null;
}

export interface CollectionStore {
  /** Every one after the one it is in, by name. */
  list(): readonly Collection[];
  add(content: CollectionContent): { readonly id: number; readonly stepId: number | null };
  /** Throws `not-found`, and `bad-request` where it would be within itself. */
  change(id: number, content: CollectionContent): number | null;
  /** With those within it; their recordings stay in the library. */
  remove(id: number): number | null;
}

interface Row {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly filter: string | null;
}

export function createCollections(
  { database, writer }: { readonly database: Database; readonly writer: Writer },
  journal: FilingJournal,
  list: RecordingList,
): CollectionStore {
  const rows = prepareRows(database);
  const counts = prepareCounts(database);
  const insert = database.prepare(
    'INSERT INTO collection (parent_id, name, filter, removed_at_ms) VALUES (?, ?, ?, 1)',
  );
  return {
    list() {
      const known = counts();
      return inTree(rows()).map((row) => {
        const { filter } = row;
        const found =
          filter === null ? known.get(row.id) : list.page({ bin: false, filter, offset: 0, limit: 0 }).total;
        return { ...row, count: found ?? 0 };
      });
    },
    add(content) {
      requireParent(rows(), content);
      return writer.write(() => {
        const id = Number(insert.run(content.parentId, content.name.trim(), content.filter).lastInsertRowid);
        return { id, stepId: journal.change('collection', [editOf(id, content)]).stepId };
      });
    },
    change(id, content) {
      if (!rows().some((row) => row.id === id)) throw new AppFailure('not-found', { what: 'collection' });
      requireParent(rows(), content, id);
      return journal.change('collection', [editOf(id, content)]).stepId;
    },
    remove(id) {
      const all = rows();
      const gone = (at: number): readonly number[] => [
        ...all.filter(({ parentId }) => parentId === at).flatMap((child) => gone(child.id)),
        at,
      ];
      return journal.change(
        'collection',
        gone(id).map((one) => editOf(one, null)),
      ).stepId;
    },
  };
}

function prepareRows(database: Database): () => readonly Row[] {
  const select = database.prepare<[], Row>(
    'SELECT id, parent_id AS parentId, name, filter FROM collection WHERE removed_at_ms IS NULL',
  );
  return () => select.all().toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

function prepareCounts(database: Database): () => ReadonlyMap<number, number> {
  const select = database.prepare<[], { readonly id: number; readonly count: number }>(
    `WITH RECURSIVE within (root, id) AS (
       SELECT id, id FROM collection WHERE removed_at_ms IS NULL AND filter IS NULL
       UNION SELECT root, collection.id FROM within JOIN collection ON parent_id = within.id
         WHERE removed_at_ms IS NULL AND filter IS NULL)
     SELECT root AS id, count(DISTINCT member.recording_id) AS count FROM within
       JOIN collection_member AS member ON member.collection_id = within.id
       JOIN listing ON listing.recording_id = member.recording_id AND listing.removed_at_ms IS NULL
     GROUP BY root`,
  );
  return () => new Map(select.all().map(({ id, count }) => [id, count]));
}

function editOf(id: number, content: CollectionContent | null): FilingEdit {
  const after =
    content && JSON.stringify({ parentId: content.parentId, name: content.name.trim(), filter: content.filter });
  return { subject: 'collection', recordingId: null, key: String(id), after };
}

function requireParent(all: readonly Row[], { parentId }: CollectionContent, id?: number): void {
  for (let at = parentId; at !== null;) {
    const parent = all.find((row) => row.id === at);
    if (parent === undefined) throw new AppFailure('not-found', { what: 'collection' });
    if (at === id || parent.filter !== null) {
      throw badRequest('collection-in-itself');
    }
    at = parent.parentId;
  }
}

function inTree(rows: readonly Row[], parentId: number | null = null): readonly Row[] {
  const known = new Set(rows.map(({ id }) => id));
  const isHere = (row: Row) =>
    parentId === null ? row.parentId === null || !known.has(row.parentId) : row.parentId === parentId;
  return rows.filter(isHere).flatMap((row) => [row, ...inTree(rows, row.id)]);
}
