import type { DueRecording, KeptBy, LegalHold, RetentionRule } from '#shared/automation/retention.ts';
import type { Page } from '#shared/page.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

/** How long recordings are kept, and what may not go at all. */
export interface RetentionStore {
  rules(): readonly RetentionRule[];
  /** Of a collection or tag that has one already, it takes its place. */
  setRule(rule: Omit<RetentionRule, 'id' | 'name'>): void;
  removeRule(id: number): void;
  holds(): readonly LegalHold[];
  addHold(hold: Pick<LegalHold, 'kind' | 'key' | 'reason'>): void;
  removeHold(id: number): void;
  /** Whose time is over and which no hold keeps, the longest over first. */
  due(page: { readonly offset: number; readonly limit: number }): Page<DueRecording>;
  /** Those of them that may not be deleted now. Where several rules are for one recording, the longest time counts. */
  keptBy(recordingIds: readonly number[]): ReadonlyMap<number, KeptBy>;
  /** Samples of remembered voices from these recordings. */
  voiceSamples(recordingIds: readonly number[]): number;
}

const dayMs = 86_400_000;

/** Recordings under each row of a table of rules: by collection with all that is within it, by tag, by themselves. */
const under = (table: string) => `
  within(rule_id, collection_id) AS (
    SELECT id, CAST(key AS INTEGER) FROM ${table} WHERE kind = 'collection'
    UNION SELECT rule_id, collection.id FROM within JOIN collection ON collection.parent_id = within.collection_id
    WHERE collection.removed_at_ms IS NULL
  ),
  under(rule_id, recording_id) AS (
    SELECT rule_id, recording_id FROM within JOIN collection_member USING (collection_id)
    UNION SELECT ${table}.id, recording_id FROM ${table} JOIN recording_tag ON recording_tag.name = ${table}.key WHERE kind = 'tag'
    UNION SELECT id, CAST(key AS INTEGER) FROM ${table} WHERE kind = 'recording'
  )`;

const times = `WITH RECURSIVE ${under('retention_rule')},
  ends(recording_id, until_ms) AS (
    SELECT recording.id, max(keep_days * ${dayMs} + CASE from_date
      WHEN 'recorded' THEN coalesce(recording_fact.recorded_at_ms, recording.added_at_ms) ELSE recording.added_at_ms END)
    FROM under JOIN retention_rule ON retention_rule.id = rule_id JOIN recording ON recording.id = under.recording_id
      LEFT JOIN recording_fact ON recording_fact.recording_id = recording.id
    GROUP BY recording.id
  )`;
const held = `WITH RECURSIVE ${under('legal_hold')} SELECT DISTINCT recording_id FROM under`;

const nameOf = `CASE kind WHEN 'collection' THEN coalesce((SELECT name FROM collection WHERE id = CAST(key AS INTEGER)), key)
  WHEN 'recording' THEN coalesce((SELECT name FROM recording WHERE id = CAST(key AS INTEGER)), key) ELSE key END AS name`;

export function createRetentionStore(parts: StoreParts): RetentionStore {
  const { database, writer, now } = parts;
  const rules = database.prepare<[], RetentionRule>(
    `SELECT id, kind, key, ${nameOf}, keep_days AS keepDays, from_date AS "from" FROM retention_rule ORDER BY id`,
  );
  const setRule = database.prepare(
    `INSERT INTO retention_rule (kind, key, keep_days, from_date, added_at_ms) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, key) DO UPDATE SET keep_days = excluded.keep_days, from_date = excluded.from_date`,
  );
  const removeRule = database.prepare<[number]>('DELETE FROM retention_rule WHERE id = ?');
  const holds = database.prepare<[], LegalHold>(
    `SELECT id, kind, key, ${nameOf}, reason, added_at_ms AS addedAtMs FROM legal_hold ORDER BY id`,
  );
  const addHold = database.prepare('INSERT INTO legal_hold (kind, key, reason, added_at_ms) VALUES (?, ?, ?, ?)');
  const removeHold = database.prepare<[number]>('DELETE FROM legal_hold WHERE id = ?');
  return {
    rules: () => rules.all(),
    setRule({ kind, key, keepDays, from }) {
      writer.write(() => void setRule.run(kind, key, keepDays, from, now()));
    },
    removeRule: (id) => writer.write(() => void removeRule.run(id)),
    holds: () => holds.all(),
    addHold({ kind, key, reason }) {
      writer.write(() => void addHold.run(kind, key, reason, now()));
    },
    removeHold: (id) => writer.write(() => void removeHold.run(id)),
    ...createTimes(parts),
  };
}

function createTimes({ database, now }: StoreParts): Pick<RetentionStore, 'due' | 'keptBy' | 'voiceSamples'> {
  const due = `${times} SELECT recording.id AS recordingId, recording.name, until_ms AS dueSinceMs,
      recording.removed_at_ms IS NOT NULL AS isInBin
    FROM ends JOIN recording ON recording.id = ends.recording_id
    WHERE until_ms <= ? AND recording.id NOT IN (SELECT recording_id FROM (${held}))`;
  const page = database.prepare<[number, number, number], Omit<DueRecording, 'isInBin'> & { isInBin: number }>(
    `${due} ORDER BY until_ms, recording.id LIMIT ? OFFSET ?`,
  );
  const count = database.prepare<[number], number>(`SELECT count(*) FROM (${due})`).pluck();
  const selectHeld = database.prepare<[], number>(held).pluck();
  const selectKept = database
    .prepare<[number], number>(`${times} SELECT recording_id FROM ends WHERE until_ms > ?`)
    .pluck();
  const samples = database
    .prepare<[number], number>('SELECT count(*) FROM voice_sample WHERE recording_id = ?')
    .pluck();
  return {
    due: ({ offset, limit }) => ({
      rows: page.all(now(), limit, offset).map((row) => ({ ...row, isInBin: row.isInBin === 1 })),
      total: count.get(now()) ?? 0,
    }),
    keptBy(recordingIds) {
      const wanted = new Set(recordingIds);
      const kept = new Map<number, KeptBy>();
      for (const id of selectKept.all(now())) if (wanted.has(id)) kept.set(id, 'retention');
      for (const id of selectHeld.all()) if (wanted.has(id)) kept.set(id, 'hold');
      return kept;
    },
    voiceSamples: (ids) => ids.reduce((sum, id) => sum + (samples.get(id) ?? 0), 0),
  };
}
