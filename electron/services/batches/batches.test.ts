import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { sampleOptions, sampleRecording } from '#services/library/library.fixture.ts';
import type { Library } from '#services/library/library.ts';
import { batchReport } from './batch-report.ts';
import { createBatchGate, isWithin } from './batch-gate.ts';
import { closeBatches } from './close-batches.ts';
import { readPmset, readPowerState } from './power-state.ts';

const test22to6 = { fromMinute: 22 * 60, toMinute: 6 * 60 };

test.each([
  [21 * 60 + 59, false],
  [22 * 60, true],
  [23 * 60 + 59, true],
  [0, true],
  [5 * 60 + 59, true],
  [6 * 60, false],
  [12 * 60, false],
])('hours over midnight: minute %i is within: %s', (minute, expected) => {
  expect(isWithin(test22to6, minute)).toBe(expected);
});

test('hours of a day end with their last minute, and the same twice is all day', () => {
  expect(isWithin({ fromMinute: 540, toMinute: 1020 }, 539)).toBe(false);
  expect(isWithin({ fromMinute: 540, toMinute: 1020 }, 1019)).toBe(true);
  expect(isWithin({ fromMinute: 0, toMinute: 0 }, 777)).toBe(true);
});

const fixture = useTestLibrary();
let added = 0;
function addRecording(library: Library, name = `${(added += 1)}.wav`): number {
  return library.recordings.add([sampleRecording(name)], sampleOptions)[0]?.id ?? 0;
}
const how = { name: 'Ночь', priority: 0, hours: null, isOnBattery: false } as const;

test('nothing of a batch is taken outside its hours, on battery or in heat; what is in no batch is', async () => {
  const lib = fixture.library;
  const [one, two] = [addRecording(lib), addRecording(lib)];
  const batch = lib.automation.batches.add({ ...how, hours: test22to6 }, [one]);
  const power = { isOnBattery: false, isHot: false };
  let now = new Date(2026, 10, 28, 12);
  const events = createEventBus();
  const gate = createBatchGate({ library: lib, events, now: () => now, readPower: async () => power, everyMs: 5 });
  expect([...gate.held()]).toEqual([[batch.id, 'hours']]);
  expect(lib.jobs.nextWaiting([...gate.held().keys()])?.recordingId).toBe(two);
  now = new Date(2026, 10, 28, 23);
  expect(lib.jobs.nextWaiting([...gate.held().keys()])?.recordingId).toBe(one);
  const opened: number[] = [];
  gate.start(() => opened.push(gate.held().size));
  power.isOnBattery = true;
  await expect.poll(() => [...gate.held().values()]).toEqual(['battery']);
  power.isOnBattery = false;
  power.isHot = true;
  await expect.poll(() => [...gate.held().values()]).toEqual(['heat']);
  power.isHot = false;
  await expect.poll(() => opened.at(-1)).toBe(0);
  gate.close();
});

test('a batch ends with its last job, is reported once, and opens again when something is put in', () => {
  const lib = fixture.library;
  const events = createEventBus();
  const stop = closeBatches({ library: lib, events });
  lib.automation.webhooks.add('http://127.0.0.1:1/', ['batch.done']);
  const [one, two] = [addRecording(lib), addRecording(lib)];
  const { id } = lib.automation.batches.add(how, [one, two]);
  lib.jobs.setState(one, 'done');
  events.emit('job.ended', { recordingId: one, outcome: 'done' });
  expect(lib.automation.batches.get(id)).toMatchObject({ endedAtMs: null, total: 2, doneCount: 1 });
  lib.jobs.setState(two, 'failed', { code: 'not-audio', params: { name: 'x.wav' } });
  events.emit('job.ended', { recordingId: two, outcome: 'failed' });
  expect(lib.automation.batches.get(id)).toMatchObject({ failedCount: 1 });
  expect(lib.automation.batches.unseen().map((batch) => batch.id)).toEqual([id]);
  expect(lib.automation.webhooks.due(Date.now(), 9).map(({ event }) => event)).toEqual(['batch.done']);
  lib.automation.batches.markSeen();
  expect(lib.automation.batches.unseen()).toEqual([]);
  lib.automation.batches.put(id, [addRecording(lib)]);
  expect(lib.automation.batches.get(id)).toMatchObject({ endedAtMs: null, total: 3 });
  stop();
});

test('the report says what became of each, as a table and as a page, and nothing in a name is markup', () => {
  const lib = fixture.library;
  const id = addRecording(lib, '<img src=x onerror=alert(1)> "A", Б.wav');
  lib.jobs.setState(id, 'failed', { code: 'not-audio', params: { name: '<b>.wav' } });
  const batch = lib.automation.batches.add({ ...how, name: '=HYPERLINK("x")' }, [id]);
  const csv = batchReport(batch, lib.automation.batches.lines(batch.id), 'csv', 'ru');
  expect(csv.split('\n')).toHaveLength(3);
  expect(csv).toContain('не удалась');
  const html = batchReport(batch, lib.automation.batches.lines(batch.id), 'html', 'en');
  expect(html).toContain('&lt;img src=x');
  expect(html).not.toMatch(/<img|<b>\.wav/);
});

test('the power of a computer is read as Linux and macOS report it', async () => {
  const sys = mkdtempSync(path.join(tmpdir(), 'sys-'));
  const put = (name: string, content: string) => {
    mkdirSync(path.dirname(path.join(sys, name)), { recursive: true });
    writeFileSync(path.join(sys, name), `${content}\n`);
  };
  expect(await readPowerState('linux', sys)).toEqual({ isOnBattery: false, isHot: false });
  put('power_supply/BAT0/type', 'Battery');
  put('power_supply/BAT0/status', 'Discharging');
  put('power_supply/AC/type', 'Mains');
  put('power_supply/AC/online', '1');
  expect((await readPowerState('linux', sys)).isOnBattery).toBe(false);
  put('power_supply/AC/online', '0');
  expect((await readPowerState('linux', sys)).isOnBattery).toBe(true);
  put('power_supply/BAT0/scope', 'Device');
  expect((await readPowerState('linux', sys)).isOnBattery).toBe(false);
  put('thermal/thermal_zone0/temp', '84000');
  expect((await readPowerState('linux', sys)).isHot).toBe(false);
  put('thermal/thermal_zone0/trip_point_0_type', 'critical');
  put('thermal/thermal_zone0/trip_point_0_temp', '88000');
  expect((await readPowerState('linux', sys)).isHot).toBe(true);
  rmSync(sys, { recursive: true });
  expect(readPmset("Now drawing from 'Battery Power'", 'CPU_Speed_Limit \t= 100')).toEqual({
    isOnBattery: true,
    isHot: false,
  });
  expect(readPmset("Now drawing from 'AC Power'", 'CPU_Speed_Limit = 62')).toEqual({ isOnBattery: false, isHot: true });
});
