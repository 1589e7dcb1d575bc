import type { ArrivalRow, ArrivalStore } from '#services/automation/arrival-store.ts';
import { pathKey } from '#services/automation/path-key.ts';
import type { SeenFile } from './walk-source.ts';

type Change = Parameters<ArrivalStore['change']>[0][number];

export interface ScanPlan {
  readonly changes: readonly Change[];
  /** They rest long enough: to be taken now. */
  readonly ready: readonly (SeenFile & { readonly row: ArrivalRow })[];
  /** Renamed in the folder since the last look. */
  readonly moved: readonly { readonly row: ArrivalRow; readonly path: string }[];
  readonly isSettling: boolean;
}

/**
 * What two scans of a folder show. Only scans are compared, never clocks of files: a time in the future, or one that a
 * copy kept, fools no one. What is not seen any more stays as it is known.
 */
export function planScan(
  sourceId: number,
  seen: ReadonlyMap<string, SeenFile>,
  known: readonly ArrivalRow[],
  {
    nowMs,
    settleMs,
    retryMs,
  }: { readonly nowMs: number; readonly settleMs: number; readonly retryMs: readonly number[] },
): ScanPlan {
  const changes: Change[] = [];
  const ready: (SeenFile & { row: ArrivalRow })[] = [];
  const moved: { row: ArrivalRow; path: string }[] = [];
  const byKey = new Map(known.map((row) => [row.pathKey, row]));
  const seenKeys = new Set([...seen.keys()].map(pathKey));
  const goneByLook = new Map(known.filter((row) => !seenKeys.has(row.pathKey)).map((row) => [row.look, row]));
  let isSettling = false;
  for (const file of seen.values()) {
    const row = byKey.get(pathKey(file.path));
    if (row === undefined) {
      const before = goneByLook.get(file.look);
      if (before === undefined) changes.push({ add: { sourceId, path: file.path, look: file.look } });
      else {
        goneByLook.delete(file.look);
        changes.push({ id: before.id, set: { path: file.path } });
        if (before.state !== 'settling') moved.push({ row: before, path: file.path });
      }
      isSettling ||= before === undefined || before.state === 'settling';
      continue;
    }
    if (row.look !== file.look) {
      const { attempts } = row;
      changes.push({ id: row.id, set: { look: file.look, lookedAtMs: nowMs, state: 'settling', attempts } });
      isSettling = true;
    } else if (row.state === 'settling') {
      isSettling = true;
      const restMs = row.attempts === 0 ? settleMs : Math.max(settleMs, retryMs[row.attempts - 1] ?? Infinity);
      if (file.sizeBytes > 0 && nowMs - row.lookedAtMs >= restMs) ready.push({ ...file, row });
    }
  }
  // It went, or came on under another name, before anything was made of it.
  for (const row of goneByLook.values()) {
    if (row.state === 'settling' && row.takenAs === null) changes.push({ remove: row.id });
  }
  return { changes, ready, moved, isSettling };
}
