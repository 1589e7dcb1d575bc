import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordingState } from '#shared/recording.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

/** Several of the portions in which many are changed; tens of thousands are measured by tests/bench/library-page.ts. */
const count = 3000;
const options = { modelId: 'demo', language: 'auto', translate: false, prompt: '', threads: null };
let app: TestServices;
let ids: readonly number[];

beforeAll(async () => {
  app = await testServices(undefined, undefined, 'browser');
  const added = Array.from({ length: count }, (_, nth) => ({
    path: `/calls/${nth}.wav`,
    name: `${nth}.wav`,
    sizeBytes: nth + 1,
    quickHash: String(nth),
    durationMs: 1000,
    hasVideo: false,
  }));
  ids = app.library.recordings.add(added, options).map(({ id }) => id);
});
afterAll(() => app.end());

/** What one call did: its events, without those that only report progress, and how many are in each state. */
async function after(call: () => Promise<unknown>) {
  app.emitted.length = 0;
  const startedMs = performance.now();
  const result = await call();
  const tookMs = performance.now() - startedMs;
  const events = app.emitted.map(({ name }) => name).filter((name) => name !== 'recordings.progressed');
  return {
    result,
    tookMs,
    events: events.filter((name) => name !== 'settings.changed' && name !== 'catalogue.changed'),
    states: states(),
  };
}

/** Of those that are not in the bin. */
function states(): Partial<Record<RecordingState, number>> {
  const counted = app.library.index.database
    .prepare<[], [RecordingState, number]>(
      `SELECT job.state, count(*) FROM job JOIN recording ON recording.id = job.recording_id
       WHERE recording.removed_at_ms IS NULL GROUP BY job.state`,
    )
    .raw()
    .all();
  return Object.fromEntries(counted);
}

const everything = () => ({ every: 'library' as const, upToId: Math.max(...ids) });

test('thousands of held recordings start with one event', async () => {
  app.library.jobs.hold(ids);
  expect(await app.services['recordings.heldCount']({})).toBe(count);
  const started = await after(() => app.services['recordings.startHeld']({}));
  expect(started).toMatchObject({ result: count, events: ['recordings.changed'], states: { waiting: count } });
  expect(app.library.recordings.get(ids[7]!).failure).toBeNull();
  expect(started.tookMs).toBeLessThan(4000);
});

test('the demo model being enough starts them with one event too', async () => {
  app.library.jobs.hold(ids);
  const started = await after(() => app.services['settings.set']({ isDemoEnough: true }));
  expect(started).toMatchObject({ events: ['recordings.changed'], states: { waiting: count } });
});

test('all are paused, resumed, cancelled and tried again with one event each', async () => {
  const change = (change: 'pause' | 'resume' | 'cancel' | 'retry') =>
    after(() => app.services['jobs.changeMany']({ recordings: { ...everything(), exceptIds: [] }, change }));
  for (const [what, state] of [
    ['pause', 'paused'],
    ['resume', 'waiting'],
    ['cancel', 'cancelled'],
    ['retry', 'waiting'],
  ] as const) {
    const changed = await change(what);
    expect(changed).toMatchObject({
      result: { count },
      events: ['recordings.changed'],
      states: { [state]: count },
    });
    expect(changed.tookMs).toBeLessThan(4000);
  }
});

test('all but two go to the bin by one call, and come back as they were by one', async () => {
  const [first, second] = ids;
  const choice = { ...everything(), exceptIds: [first!, second!] };
  const removed = await after(() => app.services['recordings.remove'](choice));
  expect(removed).toMatchObject({
    result: { count: count - 2 },
    events: ['recording.removed'],
    states: { waiting: 2 },
  });
  const back = await after(() => app.services['filing.undo']({}));
  expect(back).toMatchObject({
    result: { name: 'bin', count: count - 2 },
    events: ['recordings.changed'],
    states: { waiting: count },
  });
  expect(removed.tookMs + back.tookMs).toBeLessThan(8000);
});

test('the last move to the bin is taken back first, then the one before it', async () => {
  await app.services['recordings.remove']({ recordingIds: [ids[1]!] });
  await app.services['recordings.remove']({ recordingIds: [ids[2]!, ids[3]!] });
  expect(await app.services['filing.undo']({})).toMatchObject({ count: 2 });
  expect(app.library.recordings.get(ids[1]!).removedAtMs).not.toBeNull();
  expect(await app.services['filing.undo']({})).toMatchObject({ count: 1 });
});

test('what is in the bin already is no part of another move, nor of taking it back', async () => {
  const [first, second] = ids.slice(0, 2) as [number, number];
  await app.services['recordings.remove']({ recordingIds: [first] });
  const movedAtMs = app.library.recordings.get(first).removedAtMs;
  expect(await app.services['recordings.remove']({ recordingIds: [first, second] })).toMatchObject({ count: 1 });
  expect(app.library.recordings.get(first).removedAtMs).toBe(movedAtMs);
  expect(await app.services['filing.undo']({})).toMatchObject({ count: 1 });
  expect(app.library.recordings.get(first).removedAtMs).toBe(movedAtMs);
  expect(await app.services['filing.undo']({})).toMatchObject({ count: 1 });
});

test('recordings that came after the choice are not meant by it', async () => {
  const upToId = ids[9]!;
  const removed = await app.services['recordings.remove']({ every: 'library', upToId, exceptIds: [] });
  expect(removed.count).toBe(10);
  const back = await app.services['recordings.restore']({ every: 'bin', upToId: Math.max(...ids), exceptIds: [] });
  expect(back.count).toBe(10);
});

test('a choice of the list is read without seeing it', async () => {
  const some = await app.services['recordings.ids']({ offset: count - 10, limit: 10_000, bin: false });
  expect(some).toEqual(ids.slice(0, 10).toReversed());
});

test('what a filter finds is paused as one, stopped on the way where somebody asks, and undone as it was', async () => {
  const recordings = { every: 'library' as const, filter: 'name:99', upToId: Math.max(...ids), exceptIds: [] };
  const found = app.library.recordings.idsOf(recordings);
  expect(found).toHaveLength(11);
  await app.services['jobs.changeMany']({ recordings: { ...everything(), exceptIds: [] }, change: 'resume' });
  const paused = await app.services['jobs.changeMany']({ recordings, change: 'pause' });
  expect(paused.count).toBe(11);
  expect(states()).toEqual({ waiting: count - 11, paused: 11 });
  expect(await app.services['filing.undo']({})).toMatchObject({ name: 'jobs', count: 11 });
  expect(states()).toEqual({ waiting: count });
  const tagging = app.services['tags.change']({
    recordings: { ...everything(), exceptIds: [] },
    add: ['x'],
    remove: [],
  });
  await app.services['filing.stop']({});
  const { count: tagged } = await tagging;
  expect(tagged).toBeGreaterThan(0);
  expect(tagged).toBeLessThan(count);
  expect(await app.services['filing.undo']({})).toMatchObject({ name: 'tags', count: tagged });
  expect(await app.services['tags.list']({})).toEqual([]);
});
