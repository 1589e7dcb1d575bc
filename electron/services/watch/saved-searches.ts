import { AppFailure } from '#shared/failure.ts';
import type { SearchHit } from '#shared/search.ts';
import { maxNewCounted, type SavedSearch } from '#shared/watch.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { idsPerTranscript, transcriptOf } from '#services/store/segments/segment-ids.ts';

/** One page of hits, the newest recording first. */
export type SearchHits = (
  text: string,
  page: { readonly offset: number; readonly limit: number },
) => Promise<{ readonly hits: readonly SearchHit[]; readonly nextOffset: number | null }>;

export interface SavedSearchStore {
  /** In the order of saving, each with what was found since it was last viewed. */
  list(search: SearchHits): Promise<readonly SavedSearch[]>;
  /**
   * A new one for null, unless the query is kept already; all that is there now counts as seen. With `onto`, what is
   * changed, it throws `search-changed` where it is not that any more.
   */
  save(saved: {
    readonly id: number | null;
    readonly name: string;
    readonly query: string;
    readonly onto?: { readonly name: string; readonly query: string } | undefined;
  }): number;
  remove(id: number): void;
  markSeen(id: number): void;
}

interface SavedRow {
  readonly id: number;
  readonly name: string;
  readonly query: string;
  readonly seen_transcript_id: number;
  readonly seen_unfinished: string;
}

/** Segments of the transcripts that were not complete, by transcript. */
type Unfinished = Readonly<Record<string, number>>;

export function createSavedSearches({ database, writer }: StoreParts): SavedSearchStore {
  const selectAll = database.prepare<[], SavedRow>('SELECT * FROM saved_search ORDER BY id');
  const selectOne = database.prepare<[number], SavedRow>('SELECT * FROM saved_search WHERE id = ?');
  const selectSame = database
    .prepare<[string], number>('SELECT id FROM saved_search WHERE query = ? ORDER BY id LIMIT 1')
    .pluck();
  const seenNow = prepareSeen(database);
  const newRecordings = prepareNewRecordings(database);
  const insert = database.prepare<[string, string, number, string]>(
    'INSERT INTO saved_search (name, query, seen_transcript_id, seen_unfinished) VALUES (?, ?, ?, ?)',
  );
  const update = database.prepare<[string, string, number]>('UPDATE saved_search SET name = ?, query = ? WHERE id = ?');
  const look = database.prepare<[number, string, number]>(
    'UPDATE saved_search SET seen_transcript_id = ?, seen_unfinished = ? WHERE id = ?',
  );
  const drop = database.prepare<[number]>('DELETE FROM saved_search WHERE id = ?');
  const change = (run: () => { readonly changes: number }) => {
    if (writer.write(run).changes === 0) throw new AppFailure('not-found', { what: 'saved search' });
  };
  return {
    async list(search) {
      const found: SavedSearch[] = [];
      for (const row of selectAll.all()) {
        const newCount = await countNew(row, newRecordings(row), search);
        found.push({ id: row.id, name: row.name, query: row.query, newCount });
      }
      return found;
    },
    save({ id, name, query, onto }) {
      if (id !== null) {
        const known = selectOne.get(id);
        const accepted = onto === undefined || known === undefined ? [] : [onto, { name, query }];
        const isKnown = accepted.some((one) => one.name === known?.name && one.query === known.query);
        if (accepted.length > 0 && !isKnown) throw new AppFailure('search-changed', { name: known?.name ?? '' });
        change(() => update.run(name, query, id));
        return id;
      }
      const same = selectSame.get(query);
      if (same !== undefined) return same;
      const seen = seenNow();
      return writer.write(() => Number(insert.run(name, query, seen.transcriptId, seen.unfinished).lastInsertRowid));
    },
    remove: (id) => change(() => drop.run(id)),
    markSeen: (id) => {
      const seen = seenNow();
      change(() => look.run(seen.transcriptId, seen.unfinished, id));
    },
  };
}

function prepareSeen(database: StoreParts['database']) {
  const selectNewest = database.prepare<[], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM transcript');
  const selectUnfinished = database.prepare<[], { id: number; segment_count: number }>(
    `SELECT id, segment_count FROM transcript WHERE state = 'running'`,
  );
  return () => ({
    transcriptId: selectNewest.get()?.id ?? 0,
    unfinished: JSON.stringify(Object.fromEntries(selectUnfinished.all().map((row) => [row.id, row.segment_count]))),
  });
}

/** Recordings with text that was not there when a search was last viewed: mostly none, and then there is no search. */
function prepareNewRecordings(database: StoreParts['database']) {
  const select = database.prepare<[number, string], { id: number }>(
    `SELECT recording_id AS id FROM transcript WHERE is_current = 1 AND segment_count > 0 AND (id > ?
       OR id IN (SELECT CAST(key AS INTEGER) FROM json_each(?) WHERE segment_count > value))`,
  );
  return (row: SavedRow): ReadonlySet<number> =>
    new Set(select.all(row.seen_transcript_id, row.seen_unfinished).map(({ id }) => id));
}

const pageSize = 200;

/** Reads hits from the newest on, only as far down as there is new text. */
async function countNew(row: SavedRow, recordings: ReadonlySet<number>, search: SearchHits): Promise<number> {
  if (recordings.size === 0) return 0;
  const oldest = Math.min(...recordings);
  const unfinished = JSON.parse(row.seen_unfinished) as Unfinished;
  const isNew = ({ recordingId, segmentId }: SearchHit) => {
    if (!recordings.has(recordingId)) return false;
    const transcriptId = transcriptOf(segmentId);
    const seen = unfinished[transcriptId] ?? 0;
    return transcriptId > row.seen_transcript_id || segmentId % idsPerTranscript >= seen;
  };
  let count = 0;
  for (let offset: number | null = 0; offset !== null && count < maxNewCounted;) {
    // A space at the end: the last word is finished.
    const page = await search(`${row.query} `, { offset, limit: pageSize });
    count += page.hits.filter(isNew).length;
    if ((page.hits.at(-1)?.recordingId ?? 0) < oldest) break;
    offset = page.nextOffset;
  }
  return Math.min(count, maxNewCounted);
}
