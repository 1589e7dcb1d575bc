import type { Database } from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import { mergeLists, type ListContent } from '#shared/edits/merge-lists.ts';
import type { WatchList, WatchListWithTerms, WatchTerm } from '#shared/watch.ts';
import { indexVersion } from '#services/search/index/index-file.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import type { MatcherRule } from './matcher.ts';
import { patternKey, termPattern } from './term-pattern.ts';

export interface WatchListStore {
  /** By name. */
  list(): readonly WatchList[];
  /** Throws `not-found`. */
  get(listId: number): WatchListWithTerms;
  /** A new list for null. Of two lines that look for the same, the later one counts. Throws `csv-term` for a line without a word. */
  save(list: {
    readonly listId: number | null;
    readonly name: string;
    readonly terms: readonly WatchTerm[];
    /** The list that was changed: what was made of it since is merged. Throws `list-removed`. */
    readonly onto?: (ListContent & { readonly version: number }) | undefined;
  }): {
    readonly list: WatchListWithTerms;
    readonly repeatedCount: number;
    readonly isMerged: boolean;
  };
  /** Its undecided findings go with it, the decided ones stay. */
  remove(listId: number): void;
  /** Rules of all lists; with `isPending` those that have not been run over the whole library. */
  rules(which: { readonly isPending: boolean }): readonly MatcherRule[];
  /** The newest version of each list, to be passed to `markScanned` when its rules were run. */
  versions(): readonly { readonly id: number; readonly version: number }[];
  markScanned(versions: readonly { readonly id: number; readonly version: number }[]): void;
  /** Terms are the same terms under the word forms of this version, with their findings. */
  renewKeys(): void;
  /** Everything has to be run again. */
  markUnscanned(): void;
}

interface RuleRow {
  readonly id: number;
  readonly key: string;
  readonly is_removed: number;
  readonly added_version: number;
}

const selectLists = `SELECT watch_list.id, name, changed_at_ms AS changedAtMs,
    (SELECT count(*) FROM rule WHERE watch_list_id = watch_list.id AND is_removed = 0) AS termCount,
    coalesce(sum(found.state = 'new'), 0) AS newCount, count(found.id) AS findingCount,
    scanned_version >= version AND forms_version >= ${indexVersion} AS isUpToDate
  FROM watch_list LEFT JOIN (
    SELECT finding.id, finding.state, rule.watch_list_id FROM finding
    JOIN rule ON rule.id = finding.rule_id JOIN recording ON recording.id = finding.recording_id
    WHERE recording.removed_at_ms IS NULL AND (rule.is_removed = 0 OR finding.state <> 'new')
  ) AS found ON found.watch_list_id = watch_list.id
  WHERE watch_list.removed_at_ms IS NULL AND watch_list.kind = 'terms'`;

const thereSql = "SELECT 1 FROM watch_list WHERE id = ? AND removed_at_ms IS NULL AND kind = 'terms'";

type ListRow = Omit<WatchList, 'isUpToDate'> & { readonly isUpToDate: number };

export function createWatchLists(parts: StoreParts & { readonly onChanged: () => void }): WatchListStore {
  const { database, writer, now, onChanged } = parts;
  const selectAll = database.prepare<[], ListRow>(`${selectLists} GROUP BY watch_list.id ORDER BY name, watch_list.id`);
  const selectOne = database.prepare<[number], ListRow>(`${selectLists} AND watch_list.id = ? GROUP BY watch_list.id`);
  const selectTerms = database.prepare<[number], WatchTerm>(
    `SELECT term, match, severity, note FROM rule WHERE watch_list_id = ? AND is_removed = 0 ORDER BY position`,
  );
  const get = (listId: number): WatchListWithTerms => {
    const row = selectOne.get(listId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'watch list' });
    return { ...listOf(row), version: selectVersion.get(listId) ?? 0, terms: selectTerms.all(listId) };
  };
  const selectVersion = database.prepare<[number], number>('SELECT version FROM watch_list WHERE id = ?').pluck();
  const isThere = database.prepare<[number], number>(thereSql).pluck();
  const saveRules = prepareSaveRules(database);
  const insert = database.prepare(
    `INSERT INTO watch_list (name, changed_at_ms, version, forms_version) VALUES (?, ?, 0, ${indexVersion})`,
  );
  const touch = database.prepare('UPDATE watch_list SET name = ?, changed_at_ms = ? WHERE id = ?');
  const remove = database.prepare('UPDATE watch_list SET removed_at_ms = ? WHERE id = ?');
  const removeRules = database.prepare('UPDATE rule SET is_removed = 1 WHERE watch_list_id = ?');
  return {
    list: () => selectAll.all().map(listOf),
    get,
    save({ listId, onto, ...given }) {
      const { id, ...done } = writer.write(() => {
        const saved = listId ?? Number(insert.run(given.name, now()).lastInsertRowid);
        if (listId !== null && onto !== undefined && !isThere.get(listId)) throw new AppFailure('list-removed');
        const present = listId === null ? null : get(listId);
        const isMerged = present !== null && onto !== undefined && present.version !== onto.version;
        const { name, terms } = isMerged ? mergeLists(onto, given, present) : given;
        const keyed = keyedTerms(terms);
        touch.run(name, now(), saved);
        saveRules(saved, keyed);
        return { id: saved, isMerged, repeatedCount: terms.length - keyed.size };
      });
      onChanged();
      return { list: get(id), ...done };
    },
    remove(listId) {
      writer.write(() => {
        get(listId);
        removeRules.run(listId);
        remove.run(now(), listId);
      });
      onChanged();
    },
    ...createRuns(parts),
  };
}

type Runs = Pick<WatchListStore, 'rules' | 'versions' | 'markScanned' | 'markUnscanned' | 'renewKeys'>;

function createRuns({ database, writer }: StoreParts): Runs {
  const selectRules = database.prepare<[number], Pick<WatchTerm, 'term' | 'match'> & { id: number }>(
    `SELECT rule.id, rule.term, rule.match FROM rule JOIN watch_list ON watch_list.id = rule.watch_list_id
     WHERE rule.is_removed = 0 AND watch_list.removed_at_ms IS NULL AND watch_list.kind = 'terms'
       AND (? = 0 OR rule.added_version > watch_list.scanned_version OR watch_list.forms_version < ${indexVersion})`,
  );
  const selectVersions = database.prepare<[], { id: number; version: number }>(
    "SELECT id, version FROM watch_list WHERE removed_at_ms IS NULL AND kind = 'terms'",
  );
  const mark = database.prepare(
    `UPDATE watch_list SET scanned_version = ?, forms_version = ${indexVersion} WHERE id = ?`,
  );
  return {
    rules: ({ isPending }) =>
      selectRules.all(Number(isPending)).flatMap(({ id, term, match }) => {
        const pattern = termPattern(term, match);
        return pattern === null ? [] : [{ ruleId: id, pattern }];
      }),
    versions: () => selectVersions.all(),
    markScanned: (versions) =>
      writer.write(() => {
        for (const { id, version } of versions) mark.run(version, id);
      }),
    renewKeys: prepareRenewKeys({ database, writer }),
    markUnscanned: () => void writer.write(() => database.prepare('UPDATE watch_list SET scanned_version = 0').run()),
  };
}

function prepareRenewKeys({ database, writer }: Pick<StoreParts, 'database' | 'writer'>): () => void {
  const select = database.prepare<[], Pick<WatchTerm, 'term' | 'match'> & { id: number; key: string }>(
    `SELECT rule.id, rule.key, rule.term, rule.match FROM rule JOIN watch_list ON watch_list.id = rule.watch_list_id
     WHERE watch_list.forms_version < ${indexVersion} AND watch_list.kind = 'terms' ORDER BY rule.is_removed, rule.id`,
  );
  // Two terms that have become one keep their own keys until the list is saved.
  const update = database.prepare<[string, number]>('UPDATE OR IGNORE rule SET key = ? WHERE id = ?');
  return () => {
    const changed = select.all().flatMap(({ id, key, term, match }) => {
      const pattern = termPattern(term, match);
      const next = pattern === null ? key : patternKey(pattern);
      return next === key ? [] : [{ id, next }];
    });
    if (changed.length === 0) return;
    writer.write(() => {
      for (const { id, next } of changed) update.run(next, id);
    });
  };
}

function listOf(row: ListRow): WatchList {
  return { ...row, isUpToDate: row.isUpToDate === 1 };
}

function keyedTerms(terms: readonly WatchTerm[]): ReadonlyMap<string, WatchTerm> {
  const keyed = new Map<string, WatchTerm>();
  for (const [index, term] of terms.entries()) {
    const pattern = termPattern(term.term, term.match);
    if (pattern === null) throw new AppFailure('csv-term', { line: index + 1, name: term.term });
    const key = patternKey(pattern);
    // Its place in the order is that of the later line.
    keyed.delete(key);
    keyed.set(key, term);
  }
  return keyed;
}

/** Rules that stay keep their number and with it their findings; only new ones raise the version of the list. */
function prepareSaveRules(database: Database) {
  const select = database.prepare<[number], RuleRow>('SELECT * FROM rule WHERE watch_list_id = ?');
  const selectVersion = database.prepare<[number], { version: number }>('SELECT version FROM watch_list WHERE id = ?');
  const insert = database.prepare(
    `INSERT INTO rule (watch_list_id, key, position, term, match, severity, note, added_version)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = database.prepare(
    `UPDATE rule SET position = ?, term = ?, severity = ?, note = ?, added_version = ?, is_removed = 0 WHERE id = ?`,
  );
  const drop = database.prepare('UPDATE rule SET is_removed = 1 WHERE id = ?');
  const raise = database.prepare(
    `UPDATE watch_list SET scanned_version = CASE WHEN scanned_version >= version AND ? = 0 THEN ? ELSE scanned_version END,
       version = ? WHERE id = ?`,
  );
  return (listId: number, terms: ReadonlyMap<string, WatchTerm>) => {
    const known = new Map(select.all(listId).map((row) => [row.key, row]));
    const version = (selectVersion.get(listId)?.version ?? 0) + 1;
    let addedCount = 0;
    let position = 0;
    for (const [key, { term, match, severity, note }] of terms) {
      position += 1;
      const row = known.get(key);
      const isNew = row === undefined || row.is_removed === 1;
      addedCount += Number(isNew);
      if (row === undefined) insert.run(listId, key, position, term, match, severity, note, version);
      else update.run(position, term, severity, note, isNew ? version : row.added_version, row.id);
    }
    for (const row of known.values()) if (!terms.has(row.key) && row.is_removed === 0) drop.run(row.id);
    raise.run(addedCount, version, version, listId);
  };
}
