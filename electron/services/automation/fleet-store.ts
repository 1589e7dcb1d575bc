import type { StoreParts } from '#services/store/store-parts.ts';

export interface FleetJobRow {
  readonly key: string;
  readonly recordingId: number;
}

/** What of this library is with a fleet. */
export interface FleetStore {
  add(key: string, recordingId: number): void;
  /** Not collected yet, oldest first, behind a key of the last page. */
  open(): readonly FleetJobRow[];
  collected(key: string): void;
  counts(): { readonly open: number; readonly collected: number };
}

export function createFleetStore({ database, writer, now }: StoreParts): FleetStore {
  const insert = database.prepare<[string, number, number]>(
    `INSERT INTO fleet_job (key, recording_id, submitted_at_ms) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET collected_at_ms = NULL, recording_id = excluded.recording_id`,
  );
  const selectOpen = database.prepare<[], FleetJobRow>(
    'SELECT key, recording_id AS recordingId FROM fleet_job WHERE collected_at_ms IS NULL ORDER BY submitted_at_ms, key',
  );
  const collect = database.prepare<[number, string]>('UPDATE fleet_job SET collected_at_ms = ? WHERE key = ?');
  const count = database.prepare<[], { open: number; collected: number }>(
    `SELECT count(*) FILTER (WHERE collected_at_ms IS NULL) AS open,
       count(*) FILTER (WHERE collected_at_ms IS NOT NULL) AS collected FROM fleet_job`,
  );
  return {
    add: (key, recordingId) => writer.write(() => void insert.run(key, recordingId, now())),
    open: () => selectOpen.all(),
    collected: (key) => writer.write(() => void collect.run(now(), key)),
    counts: () => count.get() ?? { open: 0, collected: 0 },
  };
}
