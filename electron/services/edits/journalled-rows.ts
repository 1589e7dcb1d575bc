import type { Database } from 'better-sqlite3';
import { hashSegment, type HashedSegment } from '#services/store/segments/segment-hash.ts';
import { segmentColumns } from '#services/store/segments/segment-row.ts';
import { createSegmentOrder, passageOf, type SegmentPlace } from '#services/store/segments/segment-order.ts';
import type { RowPatch } from './row-patch.ts';

/** A table whose rows go through the journal: by the id, all columns but the id. */
export interface JournalledTable {
  readonly columns: readonly string[];
  read(rowId: number): RowPatch | null;
  /** `before` is what `read` gave; null on either side for a row that is not there. */
  write(rowId: number, before: RowPatch | null, after: RowPatch | null): void;
}

/** By the name under which the journal knows them. A further table needs one line here and witness triggers. */
export function createJournalledRows(database: Database): Readonly<Record<string, JournalledTable>> {
  return {
    segment: segmentTable(database),
    speaker: plainTable(database, 'speaker', ['transcript_id', 'name', 'slot']),
    note: plainTable(database, 'note', noteColumns),
  };
}

const noteColumns = [
  'recording_id',
  'start_ms',
  'end_ms',
  'text',
  'tags',
  'added_at_ms',
  'changed_at_ms',
  'removed_at_ms',
];

function plainTable(database: Database, table: string, columns: readonly string[]): JournalledTable {
  const select = database.prepare<[number], RowPatch>(`SELECT ${columns.join(', ')} FROM main.${table} WHERE id = ?`);
  const remove = database.prepare<[number]>(`DELETE FROM main.${table} WHERE id = ?`);
  const values = columns.map((column) => `:${column}`).join(', ');
  const insert = database.prepare(`INSERT INTO main.${table} (id, ${columns.join(', ')}) VALUES (:id, ${values})`);
  const sets = columns.map((column) => `${column} = :${column}`).join(', ');
  const update = database.prepare(`UPDATE main.${table} SET ${sets} WHERE id = :id`);
  // What the journal kept of a row knows nothing of columns that were added later.
  const nothing = Object.fromEntries(columns.map((column) => [column, null]));
  return {
    columns,
    read: (rowId) => select.get(rowId) ?? null,
    write(rowId, before, after) {
      if (after === null) remove.run(rowId);
      else (before === null ? insert : update).run({ ...nothing, ...after, id: rowId });
    },
  };
}

/** Segments also have their hash, and a window of the search index that follows from their neighbours. */
function segmentTable(database: Database): JournalledTable {
  const written = [...segmentColumns, 'hash', 'passage'];
  const table = plainTable(database, 'segment', written);
  const read = plainTable(database, 'segment', segmentColumns);
  const findPassage = preparePassage(database);
  return {
    columns: segmentColumns,
    read: (rowId) => read.read(rowId),
    write(rowId, before, after) {
      if (after === null) {
        table.write(rowId, before, null);
        return;
      }
      const row = { ...after, id: rowId } as unknown as HashedSegment;
      table.write(rowId, before, { ...after, hash: hashSegment(row), passage: findPassage(row) });
    },
  };
}

/**
 * Windows of the index follow each other in time, so a segment is in the window of its neighbours: in its own where that
 * fits between them, else in that of the one before it. Null where the id gives it.
 */
function preparePassage(database: Database): (place: SegmentPlace) => number | null {
  const order = createSegmentOrder(database);
  return (place) => {
    const [previous] = order.before(place, 1);
    const [next] = order.after(place, 1);
    const min = previous === undefined ? 0 : passageOf(previous);
    const max = next === undefined ? Infinity : passageOf(next);
    const passage = order.placeOf(place.id)?.passage ?? null;
    const own = passageOf({ id: place.id, passage });
    if (own >= min && own <= max) return passage;
    const found = previous === undefined ? max : min;
    return found === passageOf({ id: place.id, passage: null }) ? null : found;
  };
}
