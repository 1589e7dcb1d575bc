import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { silentLog } from '#services/log.ts';
import { compareShadowRows } from '#services/maintenance/compare-shadow-rows.ts';
import { listMigrations } from './database/list-migrations.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open-database.ts';
import { firstFree, slotsOf } from './speaker-slots.ts';

it('each speaker keeps its slot, with gaps where somebody left', () => {
  const slots = slotsOf([
    { id: 7, slot: 4 },
    { id: 5, slot: 2 },
  ]);
  expect(Object.fromEntries(slots)).toEqual({ 5: 2, 7: 4 });
  expect(firstFree(new Set(slots.values()))).toBe(1);
});

it('of two in one slot the older keeps it, and one from before slots takes the first that is free', () => {
  const slots = slotsOf([
    { id: 9, slot: 1 },
    { id: 3, slot: 1 },
    { id: 4, slot: null },
    { id: 6, slot: 3 },
  ]);
  expect(Object.fromEntries(slots)).toEqual({ 3: 1, 4: 2, 6: 3, 9: 4 });
});

it('an older library gets its slots: the number that a name for a channel says, else the place in the list', () => {
  const dir = mkdtempSync(join(tmpdir(), 'slots-'));
  const migrations = listMigrations();
  const before = migrations.filter(({ name }) => name < '0020');
  const file = join(dir, 'library.db');
  const parts = { backUp: () => {}, log: silentLog };
  const database = openDatabase(file, silentLog);
  migrate(database, before, parts);
  const addSpeakers = (transcriptId: number, names: readonly string[]) => {
    database.exec(`INSERT INTO media (id, media_key, path, size_bytes, quick_hash, has_video)
        VALUES (${transcriptId}, 'k${transcriptId}', '/a', 1, 'h', 0);
      INSERT INTO recording (id, media_id, name, added_at_ms) VALUES (${transcriptId}, ${transcriptId}, 'a.wav', 5);
      INSERT INTO transcript (id, recording_id, engine, model_id, parameters, state, is_current, started_at_ms)
        VALUES (${transcriptId}, ${transcriptId}, 'e', 'demo', '{}', 'complete', 1, 1);`);
    const insert = database.prepare('INSERT INTO speaker (transcript_id, name) VALUES (?, ?)');
    for (const name of names) insert.run(transcriptId, name);
  };
  addSpeakers(1, ['Speaker 2', 'Speaker 1']);
  addSpeakers(2, ['Говорящий 2', 'Говорящий 1', 'Говорящий 3']);
  addSpeakers(3, ['Anna', 'Speaker 1']);
  addSpeakers(4, ['Speaker 1', 'Speaker 1']);
  addSpeakers(5, ['Борис', 'Анна']);
  migrate(database, migrations, parts);
  const slots = (transcriptId: number) =>
    database.prepare('SELECT slot FROM speaker WHERE transcript_id = ? ORDER BY id').pluck().all(transcriptId);
  expect([1, 2, 3, 4, 5].map(slots)).toEqual([
    [2, 1],
    [2, 1, 3],
    [1, 2],
    [1, 2],
    [1, 2],
  ]);
  expect([...compareShadowRows(database)].filter(({ subject }) => subject === 'speaker')).toEqual([]);
  database.close();
  rmSync(dir, { recursive: true });
});
