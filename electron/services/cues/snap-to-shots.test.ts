import { expect, it, test } from 'vitest';
import { cueRulesOf, minGapMs } from '#shared/cues/cue-rules.ts';
import type { Segment } from '#shared/segment.ts';
import { cuesOf } from './cues.ts';
import { scoreCues } from './score-cues.ts';
import { isOnShot, nearestShot, snapEnd, snapStart } from './snap-to-shots.ts';

const rules = cueRulesOf('netflix', 'en');
const gapMs = minGapMs(rules);

test.each([
  [10_000, 10_000],
  [10_300, 10_000],
  [10_499, 10_000],
  [10_500, 10_500],
  [9980, 10_000],
  [9700, 10_000],
  [9600, 9500],
  [9510, 9500],
  [9500, 9500],
  [5000, 5000],
])('a cue that would begin at %i ms begins at %i, where a cut is at 10 s', (atMs, expected) => {
  expect(snapStart(atMs, [2000, 10_000, 30_000], 500)).toBe(expected);
});

test.each([
  [10_000, 10_000 - gapMs],
  [9800, 10_000 - gapMs],
  [10_400, 10_000 - gapMs],
  [10_600, 10_600],
  [9400, 9400],
])('a cue that would end at %i ms ends at %i, where a cut is at 10 s', (atMs, expected) => {
  expect(snapEnd(atMs, [2000, 10_000], rules)).toBe(expected);
});

it('the nearest of many is found, none of none', () => {
  const shots = Array.from({ length: 1000 }, (_, nth) => nth * 1000);
  expect(nearestShot(12_400, shots)).toBe(12_000);
  expect(nearestShot(12_600, shots)).toBe(13_000);
  expect(nearestShot(-5, shots)).toBe(0);
  expect(nearestShot(5_000_000, shots)).toBe(999_000);
  expect(nearestShot(5, [])).toBeNull();
});

function segment(id: number, startMs: number, text: string): Segment {
  const words = text.split(' ').map((word, nth) => ({
    text: word,
    startMs: startMs + nth * 400,
    endMs: startMs + nth * 400 + 350,
    probability: 0.9,
  }));
  const endMs = words.at(-1)?.endMs ?? startMs;
  const rest = { confidence: 0.9, isEdited: false, marks: [], hasFirstReading: false, language: null };
  return { id, transcriptId: 1, startMs, endMs, text, words, speaker: null, speakerId: null, ...rest };
}

const text = [
  segment(1, 1000, 'We were in the harbour that evening.'),
  segment(2, 5200, 'Nobody saw the boat.'),
  segment(3, 9000, 'It came back in the morning.'),
];

it('cues begin at cuts and end two frames before them where the preset says so, and the text is the same', () => {
  const shots = [800, 5000, 11_500];
  const cues = cuesOf(text, 'en', { shots });
  expect(cues[0]?.startMs).toBe(800);
  expect(cues[1]?.startMs).toBe(5000);
  expect(cues[2]?.endMs).toBe(11_500 - gapMs);
  expect(cues.map(({ lines }) => lines)).toEqual(cuesOf(text, 'en').map(({ lines }) => lines));
  const { counts } = scoreCues(cues, rules, 'en', shots);
  expect([counts.early, counts.late, counts.overlap, counts.gap, counts.unchained]).toEqual([0, 0, 0, 0, 0]);
});

it('a preset that does not ask for it leaves the times as they are', () => {
  const shots = [800, 5000, 11_500];
  for (const preset of ['web', 'youtube', 'free'] as const) {
    const own = cueRulesOf(preset, 'en');
    expect(own.shotFrames).toBe(0);
    expect(cuesOf(text, 'en', { rules: own, shots })).toEqual(cuesOf(text, 'en', { rules: own }));
  }
});

it('a cue never moves into one that is still spoken, and never loses its last word', () => {
  const close = [segment(1, 1000, 'We were in the harbour that evening.'), segment(2, 3750, 'Nobody saw the boat.')];
  for (let shotMs = 500; shotMs < 6500; shotMs += 20) {
    const cues = cuesOf(close, 'en', { shots: [shotMs] });
    const { counts } = scoreCues(cues, rules, 'en', [shotMs]);
    expect([shotMs, counts.overlap, counts.gap]).toEqual([shotMs, 0, 0]);
    expect(cues.every(({ startMs, endMs }) => endMs - startMs >= 300)).toBe(true);
    expect(cues.flatMap(({ lines }) => lines).join(' ')).toBe(
      cuesOf(close, 'en')
        .flatMap(({ lines }) => lines)
        .join(' '),
    );
  }
});

it('what was put on cuts stays there', () => {
  const shots = [800, 5000, 11_500];
  const once = cuesOf(text, 'en', { shots });
  for (const { startMs, endMs } of once) {
    expect(snapStart(startMs, shots, 500)).toBe(startMs);
    if (isOnShot(endMs, 'end', shots, rules)) expect(snapEnd(endMs, shots, rules)).toBe(endMs);
  }
});
