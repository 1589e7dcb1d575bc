import { describe, expect, test } from 'vitest';
import { plainStructure } from '#services/media/structure/file-structure.ts';
import { warningsFor, type FinishedRun } from './warnings-for.ts';

const listened = { track: 1, trackCount: 1, channels: null, channelCount: 1, durationMs: 60_000, loudestDb: -20 };
const treated: FinishedRun['treated'] = {
  gainDb: 0,
  hasOffset: false,
  hasHum: false,
  clipped: { count: 0, atMs: [] },
  peak: 0.5,
  loudestDb: -20,
};
const run: FinishedRun = {
  durationMs: 60_000,
  sound: {
    source: { track: 0, format: 'wav', startSeconds: 0 },
    structure: plainStructure(1_000_000),
    declaredMs: null,
  },
  decoded: { isLimited: false, isLost: false, clockRestartsMs: [] },
  segmentCount: 5,
  modelId: 'small',
  gaps: [],
  tracks: [],
  listened,
  treated,
  silentTracks: [],
  failedCard: null,
  otherChannels: [],
  otherTracks: [],
};
const track = {
  index: 0,
  language: null,
  title: null,
  isDefault: true,
  channels: 1,
  layout: null,
  startMs: null,
  durationMs: null,
};

function withLength(durationMs: number, declaredMs: number | null, known: Parameters<typeof plainStructure>[1] = {}) {
  return warningsFor({
    ...run,
    durationMs,
    sound: { ...run.sound, declaredMs, structure: plainStructure(1_000_000, known) },
  });
}

test('a whole recording with text has none', () => {
  expect(warningsFor(run)).toEqual([]);
});

describe('of its length', () => {
  test('more sound than declared, or a little less, is no damage', () => {
    for (const [durationMs, declaredMs] of [
      [60_000, 10_000],
      [60_000, 60_900],
      [60_000, 61_900],
      [3_600_000, 3_660_000],
    ] as const) {
      expect(withLength(durationMs, declaredMs)).toEqual([]);
    }
  });

  test('what a count of samples says and did not come out is missing', () => {
    expect(withLength(60_000, 61_900, { declaredMs: 61_900 })).toEqual([
      { kind: 'incomplete', decodedMs: 60_000, declaredMs: 61_900 },
    ]);
    expect(withLength(60_000, 90_000)).toEqual([{ kind: 'incomplete', decodedMs: 60_000, declaredMs: 90_000 }]);
  });

  test('a cut is reported although the length is unknown, and a missing end mark is no cut', () => {
    expect(withLength(60_000, null, { end: 'cut' })).toEqual([
      { kind: 'incomplete', decodedMs: 60_000, declaredMs: null },
    ]);
    expect(withLength(60_000, 50_000, { end: 'cut' })).toMatchObject([{ kind: 'incomplete', declaredMs: null }]);
    expect(withLength(60_000, null, { end: 'open' })).toEqual([
      { kind: 'open-end', decodedMs: 60_000, why: 'no-end-mark' },
    ]);
  });

  test('a header that says too little is named, unless it says nothing', () => {
    expect(withLength(60_000, 11_000, { ignoresLength: true })).toEqual([
      { kind: 'longer-than-header', decodedMs: 60_000, declaredMs: 11_000 },
    ]);
    expect(withLength(60_000, null, { ignoresLength: true })).toEqual([]);
  });

  test('a limit that was reached, and a part that gave nothing, are reported', () => {
    const decoded = { ...run.decoded, isLimited: true };
    expect(warningsFor({ ...run, decoded })).toEqual([{ kind: 'open-end', decodedMs: 60_000, why: 'length-limit' }]);
    const lost = { ...run.decoded, isLost: true };
    expect(warningsFor({ ...run, decoded: lost })).toMatchObject([{ kind: 'incomplete' }]);
  });
});

test('of a clock that starts again the first twenty places are named, and all are counted', () => {
  const clockRestartsMs = Array.from({ length: 25 }, (_, nth) => nth * 1000);
  const [warning] = warningsFor({ ...run, decoded: { ...run.decoded, clockRestartsMs } });
  expect(warning).toEqual({ kind: 'clock-restarts', count: 25, atMs: clockRestartsMs.slice(0, 20) });
});

test('without text it is said what was listened to; with speech that has none, how much', () => {
  expect(warningsFor({ ...run, segmentCount: 0 })).toEqual([{ kind: 'no-speech', listened }]);
  const gaps: FinishedRun['gaps'] = [
    { startMs: 1000, endMs: 3000, place: 'between', isRedone: false },
    { startMs: 5000, endMs: 6000, place: 'between', isRedone: false },
  ];
  expect(warningsFor({ ...run, segmentCount: 0, gaps })).toEqual([{ kind: 'gaps', count: 2, speechMs: 3000 }]);
});

test('tracks are numbered from one, as people count', () => {
  expect(warningsFor({ ...run, listened: { ...listened, track: 3 }, silentTracks: [0, 1], otherTracks: [4] })).toEqual([
    { kind: 'track-found', number: 3, silent: [1, 2] },
    { kind: 'other-tracks', numbers: [5] },
  ]);
  const tracks = [
    { ...track, codec: 'apac', obstacle: 'unknown-codec' as const },
    { ...track, index: 1, codec: 'aac', obstacle: null },
  ];
  expect(warningsFor({ ...run, tracks })).toEqual([
    { kind: 'tracks-passed-over', tracks: [{ number: 1, codec: 'apac', obstacle: 'unknown-codec' }] },
  ]);
});

test('what was done to the sound is said from a gain of 12 dB up and 3 dB down, and for what was found in it', () => {
  const of = (more: Partial<FinishedRun['treated']>) => warningsFor({ ...run, treated: { ...treated, ...more } });
  expect([of({ gainDb: 11 }), of({ gainDb: -2 })]).toEqual([[], []]);
  expect(of({ gainDb: 12 })).toMatchObject([{ kind: 'level', raisedDb: 12, loweredDb: 0 }]);
  expect(of({ gainDb: -3 })).toMatchObject([{ kind: 'level', raisedDb: 0, loweredDb: 3 }]);
  for (const found of ['hasOffset', 'hasHum'] as const) {
    expect(of({ [found]: true })).toMatchObject([{ kind: 'level', [found]: true, raisedDb: 0 }]);
  }
  const clipped = { count: 2, atMs: [500, 70_000] };
  expect(of({ clipped })).toMatchObject([{ kind: 'level', isClipped: true, clipped }]);
  expect(of({ clipped })[0]).not.toHaveProperty('isRestored');
});

test('the demo model says what it is', () => {
  expect(warningsFor({ ...run, modelId: 'demo' })).toEqual([{ kind: 'demo-model' }]);
});
