import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createNetworkLog } from '#services/network/network-log.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { sampleOptions, sampleRecording, sampleSegment } from '#services/library/library.fixture.ts';
import { collectFromFleet } from './collect-fleet.ts';
import type { FleetWindow } from './fleet-port.ts';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { createLocalPort } from './local-port.ts';
import { openPool } from './postgres-pool.ts';
import type { FleetState } from './postgres-port.ts';
import { createSeal } from './seal.ts';
import { runWorker, type WorkerParts } from './worker.ts';
import { signedHeaders } from './signed-request.ts';
import path from 'node:path';

const fixture = useTestLibrary();
const window = (cursorMs: number, text: string): FleetWindow => ({
  cursorMs,
  language: 'ru',
  detected: null,
  segments: [sampleSegment(cursorMs - 4000, text)],
});
const result = { durationMs: 60_000, sha256: 'a'.repeat(64), warnings: [], gaps: [], speech: null };

test('what is sealed is not readable, cannot be changed or passed off as another, and needs the key', () => {
  const seal = createSeal(randomBytes(32));
  const sealed = seal.seal({ name: 'Разговор Вебера.wav', text: 'секрет' }, 'job 1');
  expect(sealed.toString('latin1')).not.toMatch(/wav|name/);
  expect(seal.open(sealed, 'job 1')).toEqual({ name: 'Разговор Вебера.wav', text: 'секрет' });
  expect(() => seal.open(sealed, 'job 2')).toThrow('unable to authenticate');
  expect(() => createSeal(randomBytes(32)).open(sealed, 'job 1')).toThrow('unable to authenticate');
  const changed = Buffer.from(sealed);
  changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
  expect(() => seal.open(changed, 'job 1')).toThrow('unable to authenticate');
  expect(seal.keyOf('a', 'b')).toBe(seal.keyOf('a', 'b'));
  expect(seal.keyOf('a', 'b')).not.toBe(createSeal(randomBytes(32)).keyOf('a', 'b'));
  expect(seal.keyOf('ab', '')).not.toBe(seal.keyOf('a', 'b'));
});

test('a request is signed as the documentation of S3 shows', () => {
  const access = {
    accessKey: 'AKIAIOSFODNN7EXAMPLE',
    secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
  };
  const url = new URL('https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J');
  const { authorization } = signedHeaders(access, { url, method: 'GET', now: new Date('2013-05-24T00:00:00Z') });
  expect(authorization).toContain('Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7');
});

test('a queue on another machine needs TLS, an offline app connects to none, and each connection is in the log', () => {
  const networkLog = createNetworkLog(path.join(fixture.dir, 'log.jsonl'));
  const open = (url: string, more = {}) => openPool({ url, networkLog, isOffline: () => false, ...more });
  expect(() => open('postgres://db.example/q')).toThrow('bad-request');
  expect(() => open('mysql://localhost/q')).toThrow('bad-request');
  expect(() => open('postgres://localhost/q', { isOffline: () => true })).toThrow('fleet-offline');
  for (const url of ['postgres://db.example/q?sslmode=verify-full', 'postgres://127.0.0.1/q']) void open(url).end();
  void open('postgres://db.example/q', { isPlainAllowed: true }).end();
  expect(networkLog.read().map(({ host, outcome }) => `${host} ${outcome}`)).toContain('db.example refused');
});

test('a worker that is offline takes no job and says so', async () => {
  const { library } = fixture;
  library.recordings.add([sampleRecording('a.wav')], sampleOptions);
  const parts = { library, port: createLocalPort(library, () => 'm'), isOffline: () => true } as unknown as WorkerParts;
  await expect(runWorker(parts, new AbortController().signal)).rejects.toMatchObject({ code: 'fleet-offline' });
  expect(library.jobs.counts()).toMatchObject({ waiting: 1 });
});

test('the five verbs work over the queue of one library, and a process that ends leaves the job at its last window', async () => {
  const { library } = fixture;
  const [recording] = library.recordings.add([sampleRecording('a.wav')], sampleOptions);
  const id = recording?.id ?? 0;
  const port = createLocalPort(library, () => 'm');
  const claim = await port.claim();
  expect(claim).toMatchObject({ key: String(id), windows: [], spec: { name: 'a.wav', model: { sha256: 'm' } } });
  expect(await port.claim()).toBeNull();
  if (claim === null) return;
  expect(await port.progress(claim, window(5000, 'первое окно'))).toBe(true);
  expect(await port.progress(claim, window(5000, 'первое окно'))).toBe(true);
  const reopened = fixture.reopen();
  const next = createLocalPort(reopened, () => 'm');
  const again = await next.claim();
  expect(again?.windows.at(-1)?.cursorMs).toBe(5000);
  if (again === null) return;
  expect(await next.progress(again, window(9000, 'второе окно'))).toBe(true);
  expect(await next.complete(again, result)).toBe(true);
  expect(await next.complete(again, result)).toBe(false);
  expect(await next.beat(again)).toBe(false);
  const { transcriptId, state } = reopened.recordings.get(id);
  expect(state).toBe('done');
  const texts = [...reopened.segments.iterate(transcriptId ?? 0)].map(({ text }) => text);
  expect(texts).toEqual(['первое окно', 'второе окно']);
});

test.each([
  [true, 'waiting'],
  [false, 'failed'],
] as const)('what fails and is transient: %s, is %s afterwards', async (isTransient, state) => {
  const { library } = fixture;
  library.recordings.add([sampleRecording('a.wav')], sampleOptions);
  const port = createLocalPort(library, () => 'm');
  const claim = await port.claim();
  if (claim === null) throw new Error('nothing claimed');
  expect(await port.fail(claim, { code: 'not-audio', params: { name: 'a.wav' } }, isTransient)).toBe(true);
  expect(library.jobs.get(Number(claim.key)).state).toBe(state);
});

test('collecting brings windows as they come, each once however often it is done, and the end', async () => {
  const { library } = fixture;
  const events = createEventBus();
  const [recording] = library.recordings.add([sampleRecording('a.wav')], sampleOptions);
  const id = recording?.id ?? 0;
  library.jobs.setState(id, 'paused');
  library.automation.fleet.add('key', id);
  const all = [window(5000, 'раз'), window(9000, 'два'), window(14_000, 'три')];
  let state: FleetState = { state: 'running', ended: null, windows: all.slice(0, 1) };
  const forgotten: string[] = [];
  const fleet = {
    read: async (_: string, fromMs: number) => ({
      ...state,
      windows: state.windows.filter(({ cursorMs }) => cursorMs > fromMs),
    }),
    forget: async (keys: readonly string[]) => void forgotten.push(...keys),
  };
  const parts = { library, events, fleet, signal: new AbortController().signal };
  expect(await collectFromFleet(parts)).toMatchObject({ openCount: 1, windowCount: 1 });
  expect(await collectFromFleet(parts)).toMatchObject({ openCount: 1, windowCount: 0 });
  state = { state: 'done', ended: { result }, windows: all };
  expect(await collectFromFleet(parts)).toMatchObject({ doneCount: 1, windowCount: 2 });
  expect(await collectFromFleet(parts)).toMatchObject({ doneCount: 0, openCount: 0 });
  const { transcriptId, state: ended, durationMs } = library.recordings.get(id);
  expect({ ended, durationMs }).toEqual({ ended: 'done', durationMs: 60_000 });
  expect([...library.segments.iterate(transcriptId ?? 0)].map(({ text }) => text)).toEqual(['раз', 'два', 'три']);
  expect(forgotten).toEqual(['key']);
});

test('what failed in the fleet is failed here, with its reason', async () => {
  const { library } = fixture;
  const [recording] = library.recordings.add([sampleRecording('a.wav')], sampleOptions);
  library.automation.fleet.add('key', recording?.id ?? 0);
  const failure = { code: 'not-audio', params: { name: 'a.wav' } } as const;
  const fleet = {
    read: async () => ({ state: 'failed', ended: { failure }, windows: [] }) as const,
    forget: async () => {},
  };
  const done = await collectFromFleet({
    library,
    events: createEventBus(),
    fleet,
    signal: new AbortController().signal,
  });
  expect(done).toMatchObject({ failedCount: 1 });
  expect(library.recordings.get(recording?.id ?? 0)).toMatchObject({ state: 'failed', failure });
});
