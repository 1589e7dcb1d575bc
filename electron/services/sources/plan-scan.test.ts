import { expect, test } from 'vitest';
import type { ArrivalRow } from '#services/automation/arrival-store.ts';
import { pathKey } from '#services/automation/path-key.ts';
import { planScan } from './plan-scan.ts';
import type { SeenFile } from './walk-source.ts';

const settleMs = 5000;
const retryMs = [60_000, 300_000, 1_800_000];

function file(path: string, look = '100 1 1'): SeenFile {
  return { path, look, identity: look, sizeBytes: Number(look.split(' ')[0]) };
}
function seen(...files: readonly SeenFile[]) {
  return new Map(files.map((one) => [one.path, one]));
}
function row(path: string, more: Partial<ArrivalRow> = {}): ArrivalRow {
  const usual = {
    id: 1,
    sourceId: 1,
    look: '100 1 1',
    lookedAtMs: 0,
    state: 'settling',
    takenAs: null,
    attempts: 0,
  } as const;
  return { ...usual, path, pathKey: pathKey(path), ...more };
}
const plan = (files: ReadonlyMap<string, SeenFile>, rows: readonly ArrivalRow[], nowMs: number) =>
  planScan(1, files, rows, { nowMs, settleMs, retryMs });

test('a new file is noted and taken only after two looks that are the same and far enough apart', () => {
  const first = plan(seen(file('a.wav')), [], 0);
  expect(first).toMatchObject({ changes: [{ add: { path: 'a.wav' } }], ready: [], isSettling: true });
  expect(plan(seen(file('a.wav')), [row('a.wav')], 4999).ready).toEqual([]);
  expect(plan(seen(file('a.wav')), [row('a.wav')], 5000).ready).toHaveLength(1);
});

test.each([
  ['it grows', '200 1 1'],
  ['its time changes, also back or into the future', '100 99999999999999999 1'],
  ['another file takes its place', '100 1 2'],
])('the wait starts over when %s', (_, look) => {
  const { ready, changes } = plan(seen(file('a.wav', look)), [row('a.wav')], 60_000);
  expect(ready).toEqual([]);
  expect(changes).toEqual([{ id: 1, set: { look, lookedAtMs: 60_000, state: 'settling', attempts: 0 } }]);
});

test('an empty file is never taken, however long it rests', () => {
  expect(plan(seen(file('a.wav', '0 1 1')), [row('a.wav', { look: '0 1 1' })], 1e9).ready).toEqual([]);
});

test.each(['queued', 'linked', 'done', 'failed'] as const)('what is %s and does not change is left alone', (state) => {
  expect(plan(seen(file('a.wav')), [row('a.wav', { state })], 1e9)).toMatchObject({
    ready: [],
    changes: [],
    isSettling: false,
  });
});

test('what was replaced in place settles again', () => {
  const { changes } = plan(seen(file('a.wav', '7 7 7')), [row('a.wav', { state: 'done', takenAs: 5 })], 9);
  expect(changes).toEqual([{ id: 1, set: { look: '7 7 7', lookedAtMs: 9, state: 'settling', attempts: 0 } }]);
});

test('a file that was renamed is the same file: its wait continues, its recording follows', () => {
  const settling = plan(seen(file('b.wav')), [row('a.wav')], 1000);
  expect(settling).toMatchObject({ changes: [{ id: 1, set: { path: 'b.wav' } }], moved: [] });
  const done = row('a.wav', { state: 'done', takenAs: 5 });
  expect(plan(seen(file('b.wav')), [done], 1000).moved).toEqual([{ row: done, path: 'b.wav' }]);
});

test('of two files with one look only the one that is new is taken for the renamed one', () => {
  const { changes } = plan(seen(file('a.wav'), file('b.wav')), [row('a.wav')], 1000);
  expect(changes).toEqual([{ add: { sourceId: 1, path: 'b.wav', look: '100 1 1' } }]);
});

test('what is not there any more is not forgotten', () => {
  expect(plan(seen(), [row('a.wav', { state: 'done' })], 1e9)).toMatchObject({ changes: [], ready: [], moved: [] });
});

test('what went before it was taken is not waited for', () => {
  expect(plan(seen(), [row('a.wav')], 1000).changes).toEqual([{ remove: 1 }]);
});

test('what failed and changed is taken after 1, 5 and 30 minutes, then no more', () => {
  const waits = [5000, 60_000, 300_000, 1_800_000];
  for (const [attempts, wait] of waits.entries()) {
    expect(plan(seen(file('a.wav')), [row('a.wav', { attempts })], wait - 1).ready, `${attempts}`).toEqual([]);
    expect(plan(seen(file('a.wav')), [row('a.wav', { attempts })], wait).ready, `${attempts}`).toHaveLength(1);
  }
  expect(plan(seen(file('a.wav')), [row('a.wav', { attempts: 4 })], 1e12).ready).toEqual([]);
});
