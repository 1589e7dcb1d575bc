import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNetworkLog } from '#services/network/network-log.ts';
import { testAccess, testStore } from './object-store.fixture.ts';
import { openPool } from './postgres-pool.ts';
import { openPostgresFleet, type PostgresFleet } from './postgres-port.ts';
import { testPostgres, type TestPostgres } from './postgres.fixture.ts';
import { createSeal } from './seal.ts';
import { createHash, randomBytes } from 'node:crypto';
import type { FleetSpec } from './fleet-port.ts';

/** Bundled before the tests: see tests/support/hosts.ts. */
const cliPath = path.resolve('out/hosts/cli.js');

let postgres: TestPostgres;
let dir = '';
let fleet: PostgresFleet;
const key = randomBytes(32);

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'fleet-'));
  postgres = await testPostgres();
  fleet = await open(true);
}, 120_000);
afterAll(async () => {
  await fleet.close();
  await postgres.end();
  rmSync(dir, { recursive: true, force: true });
});

async function open(isOwner = false): Promise<PostgresFleet> {
  const networkLog = createNetworkLog(path.join(dir, 'log.jsonl'));
  const pool = openPool({ url: postgres.url, networkLog, isOffline: () => false });
  return await openPostgresFleet({ pool, seal: createSeal(key), isOwner, isSupervising: false });
}

const spec = (name: string): FleetSpec => ({
  name,
  media: {
    sha256: createHash('sha256').update(name).digest('hex'),
    sizeBytes: 1,
    place: { kind: 'share', path: name },
  },
  model: { id: 'demo', sha256: 'm' },
  options: { modelId: 'demo', language: 'en', translate: false, prompt: '', threads: null },
});
const segment = { startMs: 0, endMs: 900, text: 'тайный текст', words: [] };
const window = (cursorMs: number) => ({ cursorMs, language: 'ru', detected: null, segments: [segment] });
const result = { durationMs: 9000, sha256: 'a', warnings: [], gaps: [], speech: null };

test('the five verbs over PostgreSQL: a job has one claim and one result, and a claim that lapsed counts for nothing', async () => {
  const other = await open();
  const jobs = [spec('Вебер.wav'), spec('b.wav')].map((one) => ({ key: one.media.sha256, spec: one }));
  // What a failed try left.
  await fleet.forget(jobs.map((job) => job.key));
  expect(await fleet.submit([...jobs, ...jobs])).toBe(2);
  expect(await fleet.submit(jobs)).toBe(0);
  const [first, second] = [await fleet.claim(), await other.claim()];
  expect(new Set([first?.spec.name, second?.spec.name])).toEqual(new Set(['Вебер.wav', 'b.wav']));
  expect(await fleet.claim()).toBeNull();
  if (first === null || second === null) throw new Error('nothing claimed');
  expect(await fleet.progress(first, window(5000))).toBe(true);
  expect(await fleet.progress(first, window(5000))).toBe(true);
  expect(await fleet.beat(first)).toBe(true);

  // Handed back: the next one continues behind the window; what the first still says counts for nothing.
  expect(await fleet.fail(first, { code: 'aborted', params: {} }, true)).toBe(true);
  const again = await other.claim();
  expect(again?.windows).toEqual([window(5000)]);
  if (again === null) throw new Error('nothing claimed');
  expect(await fleet.beat(first)).toBe(false);
  expect(await fleet.progress(first, window(7000))).toBe(false);
  expect(await fleet.complete(first, result)).toBe(false);
  expect(await other.progress(again, window(9000))).toBe(true);
  expect(await other.complete(again, result)).toBe(true);
  expect(await other.complete(again, result)).toBe(false);
  expect(await fleet.read(again.key, 5000)).toEqual({ state: 'done', ended: { result }, windows: [window(9000)] });
  expect(await fleet.fail(second, { code: 'not-audio', params: {} }, false)).toBe(true);
  expect(await fleet.counts()).toEqual({ waiting: 0, running: 0, done: 1, failed: 1 });

  // Nothing of the recordings is readable in the database.
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const tables = ['pgboss.job', 'stenogram.result', 'stenogram.result_window'];
  // With their dots and dashes: three letters alone occur in sealed bytes written as base64, by chance.
  const plain = [
    'Вебер',
    'b.wav',
    'тайный',
    'not-audio',
    ...['Вебер', 'b.wav', 'тайный'].map((text) => Buffer.from(text).toString('hex')),
  ];
  for (const table of tables) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
    expect(rows.length, table).toBeGreaterThan(0);
    for (const { row } of rows) expect(plain.filter((text) => row.includes(text))).toEqual([]);
  }
  await client.end();
  await fleet.forget([again.key, second.key]);
  expect(await fleet.counts()).toEqual({ waiting: 0, running: 0, done: 0, failed: 0 });
  await other.close();
}, 120_000);

test('the command line gives, works and collects: a killed worker and a stopped database lose nothing, and the text is that of one machine', async () => {
  const share = path.join(dir, 'share');
  mkdirSync(share);
  for (const nth of [2, 5])
    copyFileSync(path.resolve(`tests/fixtures/speech/short0${nth}.wav`), path.join(share, `${nth}.wav`));
  writeFileSync(path.join(share, 'broken.wav'), 'no recording');
  const library = path.join(dir, 'library');
  const shared = ['--queue', postgres.url, '--key', path.join(dir, 'fleet.key'), '--share', share];
  await cli(['fleet', 'init', '--library', library, ...shared.slice(0, 4)]);
  const given = await cli(['fleet', 'submit', share, '--language', 'en', '--library', library, '--json', ...shared]);
  expect(JSON.parse(given.stdout)).toMatchObject({ submitted: 3 });
  const worker = start(['work', '--library', path.join(dir, 'worker'), ...shared]);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  worker.kill('SIGKILL');
  await postgres.kill();
  await postgres.start();
  // What it had is free again when its lease is over; a supervisor would wait for that.
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`UPDATE pgboss.job SET state = 'retry', retry_count = retry_count + 1 WHERE state = 'active'`);
  await client.end();
  await cli(['work', '--once', '--library', path.join(dir, 'worker'), ...shared]);
  const collected = await cli(['fleet', 'collect', '--library', library, '--json', ...shared.slice(0, 4)]);
  expect(JSON.parse(collected.stdout)).toMatchObject({ doneCount: 2, failedCount: 1, openCount: 0 });
  const alone = path.join(dir, 'alone');
  const paths = ['2.wav', '5.wav'].map((name) => path.join(share, name));
  const expected = await cli(['transcribe', ...paths, '--language', 'en', '--library', alone]);
  const there = await cli(['transcribe', ...paths, '--language', 'en', '--library', library]);
  expect(there.stdout).toBe(expected.stdout);
}, 120_000);

test('recordings go by a store: given, worked and collected, with the sound of nobody’s disk but the store’s', async () => {
  const store = await testStore();
  const own = path.join(dir, 'own.wav');
  copyFileSync(path.resolve('tests/fixtures/speech/short05.wav'), own);
  const library = path.join(dir, 'by-store');
  const shared = ['--queue', postgres.url, '--key', path.join(dir, 'fleet.key'), '--store', store.url.href];
  const given = await cli(['fleet', 'submit', own, '--language', 'en', '--library', library, '--json', ...shared]);
  expect(JSON.parse(given.stdout)).toMatchObject({ submitted: 1 });
  expect(store.objects.size).toBeGreaterThan(0);
  renameSync(own, path.join(dir, 'away.wav'));
  await cli(['work', '--once', '--library', path.join(dir, 'store-worker'), ...shared]);
  renameSync(path.join(dir, 'away.wav'), own);
  const collected = await cli(['fleet', 'collect', '--library', library, '--json', ...shared.slice(0, 4)]);
  expect(JSON.parse(collected.stdout)).toMatchObject({ doneCount: 1, failedCount: 0, openCount: 0 });
  const text = await cli(['transcribe', own, '--language', 'en', '--library', library]);
  expect(text.stdout.trim().length).toBeGreaterThan(20);
  await store.end();
}, 120_000);

const storeKeys = {
  AWS_ACCESS_KEY_ID: testAccess.accessKey,
  AWS_SECRET_ACCESS_KEY: testAccess.secretKey,
  AWS_REGION: testAccess.region,
};

function start(args: readonly string[]): ChildProcess {
  const home = path.join(dir, 'home');
  const env = { ...process.env, ...storeKeys, HOME: home, XDG_CONFIG_HOME: home, LANG: 'en' };
  return spawn(process.execPath, [cliPath, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function cli(args: readonly string[]): Promise<{ readonly stdout: string; readonly code: number | null }> {
  const child = start(args);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (piece: Buffer) => (stdout += piece.toString()));
  child.stderr?.on('data', (piece: Buffer) => (stderr += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0 && code !== 3) throw new Error(`${args.join(' ')}: ${code}\n${stderr}`);
  return { stdout, code };
}
