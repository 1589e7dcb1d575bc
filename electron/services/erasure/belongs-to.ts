import type { Database } from 'better-sqlite3';
import { idsPerTranscript } from '#services/store/segments/segment-ids.ts';

/** Tables that hold nothing of a recording, or are looked after by hand. */
const apart = new Set(['erasure', 'witness', 'step', 'media', 'library', 'setting', 'sqlite_sequence']);

/** A recording that is deleted, and what hangs on it, by number: conditions on numbers are answered from indexes. */
export interface Erased {
  readonly recordingId: number;
  readonly transcriptIds: readonly number[];
  /** Null where another recording is of the same sound. */
  readonly mediaId: number | null;
}

function byColumn(column: string, { recordingId, transcriptIds, mediaId }: Erased): string | undefined {
  switch (column) {
    case 'recording_id':
      return `"recording_id" = ${recordingId}`;
    case 'transcript_id':
      return `"transcript_id" IN (${transcriptIds.join(', ')})`;
    case 'segment_id':
      return segmentsOf('"segment_id"', transcriptIds);
    case 'media_id':
      return mediaId === null ? '0' : `"media_id" = ${mediaId}`;
    default:
      return undefined;
  }
}

function segmentsOf(column: string, transcriptIds: readonly number[]): string {
  const ranges = transcriptIds.map((id) => {
    const firstId = id * idsPerTranscript;
    return `${column} BETWEEN ${firstId} AND ${firstId + idsPerTranscript - 1}`;
  });
  return ranges.length === 0 ? '0' : ranges.join(' OR ');
}

const ownColumns = ['recording_id', 'transcript_id', 'segment_id', 'media_id'];

interface ForeignKey {
  readonly table: string;
  readonly from: string;
  readonly to: string | null;
}

/**
 * SQL for the rows of a table that belong to a recording: by the table's columns, or else by what it refers to. Null for a
 * table that holds nothing of a recording.
 */
export function belongsTo(database: Database, table: string, erased: Erased): string | null {
  if (apart.has(table)) return null;
  if (table === 'recording') return `id = ${erased.recordingId}`;
  if (table === 'segment') return segmentsOf('id', erased.transcriptIds);
  const own = ownColumn(database, table);
  if (own !== undefined) return byColumn(own, erased) ?? null;
  const keys = database.pragma(`main.foreign_key_list("${table}")`) as readonly ForeignKey[];
  const parts = keys.flatMap(({ table: parent, from, to }) => {
    const condition = parent === table ? null : belongsTo(database, parent, erased);
    return condition === null ? [] : [`"${from}" IN (SELECT "${to ?? 'id'}" FROM main."${parent}" WHERE ${condition})`];
  });
  return parts.length === 0 ? null : parts.join(' OR ');
}

function ownColumn(database: Database, table: string): string | undefined {
  const columns = new Set(
    (database.pragma(`main.table_info("${table}")`) as readonly { name: string }[]).map(({ name }) => name),
  );
  return ownColumns.find((column) => columns.has(column));
}

/** Over how many tables a row is known to belong to a recording: what refers to others goes before them. */
export function depthOf(database: Database, table: string): number {
  if (apart.has(table) || table === 'recording' || table === 'segment') return 0;
  if (ownColumn(database, table) !== undefined) return 0;
  const keys = database.pragma(`main.foreign_key_list("${table}")`) as readonly ForeignKey[];
  const parents = keys.flatMap(({ table: parent }) => (parent === table ? [] : [depthOf(database, parent)]));
  return parents.length === 0 ? 0 : 1 + Math.max(...parents);
}
