import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLibrary } from '#services/library/open-library.ts';
import type { Library } from '#services/library/library.ts';
import { silentLog } from '#services/log.ts';

const options = { modelId: 'demo', language: 'auto', translate: false, prompt: '', threads: null } as const;
let dir: string;
let library: Library;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'stenogram-order-'));
  library = openLibrary({ dir, log: silentLog });
});
afterEach(() => {
  library.close();
  rmSync(dir, { recursive: true, force: true });
});

function add(count: number): number[] {
  const from = library.recordings.list({ offset: 0, limit: 1, bin: false }).total;
  const files = Array.from({ length: count }, (_, nth) => ({
    path: `/calls/${from + nth}.wav`,
    name: `${from + nth}.wav`,
    sizeBytes: 1,
    quickHash: `${from + nth}`,
    durationMs: 1000,
    hasVideo: false,
  }));
  return library.recordings.add(files, options).map(({ id }) => id);
}

const order = () => library.jobs.next({ offset: 0, limit: 200 }).rows.map(({ id }) => id);

test('recordings are worked on in the order in which they came', () => {
  const ids = add(5);
  expect(order()).toEqual(ids);
  expect(library.jobs.nextWaiting()?.recordingId).toBe(ids[0]);
});

test.each([
  ['to the front', [4], 0, [4, 0, 1, 2, 3, 5]],
  ['one step up', [3], 2, [0, 1, 3, 2, 4, 5]],
  ['to the end', [1], null, [0, 2, 3, 4, 5, 1]],
  ['several, in the order that is said', [5, 1], 3, [0, 2, 5, 1, 3, 4]],
  ['before itself, which changes nothing', [2], 2, [0, 1, 3, 4, 5, 2]],
  ['all of them', [5, 4, 3, 2, 1, 0], null, [5, 4, 3, 2, 1, 0]],
] as const)('a waiting recording is moved %s', (_where, moved, before, expected) => {
  const ids = add(6);
  library.jobs.move(
    moved.map((nth) => ids[nth]!),
    before === null ? null : ids[before]!,
  );
  expect(order()).toEqual(expected.map((nth) => ids[nth]));
  expect(library.jobs.nextWaiting()?.recordingId).toBe(ids[expected[0]]);
});

test('what is added after a change of the order comes last', () => {
  const ids = add(3);
  for (let nth = 0; nth < 5; nth += 1) library.jobs.move([ids[0]!], null);
  const later = add(2);
  expect(order()).toEqual([ids[1], ids[2], ids[0], ...later]);
});

test('the order is kept however often two change places between the same neighbours', () => {
  const ids = add(4);
  let expected = [...ids];
  for (let nth = 0; nth < 200; nth += 1) {
    const [first, second = 0, third = 0, last] = expected;
    library.jobs.move([third], second);
    expected = [first!, third, second, last!];
  }
  expect(order()).toEqual(expected);
  const later = add(1);
  expect(order()).toEqual([...expected, ...later]);
});

test('what does not wait is not moved and is no place to go to', () => {
  const ids = add(4);
  library.jobs.setState(ids[1]!, 'paused');
  library.recordings.remove([ids[2]!]);
  library.jobs.move([ids[1]!, ids[3]!], ids[0]!);
  expect(order()).toEqual([ids[3], ids[0]]);
  library.jobs.move([ids[3]!], ids[1]!);
  expect(order()).toEqual([ids[0], ids[3]]);
  library.jobs.setState(ids[1]!, 'waiting');
  expect(order()).toHaveLength(3);
});

test('thousands are listed a page at a time, and one is moved in well under a tenth of a second', () => {
  const ids = add(3000);
  expect(library.jobs.next({ offset: 2900, limit: 200 })).toMatchObject({ total: 3000 });
  const startedMs = performance.now();
  library.jobs.move([ids.at(-1)!], ids[0]!);
  const rows = library.jobs.next({ offset: 0, limit: 50 }).rows;
  expect(rows[0]?.id).toBe(ids.at(-1));
  expect(performance.now() - startedMs).toBeLessThan(500);
});

test('what failed is grouped by its cause, the largest group first, and runs are listed newest first', () => {
  const ids = add(7);
  const missing = (id: number) =>
    library.jobs.setState(id, 'failed', { code: 'file-missing', params: { name: `${id}.wav` } });
  for (const id of ids.slice(0, 4)) missing(id);
  library.jobs.setState(ids[4]!, 'failed', { code: 'not-audio', params: { name: 'x' } });
  library.recordings.remove([ids[0]!]);
  expect(library.runs.failures()).toMatchObject([
    { failure: { code: 'file-missing' }, count: 3, names: ['3.wav', '2.wav', '1.wav'] },
    { failure: { code: 'not-audio' }, count: 1 },
  ]);
  expect(library.runs.failedIds('file-missing')).toEqual([ids[3], ids[2], ids[1]]);
  for (const [nth, outcome] of (['done', 'failed', 'stopped'] as const).entries()) {
    const failure = outcome === 'failed' ? ({ code: 'not-audio', params: { name: 'x' } } as const) : null;
    const graphics = outcome === 'stopped' ? { name: 'Card', failure: 'it was lost' } : null;
    const times = { startedAtMs: nth, endedAtMs: nth + 1, audioMs: 5.4 };
    library.runs.add({ recordingId: ids[nth]!, ...times, outcome, failure, graphics });
  }
  const { rows, total } = library.runs.list({ offset: 0, limit: 10 });
  expect(total).toBe(2);
  expect(rows.map(({ outcome, name, graphics }) => [outcome, name, graphics])).toEqual([
    ['stopped', '2.wav', { name: 'Card', failure: 'it was lost' }],
    ['failed', '1.wav', null],
  ]);
});
