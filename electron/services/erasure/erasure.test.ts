import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sampleOptions, sampleRecording } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { makeBackup } from '#services/maintenance/make-backup.ts';
import { verifyLibrary } from '#services/maintenance/verify-library.ts';
import { createSearch } from '#services/search/query/search.ts';
import { clearTraces } from './clear-traces.ts';
import { addSecretRecording, readableWords } from './erasure.fixture.ts';
import { holdingCopies } from './holding-copies.ts';

const fixture = useTestLibrary();

const signal = new AbortController().signal;
const differences = () =>
  verifyLibrary(fixture.library.index.database, { migrations: listMigrations(), depth: 'full' }).differences;

async function erase(...recordingIds: readonly number[]) {
  fixture.library.recordings.remove(recordingIds);
  fixture.library.erasures.begin(recordingIds);
  expect(await clearTraces(fixture.library, signal)).toBe(true);
}

it('nothing of a recording that is deleted for good can be read in any file of the library, and the others are whole', async () => {
  const { library, dir } = fixture;
  library.watch.lists.save({
    listId: null,
    name: 'list',
    terms: [{ term: 'common', match: 'any', severity: 'low', note: '' }],
  });
  const made = [1, 2, 3, 4].map((recording) => addSecretRecording(library, recording));
  const filter = { states: [], severities: [], listId: null, recordingId: null };
  const found = library.watch.findings.list({ filter, snapshot: null, offset: 0, limit: 200 }).rows;
  library.watch.findings.decide(
    found.map(({ id }) => id),
    { state: 'dismissed', reason: 'no' },
  );
  for (const { transcriptId } of made) {
    const [doubtful] = [...library.segments.iterate(transcriptId)];
    const { id: segmentId, startMs, endMs, text: recognised } = doubtful!;
    const place = { segmentId, startMs, endMs, recognised, probability: 0.2, score: 0.9, reasons: [] };
    library.reviews.make(transcriptId, { places: [place], wordCount: 9 });
  }
  const texts = made.map(({ transcriptId }) => [...library.segments.iterate(transcriptId)]);
  expect(readableWords(dir, 2, made[1]!.count).length).toBeGreaterThan(100);
  expect(differences()).toEqual([]);

  await erase(made[1]!.recordingId, made[2]!.recordingId);

  expect(readableWords(dir, 2, made[1]!.count)).toEqual([]);
  expect(readableWords(dir, 3, made[2]!.count)).toEqual([]);
  expect(differences()).toEqual([]);
  for (const at of [0, 3]) {
    expect([...library.segments.iterate(made[at]!.transcriptId)]).toEqual(texts[at]);
    expect(library.edits.history(made[at]!.transcriptId, { offset: 0, limit: 200 }).total).toBeGreaterThan(20);
    expect(library.notes.list(made[at]!.recordingId, { offset: 0, limit: 9 }).total).toBe(1);
    expect(library.edits.undo(made[at]!.transcriptId)).not.toBeNull();
  }
  expect(createSearch(library).query({ text: 'common', offset: 0, limit: 200 }).total).toBe(4);
  expect(library.erasures.pending()).toEqual([]);
  const other = addSecretRecording(library, 5);
  expect(other.recordingId).toBeGreaterThan(made[3]!.recordingId);
  fixture.reopen();
  expect(differences()).toEqual([]);
});

it('every table that speaks of a recording is emptied of it', async () => {
  const { library } = fixture;
  const { recordingId, transcriptId } = addSecretRecording(library, 1);
  addSecretRecording(library, 2);
  const { database } = library.index;
  const tables = database.prepare<[], string>(`SELECT name FROM main.sqlite_schema WHERE type = 'table'`).pluck().all();
  await erase(recordingId);
  for (const table of tables) {
    const columns = new Set((database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name));
    for (const [column, id] of [
      ['recording_id', recordingId],
      ['transcript_id', transcriptId],
    ] as const) {
      if (!columns.has(column)) continue;
      const left = database.prepare(`SELECT count(*) FROM main.${table} WHERE ${column} = ?`).pluck().get(id);
      expect([table, left]).toEqual([table, 0]);
    }
  }
  expect(database.pragma('foreign_key_check')).toEqual([]);
  expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
});

it('only what is in the bin is deleted, and the journals of all others cannot be', async () => {
  const { library } = fixture;
  const [kept, gone] = [addSecretRecording(library, 1), addSecretRecording(library, 2)];
  library.recordings.remove([gone.recordingId]);
  expect(library.erasures.begin([kept.recordingId])).toEqual([]);
  expect(library.erasures.begin([kept.recordingId, gone.recordingId, 999])).toEqual([gone.recordingId]);
  expect([...library.erasures.removeRows()]).toEqual([gone.recordingId]);
  const { database } = library.index;
  for (const table of ['edit', 'step']) {
    expect(() => database.prepare(`DELETE FROM ${table}`).run()).toThrow('append-only');
    expect(() => database.prepare(`UPDATE ${table} SET id = id`).run()).toThrow('append-only');
  }
  expect(library.recordings.get(kept.recordingId).id).toBe(kept.recordingId);
  expect(await clearTraces(library, signal)).toBe(true);
  expect(() => database.prepare('DELETE FROM step').run()).toThrow('append-only');
  expect(library.audit.list({ text: '', recordingId: null }, { offset: 0, limit: 1 }).rows).toMatchObject([
    { action: 'recording.erase' },
  ]);
});

it('the app’s own copy goes, also with the waveform and the sound to play; a file of the user’s and a shared copy stay', async () => {
  const { library, dir } = fixture;
  const put = (...parts: readonly string[]) => {
    const file = path.join(dir, ...parts);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'sound');
    return file;
  };
  const users = put('..', `${path.basename(dir)}-user.wav`);
  const [own, shared] = [put('incoming', 'a', 'own.wav'), put('incoming', 'b', 'shared.wav')];
  const add = (file: string) => library.recordings.add([{ ...sampleRecording('x'), path: file }], sampleOptions)[0]!;
  const [first, second, third, fourth] = [add(own), add(shared), add(shared), add(users)];
  const made = put('peaks', first.mediaKey);
  put('peaks', `${first.mediaKey}.part`);
  put('proxies', `${first.mediaKey}.webm`);
  const others = put('peaks', third.mediaKey);
  expect(library.erasures.plan([first.id]).sources).toMatchObject([{ isInBin: 0 }]);
  await erase(first.id, second.id, fourth.id);
  expect(() => readFileSync(made)).toThrow('ENOENT');
  expect(readdirSync(path.join(dir, 'proxies'))).toEqual([]);
  expect(readdirSync(path.join(dir, 'incoming'))).toEqual(['b']);
  expect([users, shared, others].map((file) => readFileSync(file, 'utf8'))).toEqual(['sound', 'sound', 'sound']);
  await erase(third.id);
  expect(readdirSync(path.join(dir, 'incoming'))).toEqual([]);
});

it('copies of the library that still hold it are named with their dates', async () => {
  const { library, dir } = fixture;
  const backup = (nowMs: number) => makeBackup({ libraryDir: dir, migrations: listMigrations(), nowMs });
  backup(Date.UTC(2026, 0, 1));
  const { recordingId } = addSecretRecording(library, 1);
  const { mediaKey } = library.recordings.get(recordingId);
  const holding = backup(Date.UTC(2026, 0, 2));
  writeFileSync(path.join(dir, 'library.db.damaged-2026-01-03T00-00-00Z'), 'not a database');
  await erase(recordingId);
  backup(Date.UTC(2026, 0, 4));
  const copies = holdingCopies(dir, [mediaKey]);
  expect(copies.find(({ isReadable }) => !isReadable)?.name).toMatch(/damaged/);
  expect(copies.filter(({ isReadable }) => isReadable)).toEqual([
    { name: `backups/${holding.name}`, madeAtMs: Date.UTC(2026, 0, 2), isReadable: true },
  ]);
});

it('what is stopped between the rows and the traces is ended at the next start', async () => {
  const { dir } = fixture;
  const { recordingId, count } = addSecretRecording(fixture.library, 1);
  addSecretRecording(fixture.library, 2);
  fixture.library.recordings.remove([recordingId]);
  fixture.library.erasures.begin([recordingId]);
  const stopped = new AbortController();
  stopped.abort();
  expect(await clearTraces(fixture.library, stopped.signal)).toBe(false);
  expect(readableWords(dir, 1, count).length).toBeGreaterThan(0);
  fixture.reopen();
  expect(await clearTraces(fixture.library, signal)).toBe(true);
  expect(readableWords(dir, 1, count)).toEqual([]);
  expect(differences()).toEqual([]);
});

it('while traces are cleared every change is made at once', async () => {
  const { library, dir } = fixture;
  const made = Array.from({ length: 3 }, (_, nth) => addSecretRecording(library, nth + 1));
  const gone = made.slice(0, 2);
  const ids = gone.map(({ recordingId }) => recordingId);
  library.recordings.remove(ids);
  library.erasures.begin(ids);
  const over = new AbortController();
  const cleared = clearTraces(library, signal).finally(() => over.abort());
  const kept = [...library.segments.iterate(made[2]!.transcriptId)];
  let changes = 0;
  while (!over.signal.aborted) {
    library.edits.setText(kept[changes % kept.length]!.id, `changed for the time ${changes}`);
    changes += 1;
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  expect(await cleared).toBe(true);
  expect(changes).toBeGreaterThan(5);
  for (const [nth, { count }] of gone.entries()) expect(readableWords(dir, nth + 1, count)).toEqual([]);
  fixture.reopen();
  expect(differences()).toEqual([]);
});

it('what is taken back from the bin before its turn came stays whole', async () => {
  const { library } = fixture;
  const [first, second] = [addSecretRecording(library, 1), addSecretRecording(library, 2)];
  const texts = [...library.segments.iterate(second.transcriptId)];
  library.recordings.remove([first.recordingId, second.recordingId]);
  library.erasures.begin([first.recordingId, second.recordingId]);
  const steps = library.erasures.removeRows();
  expect(steps.next().value).toBe(first.recordingId);
  library.recordings.restore([second.recordingId]);
  expect([...steps]).toEqual([]);
  expect(library.erasures.pending().map(({ recordingId }) => recordingId)).toEqual([first.recordingId]);
  expect(await clearTraces(library, signal)).toBe(true);
  expect([...library.segments.iterate(second.transcriptId)]).toEqual(texts);
});
