import { expect, it } from 'vitest';
import { clusterVoices } from './cluster-voices.ts';
import { diarize, type Anchor } from './diarize.ts';
import { joinVoices, packVoices, unpackVoices, type KeptVoices } from './kept-voices.ts';
import { unit } from './voice-embedding.ts';

const dimensions = 8;
/** Always the same numbers, −1…1. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 1_073_741_824 - 1;
  }
}
const noise = numbers(7);
/** A voice is an axis, a little off it. */
const vectorOf = (voice: number, spread = 0.25) =>
  unit(Float32Array.from({ length: dimensions }, (_, k) => (k === voice ? 1 : 0) + spread * noise.next().value));

/** Each entry is a span in which one voice speaks for some seconds, with a second of silence behind it. */
function talk(...spoken: readonly (readonly [voice: number, seconds: number])[]): KeptVoices {
  const spans: { startMs: number; endMs: number }[] = [];
  const windows: { startMs: number; endMs: number; span: number; vector: Float32Array }[] = [];
  let atMs = 0;
  for (const [voice, seconds] of spoken) {
    const endMs = atMs + seconds * 1000;
    for (let from = atMs; from === atMs || from + 1500 <= endMs; from += 500) {
      windows.push({ startMs: from, endMs: Math.min(endMs, from + 1500), span: spans.length, vector: vectorOf(voice) });
    }
    spans.push({ startMs: atMs, endMs });
    atMs = endMs + 1000;
  }
  return { spans, windows, levels: [] };
}

const dialogue = Array.from({ length: 20 }, (_, nth) => [nth % 2, 3] as const);
const voicesOf = (kept: KeptVoices, anchors: readonly Anchor[] = [], count = 2) =>
  diarize(kept, { kind: 'exactly', count }, anchors);

it('two voices in turns are distinguished, whether their number is given or not', () => {
  const kept = talk(...dialogue);
  const expected = dialogue.map(([voice]) => voice);
  expect(voicesOf(kept).turns.map(({ voice }) => voice)).toEqual(expected);
  expect(diarize(kept, { kind: 'unknown', count: 0 }, []).turns.map(({ voice }) => voice)).toEqual(expected);
});

it('one voice alone is one, and “at most” three is two where there are two', () => {
  const alone = talk(...Array.from({ length: 12 }, () => [0, 3] as const));
  expect(diarize(alone, { kind: 'unknown', count: 0 }, []).names).toHaveLength(1);
  expect(diarize(talk(...dialogue), { kind: 'at-most', count: 3 }, []).names).toHaveLength(2);
});

it('asked for two voices, a cough is not one of them', () => {
  const kept = talk([0, 6], [1, 6], [5, 0.5], [0, 6], [1, 6], [0, 6], [1, 6]);
  const { turns } = voicesOf(kept);
  const [first, second] = turns;
  expect(first?.voice).not.toBe(second?.voice);
});

it('what a person said holds, gives the voice its name, and is certain', () => {
  const kept = talk(...dialogue);
  const { turns, names } = voicesOf(kept, [{ startMs: 0, endMs: 3000, name: 'Anna' }]);
  expect(names[turns[2]?.voice ?? -1]).toBe('Anna');
  expect(names.filter((name) => name === null)).toHaveLength(1);
  expect(turns[0]?.confidence).toBe(1);
});

it('a person may give one stretch to somebody else, against what it sounds like', () => {
  const kept = talk(...dialogue);
  const anchors = [
    { startMs: 0, endMs: 3000, name: 'Anna' },
    { startMs: 4000, endMs: 7000, name: 'Boris' },
    { startMs: 8000, endMs: 11_000, name: 'Boris' },
  ];
  const { turns, names } = voicesOf(kept, anchors);
  expect(turns.slice(0, 5).map(({ voice }) => names[voice])).toEqual(['Anna', 'Boris', 'Boris', 'Boris', 'Anna']);
});

it('a named person beyond the number asked for gets a voice of their own', () => {
  const kept = talk([0, 4], [1, 4], [2, 4], [0, 4], [1, 4], [2, 4]);
  const anchors = [0, 1, 2].map((nth) => ({ startMs: nth * 5000, endMs: nth * 5000 + 4000, name: `P${nth}` }));
  expect(new Set(voicesOf(kept, anchors).names)).toEqual(new Set(['P0', 'P1', 'P2']));
});

it('three voices are three, and four are four when it is said', () => {
  const kept = talk(...Array.from({ length: 32 }, (_, nth) => [nth % 4, 2] as const));
  const labels = voicesOf(kept, [], 4).turns.map(({ voice }) => voice);
  expect(labels.slice(0, 8)).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
});

it('hours of speech are clustered in blocks with the same result', () => {
  const kept = talk(...Array.from({ length: 600 }, (_, nth) => [nth % 3, 4] as const));
  expect(kept.windows.length).toBeGreaterThan(3000);
  const { labels } = clusterVoices(
    kept.windows.map(({ vector }) => vector),
    { kind: 'exactly', count: 3 },
  );
  const wrong = kept.windows.filter(({ span }, nth) => labels[nth] !== span % 3);
  expect(wrong).toHaveLength(0);
});

it('nobody speaks: no voices and no turns', () => {
  expect(voicesOf({ spans: [], windows: [], levels: [] })).toMatchObject({ turns: [], names: [] });
});

it('what is kept is the same after packing, to a hundredth', () => {
  const kept = talk([0, 4], [1, 2]);
  const back = joinVoices([unpackVoices(packVoices(kept)), unpackVoices(packVoices(kept))]);
  expect(back.windows).toHaveLength(2 * kept.windows.length);
  expect(back.windows.at(-1)?.span).toBe(3);
  const [one, other] = [kept.windows[0]?.vector, back.windows[0]?.vector];
  expect(Math.max(...(one ?? []).map((value, k) => Math.abs(value - (other?.[k] ?? 9))))).toBeLessThan(0.01);
});
