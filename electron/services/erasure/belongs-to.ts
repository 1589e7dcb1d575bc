import type { Database } from 'better-sqlite3';
import { transcriptSql } from '#services/store/segments/segment-ids.ts';

/** Tables that hold nothing of a recording, or are looked after by hand. */
const apart = new Set(['erasure', 'witness', 'step', 'media', 'library', 'setting', 'sqlite_sequence']);

const recordings = 'SELECT recording_id FROM main.erasure';
const transcripts = `SELECT id FROM main.transcript WHERE recording_id IN (${recordings})`;

const byColumn: Readonly<Record<string, string>> = {
  recording_id: `"recording_id" IN (${recordings})`,
  transcript_id: `"transcript_id" IN (${transcripts})`,
  segment_id: `${transcriptSql('"segment_id"')} IN (${transcripts})`,
  media_id: `"media_id" IN (SELECT media_id FROM main.recording WHERE id IN (${recordings}))
    AND "media_id" NOT IN (SELECT media_id FROM main.recording WHERE id NOT IN (${recordings}))`,
};

interface ForeignKey {
  readonly table: string;
  readonly from: string;
  readonly to: string | null;
}

/**
 * SQL for the rows of a table that belong to a recording in the table `erasure`: by the table's columns, or else by what
 * it refers to. Null for a table that holds nothing of a recording.
 */
export function belongsTo(database: Database, table: string): string | null {
  if (apart.has(table)) return null;
  if (table === 'recording') return `id IN (${recordings})`;
  if (table === 'segment') return `${transcriptSql()} IN (${transcripts})`;
  const own = ownCondition(database, table);
  if (own !== undefined) return own;
  const keys = database.pragma(`main.foreign_key_list("${table}")`) as readonly ForeignKey[];
  const parts = keys.flatMap(({ table: parent, from, to }) => {
    const condition = parent === table ? null : belongsTo(database, parent);
    return condition === null ? [] : [`"${from}" IN (SELECT "${to ?? 'id'}" FROM main."${parent}" WHERE ${condition})`];
  });
  return parts.length === 0 ? null : parts.join(' OR ');
}

function ownCondition(database: Database, table: string): string | undefined {
  const columns = new Set(
    (database.pragma(`main.table_info("${table}")`) as readonly { name: string }[]).map(({ name }) => name),
  );
  return Object.entries(byColumn).find(([column]) => columns.has(column))?.[1];
}

/** Over how many tables a row is known to belong to a recording: what refers to others goes before them. */
export function depthOf(database: Database, table: string): number {
  if (apart.has(table) || table === 'recording' || table === 'segment') return 0;
  if (ownCondition(database, table) !== undefined) return 0;
  const keys = database.pragma(`main.foreign_key_list("${table}")`) as readonly ForeignKey[];
  const parents = keys.flatMap(({ table: parent }) => (parent === table ? [] : [depthOf(database, parent)]));
  return parents.length === 0 ? 0 : 1 + Math.max(...parents);
}
