import type { Database } from 'better-sqlite3';
import {
  firstSort,
  type ListCounts,
  type ListedPage,
  type ListedRecording,
  type ListSort,
  type SortColumn,
} from '#shared/catalogue/listed-recording.ts';
import type { SearchNote } from '#shared/search.ts';
import {
  prepareListedQuery,
  type ListedPlace,
  type ListedQuery,
} from '#services/search/query/listed/listed-condition.ts';
import { understand } from '#services/search/query/query.ts';
import { recordingOf, selectRecording, type RecordingRow } from '#services/store/recordings/recording-row.ts';

export interface ListRequest {
  readonly bin: boolean;
  /** In the language of the search; empty for everything. */
  readonly filter?: string | undefined;
  readonly sort?: ListSort | undefined;
  /** Where its words are looked for. */
  readonly place?: ListedPlace | undefined;
}

export interface RecordingList {
  /** Never throws for what was typed. */
  page(request: ListRequest & { readonly offset: number; readonly limit: number }): ListedPage;
  /** Ids in the order of the list; all of them without a limit. */
  ids(
    request: ListRequest & { readonly offset?: number; readonly limit?: number; readonly upToId?: number },
  ): readonly number[];
  /** Throws `not-found`. */
  rows(recordingIds: readonly number[]): readonly ListedRecording[];
  counts(): ListCounts;
  /** Ids of all that have a tag, also in the bin. */
  tagged(name: string): readonly number[];
  /** The index of the first row whose name begins so, from a row on and around; null where there is none. */
  indexOfName(request: ListRequest & { readonly beginning: string; readonly from: number }): number | null;
}

interface ListedRow extends RecordingRow {
  readonly recorded_at_ms: number | null;
  readonly size_bytes: number;
  readonly tags: string;
  readonly speakers: string;
  readonly new_findings: number | null;
  readonly is_edited: number;
  readonly is_missing: number;
  readonly own_fields: string;
}

const selectRows = `${selectRecording.replace(
  'FROM recording',
  `, listing.recorded_at_ms, listing.size_bytes, listing.new_findings, listing.is_edited, listing.is_missing,
    (SELECT json_group_array(name) FROM (SELECT name FROM recording_tag WHERE recording_id = recording.id ORDER BY name)) AS tags,
    (SELECT json_group_array(name) FROM (SELECT DISTINCT name FROM speaker WHERE transcript_id = text.id ORDER BY id)) AS speakers,
    (SELECT json_group_object(field_id, value) FROM field_value WHERE recording_id = recording.id) AS own_fields
  FROM json_each(?) AS wanted JOIN recording ON recording.id = wanted.value
  JOIN listing ON listing.recording_id = recording.id`,
)} ORDER BY wanted.key`;

const columns: Readonly<Record<Exclude<SortColumn, `field:${number}`>, string>> = {
  name: 'name_key',
  recorded: 'recorded_at_ms',
  added: 'added_at_ms',
  length: 'duration_ms',
  language: 'language',
  state: 'state',
  speakers: 'speakers',
  tags: 'tags',
  model: 'model_id',
  findings: 'new_findings',
  folder: 'folder',
  size: 'size_bytes',
};

/** Found rows are sorted by themselves up to such a share of the library; of more the index is walked, for most are hits. */
const maxSortedShare = 0.04;

interface Asked {
  readonly asked: ListedQuery;
  readonly isBin: boolean;
  readonly notes: readonly SearchNote[];
}

interface IdRange {
  readonly sort: ListSort;
  readonly offset: number;
  readonly limit: number;
  /** As many as there are of them. */
  readonly total: number;
  readonly upToId?: number | undefined;
}

export function createRecordingList(database: Database): RecordingList {
  const selectListed = database.prepare<[string], ListedRow>(selectRows);
  const rows: RecordingList['rows'] = (ids) => selectListed.all(JSON.stringify(ids)).map(listedRecordingOf);
  const read = prepareRead(database);
  const answers = prepareAnswers(database);
  return {
    rows,
    page(request) {
      const { asked, isBin, notes } = read(request);
      const { offset, limit, sort = firstSort } = request;
      const { ids, total, newestId } = answers.page(asked, isBin, { sort, offset, limit });
      return { rows: rows(ids), total, newestId, notes };
    },
    ids(request) {
      const { asked, isBin } = read(request);
      const { sort = firstSort, offset = 0, limit, upToId } = request;
      // All of them are sorted, however many: the walk is for a page.
      if (limit === undefined) return answers.idsOf(asked, isBin, { sort, offset, limit: -1, total: 0, upToId });
      return answers.idsOf(asked, isBin, { sort, offset, limit, total: answers.count(asked, isBin).total, upToId });
    },
    indexOfName(request) {
      const { asked, isBin } = read(request);
      return answers.indexOfName(asked, isBin, request);
    },
    ...prepareCounts(database),
  };
}

function prepareRead(database: Database): (request: ListRequest) => Asked {
  const listed = prepareListedQuery(database);
  return ({ bin, filter = '', place = 'any' }) => {
    const { query, notes } = understand(filter);
    const extra = (query?.filters ?? [])
      .filter((one) => one.listed === null)
      .map(({ field }): SearchNote => ({ kind: 'bad-value', text: field }));
    return { asked: listed(query, place), isBin: bin, notes: [...notes, ...extra] };
  };
}

function prepareCounts(database: Database): Pick<RecordingList, 'counts' | 'tagged'> {
  const select = database.prepare<[], Omit<ListCounts, 'languages' | 'models'>>(
    `SELECT (SELECT count(*) FROM listing WHERE removed_at_ms IS NULL) AS "all",
       (SELECT count(*) FROM listing WHERE removed_at_ms IS NULL AND state < 5) AS unfinished,
       (SELECT count(*) FROM listing WHERE removed_at_ms IS NULL AND is_missing = 1) AS missing,
       (SELECT count(*) FROM listing WHERE removed_at_ms IS NOT NULL) AS bin`,
  );
  // From each value to the next one in the index, instead of through all of it.
  const distinct = (column: string) =>
    database
      .prepare<[], string>(
        `WITH RECURSIVE next (value) AS (
           SELECT min(${column}) FROM listing WHERE removed_at_ms IS NULL
           UNION ALL SELECT (SELECT min(${column}) FROM listing WHERE removed_at_ms IS NULL AND ${column} > value)
             FROM next WHERE value IS NOT NULL)
         SELECT value FROM next WHERE value IS NOT NULL`,
      )
      .pluck();
  const selectLanguages = distinct('language');
  const selectModels = distinct('model_id');
  const selectTagged = database
    .prepare<[string], number>('SELECT recording_id FROM recording_tag WHERE name = ?')
    .pluck();
  return {
    counts: () => ({
      ...(select.get() ?? { all: 0, unfinished: 0, missing: 0, bin: 0 }),
      languages: selectLanguages.all(),
      models: selectModels.all(),
    }),
    tagged: (name) => selectTagged.all(name),
  };
}

function prepareAnswers(database: Database) {
  /** Statements are few: one for each shape of a filter and a sort. */
  const statements = createStatements(database);
  const count = rememberedCount(database, (asked: ListedQuery, isBin: boolean) => {
    const sql = `SELECT count(*) AS total, coalesce(max(listing.recording_id), 0) AS newestId ${fromOf(asked, isBin)}`;
    return statements<Counted>(sql).get(...paramsOf(asked)) ?? { total: 0, newestId: 0 };
  });
  const fewCount = () => Math.floor(count(everything, false).total * maxSortedShare);
  const idsOf = (
    asked: ListedQuery,
    isBin: boolean,
    { sort, offset, limit, total, upToId }: IdRange,
  ): readonly number[] => {
    const isFew = total <= fewCount();
    const from = isFew || isBin ? fromOf(asked, isBin, sort) : walkedFrom(asked, sort);
    const upTo = upToId === undefined ? '' : ` AND listing.recording_id <= ${Math.trunc(upToId)}`;
    const order = orderOf(sort, isBin, isFew || isBin);
    const sql = `SELECT listing.recording_id ${from}${upTo} ${order} LIMIT ? OFFSET ?`;
    return statements<number>(sql, true).all(...sortParams(sort), ...paramsOf(asked), limit, offset);
  };
  const byWords = prepareByWords(database, statements, fewCount);
  return {
    count,
    idsOf,
    page(asked: ListedQuery, isBin: boolean, range: PageRange): FoundPage {
      const found = count.known(asked, isBin) === undefined ? byWords(asked, isBin, range) : null;
      if (found !== null) {
        count.note(asked, isBin, { total: found.total, newestId: found.newestId });
        return found;
      }
      const counted = count(asked, isBin);
      return { ...counted, ids: idsOf(asked, isBin, { ...range, total: counted.total }) };
    },
    indexOfName(
      asked: ListedQuery,
      isBin: boolean,
      { sort = firstSort, from, beginning }: { sort?: ListSort | undefined; from: number; beginning: string },
    ): number | null {
      const sql = `SELECT place FROM (
        SELECT listing.name_key, row_number() OVER (${orderOf(sort, isBin, isBin)}) - 1 AS place
        ${fromOf(asked, isBin, sort)}) WHERE substr(name_key, 1, ?) = ? ORDER BY place < ?, place LIMIT 1`;
      const params = [...sortParams(sort), ...paramsOf(asked), beginning.length, beginning, from];
      return statements<number>(sql, true).get(...params) ?? null;
    },
  };
}

/** Words are looked for once, and counted and sorted by what was found; null where none are looked for. */
function prepareByWords(
  database: Database,
  statements: Statements,
  fewCount: () => number,
): (asked: ListedQuery, isBin: boolean, range: PageRange) => FoundPage | null {
  const hasBin = database
    .prepare<[], number>('SELECT EXISTS (SELECT 1 FROM listing WHERE removed_at_ms IS NOT NULL)')
    .pluck() as unknown as { get(): number | undefined };
  return (asked, isBin, { sort, offset, limit }) => {
    const { words, params } = asked;
    if (words === null || isBin) return null;
    const rest = fromOf({ ...asked, words: null }, false, sort);
    const onto = (found: string) =>
      rest.replace('FROM listing', `FROM ${found} CROSS JOIN listing ON listing.recording_id = found.id`);
    // Whatever is found is listed: nothing but the words limits it.
    const isAll = asked.where === '1' && hasBin.get() === 0;
    const counted = 'count(*) AS total, coalesce(max(listing.recording_id), 0) AS newestId';
    const all = isAll
      ? 'SELECT count(*) AS total, coalesce(max(id), 0) AS newestId FROM found'
      : `SELECT ${counted} ${onto('found')}`;
    // A limit of nothing keeps SQLite from walking at all.
    const limited = (when: string) => `LIMIT iif((SELECT count(*) FROM found) ${when} ?, ?, 0) OFFSET ?`;
    const page = statements<Counted & { id: number }>(`
      WITH found AS MATERIALIZED (SELECT rowid AS id FROM listing_words WHERE listing_words MATCH ?),
        counted AS MATERIALIZED (${all})
      SELECT id, (SELECT total FROM counted) AS total, (SELECT newestId FROM counted) AS newestId FROM (
        SELECT * FROM (SELECT listing.recording_id AS id ${onto('found')} ${orderOf(sort, false, true)} ${limited('<=')})
        UNION ALL
        SELECT * FROM (SELECT listing.recording_id AS id ${rest} AND +listing.recording_id IN (SELECT id FROM found)
          ${orderOf(sort, false, false)} ${limited('>')}))`);
    const once = [...sortParams(sort), ...params];
    const range = [fewCount(), limit, offset];
    const found = page.all(words, ...(isAll ? [] : once), ...once, ...range, ...once, ...range);
    const [first] = found;
    if (first !== undefined) return { ids: found.map(({ id }) => id), total: first.total, newestId: first.newestId };
    // Where no row is asked for, or all are before it, nobody says how many there are.
    return offset === 0 && limit !== 0 ? { ids: [], total: 0, newestId: 0 } : null;
  };
}

type Statements = ReturnType<typeof createStatements>;

function createStatements(database: Database) {
  const known = new Map<string, unknown>();
  return <T>(sql: string, isPlucked = false) => {
    const statement = known.get(sql) ?? (isPlucked ? database.prepare(sql).pluck() : database.prepare(sql));
    if (known.size > 200) known.clear();
    known.set(sql, statement);
    return statement as { get(...params: unknown[]): T | undefined; all(...params: unknown[]): T[] };
  };
}

function fromOf({ words, where }: ListedQuery, isBin: boolean, sort?: ListSort): string {
  const removed = `listing.removed_at_ms IS ${isBin ? 'NOT NULL' : 'NULL'}`;
  const own =
    ownField(sort) === null
      ? ''
      : ` LEFT JOIN field_value AS own ON own.recording_id = listing.recording_id AND own.field_id = ?`;
  const rest = `WHERE ${removed} AND (${where.replaceAll('recording_id IN', 'listing.recording_id IN')})`;
  if (words === null) return `FROM listing${own} ${rest}`;
  return `FROM listing_words CROSS JOIN listing ON listing.recording_id = listing_words.rowid${own}
    ${rest} AND listing_words MATCH ?`;
}

/** The same for most of the library: the index of the order is walked, and each row looked for among those found. */
function walkedFrom(asked: ListedQuery, sort: ListSort): string {
  if (asked.words === null) return fromOf(asked, false, sort);
  const plain = fromOf({ ...asked, words: null }, false, sort);
  return `${plain} AND +listing.recording_id IN (SELECT rowid FROM listing_words WHERE listing_words MATCH ?)`;
}

type PageRange = Omit<IdRange, 'total' | 'upToId'>;

interface FoundPage extends Counted {
  readonly ids: readonly number[];
}

interface Counted {
  readonly total: number;
  readonly newestId: number;
}

const everything: ListedQuery = { words: null, where: '1', params: [] };

const maxRemembered = 16;

interface RememberedCount {
  (asked: ListedQuery, isBin: boolean): Counted;
  /** Undefined where it was not counted since the last change. */
  known(asked: ListedQuery, isBin: boolean): Counted | undefined;
  note(asked: ListedQuery, isBin: boolean, counted: Counted): void;
}

/** Pages of one list, and the same list in another order, are counted once, as long as nothing is written. */
function rememberedCount(database: Database, count: (asked: ListedQuery, isBin: boolean) => Counted): RememberedCount {
  const selectOwn = database.prepare<[], number>('SELECT total_changes()').pluck();
  const selectOthers = database.prepare<[], number>('PRAGMA main.data_version').pluck();
  const known = new Map<string, Counted>();
  let version = '';
  const keyOf = (asked: ListedQuery, isBin: boolean) => {
    const now = `${selectOwn.get()} ${selectOthers.get()}`;
    if (now !== version || known.size > maxRemembered) known.clear();
    version = now;
    return JSON.stringify([asked, isBin]);
  };
  const remembered = (asked: ListedQuery, isBin: boolean) => {
    const key = keyOf(asked, isBin);
    const counted = known.get(key) ?? count(asked, isBin);
    known.set(key, counted);
    return counted;
  };
  return Object.assign(remembered, {
    known: (asked: ListedQuery, isBin: boolean) => known.get(keyOf(asked, isBin)),
    note: (asked: ListedQuery, isBin: boolean, counted: Counted) => void known.set(keyOf(asked, isBin), counted),
  });
}

function paramsOf({ words, params }: ListedQuery): readonly (string | number)[] {
  return words === null ? params : [...params, words];
}

function ownField(sort: ListSort | undefined): number | null {
  return sort?.by.startsWith('field:') === true ? Number(sort.by.slice('field:'.length)) : null;
}

function sortParams(sort: ListSort): readonly number[] {
  const field = ownField(sort);
  return field === null ? [] : [field];
}

/** What has nothing there stands at the end whichever way; equal ones in the order of adding. */
function orderOf({ by, isDescending }: ListSort, isBin: boolean, isSortedAlone: boolean): string {
  const direction = isDescending ? 'DESC' : 'ASC';
  const column =
    isBin && by === 'added'
      ? 'listing.removed_at_ms'
      : by in columns
        ? `listing.${columns[by as keyof typeof columns]}`
        : `CASE WHEN own.value GLOB '[0-9.-]*' AND own.value + 0 = own.value THEN own.value + 0 ELSE own.value END`;
  // A plus sign keeps SQLite from walking the index of the column.
  return `ORDER BY ${isSortedAlone ? '+' : ''}${column} ${direction} NULLS LAST, listing.recording_id ${direction}`;
}

function listedRecordingOf(row: ListedRow): ListedRecording {
  return {
    ...recordingOf(row),
    recordedAtMs: row.recorded_at_ms,
    sizeBytes: row.size_bytes,
    tags: JSON.parse(row.tags) as string[],
    speakers: JSON.parse(row.speakers) as string[],
    newFindings: row.new_findings ?? 0,
    isEdited: row.is_edited === 1,
    isMissing: row.is_missing === 1,
    fields: JSON.parse(row.own_fields) as Record<string, string>,
  };
}
