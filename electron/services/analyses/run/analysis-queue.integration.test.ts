import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { spawnNodeWorker } from '#native/lib/worker/spawn-node-worker.ts';
import { createEventBus } from '#shared/wire/event-bus.ts';
import {
  createTestLibrary,
  sampleOptions,
  sampleSegment,
  type TestLibrary,
} from '#services/library/library.fixture.ts';
import { silentLog } from '#services/log.ts';
import { verifyLibrary } from '#services/maintenance/verify-library.ts';
import { fileStamp } from '#services/media/files/file-stamp.ts';
import { findFfmpeg } from '#services/media/find-ffmpeg.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { createAnalysisClient, type AnalysisClient } from '../process/analysis-client.ts';
import { AnalysisQueue } from './analysis-queue.ts';
import { trivialAnalyzers } from './trivial-analyses.fixture.ts';

const spawn = spawnNodeWorker(path.join(import.meta.dirname, 'trivial-analyses.fixture.ts'));
const stretchCount = 3;
let sounds: string;
let ffmpeg: string;
let stamp: string;
let fixture: TestLibrary;
let queue: AnalysisQueue;
let client: AnalysisClient;

beforeAll(async () => {
  sounds = mkdtempSync(path.join(tmpdir(), 'звук-'));
  writeFileSync(path.join(sounds, 'long.wav'), wav(300 * (stretchCount - 1) + 10));
  stamp = await fileStamp(path.join(sounds, 'long.wav'));
  ffmpeg = (await findFfmpeg({ setting: null, resourcesDir: path.resolve('resources') })).path;
});
afterAll(() => rmSync(sounds, { recursive: true }));
beforeEach(() => {
  fixture = createTestLibrary();
  open();
});
afterEach(async () => {
  await queue.close();
  fixture.dispose();
});

function open(patienceMs = 20_000): void {
  const { library } = fixture;
  client = createAnalysisClient({ spawn, log: silentLog, patienceMs });
  const findPath = async () => ffmpeg;
  const parts = { library, events: createEventBus(), log: silentLog, client, analyzers: trivialAnalyzers };
  queue = new AnalysisQueue({ ...parts, sides: {}, findFfmpeg: findPath, isBusy: () => false });
}

/** Silence with one louder sample, 16 kHz. */
function wav(seconds: number): Buffer {
  const data = Buffer.alloc(seconds * 32_000);
  data.writeInt16LE(16_384, 4000);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  [16, 0x0001_0001, 16_000, 32_000, 0x0010_0002].forEach((value, nth) => head.writeUInt32LE(value, 16 + 4 * nth));
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

function addRecording(texts: readonly string[] = ['Дом 12 на улице', 'квартира 7 и 8']) {
  const { library } = fixture;
  const file = path.join(sounds, 'long.wav');
  const durationMs = (300 * (stretchCount - 1) + 10) * 1000;
  const known = { path: file, name: 'long.wav', sizeBytes: statSync(file).size, quickHash: 'q', stamp };
  const [recording] = library.recordings.add([{ ...known, durationMs, hasVideo: false }], sampleOptions);
  const recordingId = recording?.id ?? 0;
  return { recordingId, ...addText(recordingId, texts) };
}

function addText(recordingId: number, texts: readonly string[]) {
  const { transcripts } = fixture.library;
  const { transcriptId } = transcripts.begin(recordingId);
  const segments = transcripts.commitWindow({
    transcriptId,
    resumeMs: 1000,
    language: 'ru',
    segments: texts.map((text, index) => sampleSegment(index * 4000, text)),
  });
  transcripts.finish(transcriptId, { durationMs: 8000, sha256: 'sha', warnings: [] });
  return { transcriptId, segments };
}

const runs = () => fixture.library.annotations.runs;
const start = (recordingId: number, analyzer: string, parameters = {}) =>
  queue.add({ recordingIds: [recordingId], analyzer, parameters, isUrgent: true })[0] ?? 0;
const found = (recordingId: number, kinds: readonly string[] = []) =>
  fixture.library.annotations.inWindow({ recordingId, fromMs: 0, toMs: 1e9, kinds, offset: 0, limit: 200 });
const check = () => {
  const database = new Database(path.join(fixture.dir, 'library.db'), { readonly: true });
  try {
    return verifyLibrary(database, { migrations: listMigrations(), depth: 'full' }).differences;
  } finally {
    database.close();
  }
};

it('a run goes through the sound stretch by stretch, is shown when it is done, and verify finds it whole', async () => {
  const { recordingId } = addRecording();
  const ended = await queue.runOne(start(recordingId, 'loudness'));
  expect(ended).toMatchObject({ state: 'done', isCurrent: true, summary: { stretches: stretchCount } });
  const { rows } = found(recordingId);
  expect(rows.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [0, 300_000],
    [300_000, 600_000],
    [600_000, 610_000],
  ]);
  expect(rows[0]).toMatchObject({ kind: 'loudness', value: 'peak', score: 0.5 });
  expect(fixture.library.annotations.totals(recordingId)).toMatchObject([{ count: 3, longestMs: 300_000 }]);
  expect(check()).toEqual([]);
});

it('verify names the run of which anything is not what was written', async () => {
  const { recordingId } = addRecording();
  await queue.runOne(start(recordingId, 'loudness'));
  const { database } = fixture.library.index;
  for (const damage of [
    'UPDATE annotation SET end_ms = end_ms + 1 WHERE number = 2',
    "UPDATE annotation SET value = 'PEAK' WHERE number = 1",
    'DELETE FROM annotation WHERE number = 3',
    "INSERT INTO annotation (run_id, number, start_ms, end_ms, kind, value) VALUES (1, 9, 0, 1, 'a', 'b')",
    "UPDATE analysis_stretch SET kept = x'01' WHERE start_ms = 0",
    'DELETE FROM analysis_stretch WHERE start_ms = 300000',
  ]) {
    database.exec(`SAVEPOINT damage; ${damage}`);
    const { differences } = verifyLibrary(database, { migrations: listMigrations(), depth: 'quick' });
    database.exec('ROLLBACK TO damage; RELEASE damage');
    expect(
      differences.filter(({ subject }) => subject === 'analysis_run'),
      damage,
    ).toMatchObject([{ row: '1', recording: 'long.wav' }]);
  }
});

it('what another run found becomes a version: the newest is shown, an older one can be shown again', async () => {
  const { recordingId } = addRecording();
  const first = await queue.runOne(start(recordingId, 'loudness'));
  const second = await queue.runOne(start(recordingId, 'loudness', { slowMs: 1 }));
  expect(
    runs()
      .list(recordingId)
      .map(({ id, isCurrent }) => [id, isCurrent]),
  ).toEqual([
    [second.id, true],
    [first.id, false],
  ]);
  runs().use(first.id);
  expect(found(recordingId).rows.every(({ runId }) => runId === first.id)).toBe(true);
});

it('a process that is killed in the middle is started again and nothing is done twice', async () => {
  const { recordingId } = addRecording();
  const running = queue.runOne(start(recordingId, 'loudness', { slowMs: 150 }));
  await expect.poll(() => committed(recordingId), { timeout: 60_000, interval: 20 }).toBe(1);
  process.kill(client.pid() ?? 0, 'SIGKILL');
  expect(await running).toMatchObject({ state: 'done', summary: { stretches: stretchCount } });
  expect(check()).toEqual([]);
});

/** Stretches that are committed. */
function committed(recordingId: number): number {
  const { id } = runs().list(recordingId)[0] ?? { id: 0 };
  return [...runs().kept(id)].length;
}

it('a process that does not answer any more is ended, and the run fails alone', async () => {
  await queue.close();
  open(2500);
  const { recordingId, transcriptId } = addRecording();
  const running = queue.runOne(start(recordingId, 'loudness', { slowMs: 60_000 }));
  const before = [...fixture.library.segments.iterate(transcriptId)];
  expect(await running).toMatchObject({ state: 'failed', failure: { code: 'analysis-crashed' } });
  expect([...fixture.library.segments.iterate(transcriptId)]).toEqual(before);
  await queue.close();
  open();
  await queue.runOne(start(recordingId, 'digits'));
  expect(found(recordingId, ['digits']).total).toBe(3);
});

it('an analyzer that throws fails its run; what was committed stays, and it resumes there', async () => {
  const { recordingId } = addRecording();
  const id = start(recordingId, 'loudness', { failsAtMs: 600_000 });
  expect(await queue.runOne(id)).toMatchObject({ state: 'failed', doneMs: 600_000 });
  expect(found(recordingId).total).toBe(0);
  fixture.library.index.database.exec(`UPDATE analysis_run SET parameters = '{"slowMs":0,"failsAtMs":-1}'`);
  queue.resume(id);
  expect(await queue.runOne(id)).toMatchObject({ state: 'done', summary: { stretches: stretchCount } });
});

it('closed in the middle, it resumes at its last committed stretch after the next start', async () => {
  const { recordingId } = addRecording();
  const id = start(recordingId, 'loudness', { slowMs: 150 });
  const running = queue.runOne(id);
  await expect.poll(() => committed(recordingId), { timeout: 60_000, interval: 20 }).toBe(1);
  await queue.close();
  await running;
  fixture.reopen();
  open();
  expect(runs().get(id)).toMatchObject({ state: 'waiting', doneMs: 300_000 });
  expect(await queue.runOne(id)).toMatchObject({ state: 'done', summary: { stretches: stretchCount } });
});

it('paused and cancelled it keeps its state, and resuming continues it', async () => {
  const { recordingId } = addRecording();
  const id = start(recordingId, 'loudness', { slowMs: 200 });
  const running = queue.runOne(id);
  await queue.pause(id);
  expect(await running).toMatchObject({ state: 'paused' });
  await queue.cancel(id);
  expect(runs().get(id).state).toBe('cancelled');
  queue.resume(id);
  expect(queue.state()).toMatchObject({ waitingCount: 1, running: null });
  queue.start();
  await expect.poll(() => runs().get(id).state, { timeout: 60_000 }).toBe('done');
});

it('annotations of words follow their words through edits, and say when these are gone', async () => {
  const { recordingId, segments } = addRecording();
  await queue.runOne(start(recordingId, 'digits'));
  const words = () =>
    found(recordingId, ['digits']).rows.map(({ value, words: at }) => [value, at?.word, at?.isTextChanged]);
  expect(words()).toEqual([
    ['12', 1, false],
    ['7', 1, false],
    ['8', 3, false],
  ]);
  const { edits } = fixture.library;
  edits.setText(segments[1]?.id ?? 0, 'А также квартира 7');
  expect(words()).toEqual([
    ['12', 1, false],
    ['7', 3, false],
    ['8', 3, true],
  ]);
  edits.setText(segments[1]?.id ?? 0, 'квартиры 8 и 7');
  expect(words()).toEqual([
    ['12', 1, false],
    ['7', 3, false],
    ['8', 1, false],
  ]);
  expect(check()).toEqual([]);
});

it('with another version of the text they go over to the same words there', async () => {
  const { recordingId } = addRecording();
  await queue.runOne(start(recordingId, 'digits'));
  fixture.library.jobs.setOptions(recordingId, { ...sampleOptions, prompt: 'another' });
  const { segments } = addText(recordingId, ['Это дом 12', 'квартира 8']);
  const rows = found(recordingId, ['digits']).rows.map(({ value, words: at }) => [value, at?.segmentId, at?.word]);
  expect(rows).toContainEqual(['12', segments[0]?.id, 2]);
  expect(rows).toContainEqual(['8', segments[1]?.id, 1]);
});

it('deleted for good, no row of an analysis is left', async () => {
  const { recordingId } = addRecording();
  for (const name of ['loudness', 'digits']) await queue.runOne(start(recordingId, name));
  const { recordings, erasures, index } = fixture.library;
  recordings.remove([recordingId]);
  erasures.begin([recordingId]);
  expect([...erasures.removeRows()]).toEqual([recordingId]);
  const tables = ['analysis_run', 'analysis_stretch', 'annotation', 'annotation_words', 'annotation_total'];
  const counts = tables.map((table) => index.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  expect(counts).toEqual([0, 0, 0, 0, 0]);
});

it('back over the library goes the newest first, and what has a run is left out', async () => {
  const [older, newer] = [addRecording(), addRecording()];
  expect(queue.addMissing('digits', {})).toBe(2);
  expect(queue.addMissing('digits', {})).toBe(0);
  expect(
    runs()
      .waiting()
      .map(({ recordingId }) => recordingId),
  ).toEqual([newer.recordingId, older.recordingId]);
});

it('an unknown analyzer or parameter is refused', () => {
  const { recordingId } = addRecording();
  expect(() => start(recordingId, 'nothing')).toThrow(expect.objectContaining({ code: 'bad-request' }));
  expect(() => start(recordingId, 'digits', { depth: 3 })).toThrow(expect.objectContaining({ code: 'bad-request' }));
});
