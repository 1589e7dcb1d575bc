/** Annotations are hashed by the stretch they were committed with, and the stretches of a run in a chain. */
import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

export interface HashedAnnotation {
  readonly number: number;
  readonly start_ms: number;
  readonly end_ms: number;
  readonly kind: string;
  readonly value: string;
  readonly score: number | null;
  readonly reason: string | null;
  /** Missing before migration 33. */
  readonly name?: string | null;
}

export interface HashedStretch {
  readonly run_id: number;
  readonly start_ms: number;
  readonly end_ms: number;
  readonly first_number: number;
  readonly annotation_count: number;
  readonly kept: Uint8Array | null;
}

const hashBytes = 16;

/** Over every field of a stretch and of the annotations that came with it. */
export function hashStretch(stretch: HashedStretch, annotations: readonly HashedAnnotation[]): Buffer {
  const { run_id, start_ms, end_ms, first_number, annotation_count, kept } = stretch;
  const head = [run_id, start_ms, end_ms, first_number, annotation_count, kept?.length ?? null];
  const rows = annotations.map((row) => [
    row.number,
    row.start_ms,
    row.end_ms,
    row.kind,
    row.value,
    row.score,
    row.reason,
    ...(row.name === null || row.name === undefined ? [] : [row.name]),
  ]);
  const parts = [Buffer.from(JSON.stringify([head, rows]), 'utf8'), kept ?? Buffer.alloc(0)];
  return hash('sha256', Buffer.concat(parts), 'buffer').subarray(0, hashBytes);
}

/** Hexadecimal; starts as the empty text. */
export function chainStretches(hashes: readonly Uint8Array[]): string {
  let chain = '';
  for (const next of hashes) {
    const link = hash('sha256', Buffer.concat([Buffer.from(chain, 'hex'), next]), 'buffer');
    chain = link.subarray(0, hashBytes).toString('hex');
  }
  return chain;
}

export interface DamagedRun {
  readonly runId: number;
  readonly detail: string;
}

/** Runs of which a stretch, an annotation or the chain is not what was written. */
export function* damagedRuns(database: Database): Generator<DamagedRun> {
  const selectStretches = database.prepare<[number], HashedStretch & { readonly hash: Uint8Array }>(
    'SELECT * FROM analysis_stretch WHERE run_id = ? ORDER BY start_ms',
  );
  const selectRows = database.prepare<[number, number, number], HashedAnnotation>(
    'SELECT * FROM annotation WHERE run_id = ? AND number >= ? AND number < ? ORDER BY number',
  );
  const count = database.prepare<[number], number>('SELECT count(*) FROM annotation WHERE run_id = ?').pluck();
  const runs = database.prepare<[], { id: number; chain: string }>('SELECT id, chain FROM analysis_run').all();
  for (const { id, chain } of runs) {
    const hashes: Uint8Array[] = [];
    let known = 0;
    let detail: string | null = null;
    for (const stretch of selectStretches.all(id)) {
      const rows = selectRows.all(id, stretch.first_number, stretch.first_number + stretch.annotation_count);
      known += rows.length;
      if (!hashStretch(stretch, rows).equals(stretch.hash)) detail ??= `stretch ${stretch.start_ms}`;
      hashes.push(stretch.hash);
    }
    if (detail === null && known !== count.get(id)) detail = 'annotations of no stretch';
    if (detail === null && chainStretches(hashes) !== chain) detail = 'chain';
    if (detail !== null) yield { runId: id, detail };
  }
}
