import { expect, test } from 'vitest';
import type { EngineSegment, EngineWord } from '#native/lib/types.ts';
import { placeSegments } from './marks/place-segments.ts';
import { composed, timelineOf, type Piece } from './timeline.ts';

let seed = 11;
const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;

/** 1–8 pieces of 0.2–8 s, with 0.05–30 s left out between them. */
function randomPieces(): readonly Piece[] {
  let [at, from] = [0, random(1_600_000)];
  return Array.from({ length: 1 + random(8) }, () => {
    const length = 3200 + random(128_000);
    const piece = { at, from, length };
    at += length;
    from += length + 800 + random(480_000);
    return piece;
  });
}

const endOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { length }) => sum + length, 0) / 16;

/** Words of 50–600 ms one after another, in segments of a few words. */
function randomSegments(lengthMs: number): readonly EngineSegment[] {
  const words: EngineWord[] = [];
  for (let atMs = random(300); atMs < lengthMs;) {
    const endMs = Math.min(lengthMs, atMs + 50 + random(550));
    words.push({ startMs: atMs, endMs, text: `w${words.length}`, probability: 0.9 });
    atMs = endMs + (random(3) === 0 ? random(700) : 0);
  }
  const segments: EngineSegment[] = [];
  while (words.length > 0) {
    const mine = words.splice(0, 1 + random(9));
    segments.push({
      startMs: Math.max(0, mine[0]!.startMs - random(200)),
      endMs: Math.min(lengthMs, mine.at(-1)!.endMs + random(200)),
      text: mine.map(({ text }) => text).join(' '),
      noSpeechProbability: 0,
      averageLogProbability: -0.2,
      temperature: 0,
      words: mine,
    });
  }
  return segments;
}

test('every moment of a window is found in the recording to the millisecond, and never backwards', () => {
  for (let round = 0; round < 300; round += 1) {
    const pieces = randomPieces();
    const timeline = timelineOf(pieces);
    let last = 0;
    for (let ms = 0; ms <= endOf(pieces); ms += 37) {
      const piece = pieces.findLast(({ at }) => at / 16 <= ms)!;
      const truth = (piece.from + ms * 16 - piece.at) / 16;
      expect(Math.abs(timeline.startMsOf(ms) - truth)).toBeLessThanOrEqual(1);
      expect(timeline.startMsOf(ms)).toBeGreaterThanOrEqual(last);
      last = timeline.startMsOf(ms);
    }
  }
});

test('a word lies in one piece, where most of it was spoken, and keeps its time there', () => {
  for (let round = 0; round < 300; round += 1) {
    const pieces = randomPieces();
    const timeline = timelineOf(pieces);
    for (const { words } of randomSegments(endOf(pieces))) {
      for (const word of words) {
        const placed = timeline.within(word);
        const shares = pieces.map(
          ({ at, length }) => Math.min(word.endMs, (at + length) / 16) - Math.max(word.startMs, at / 16),
        );
        const { at, from, length } = pieces[shares.indexOf(Math.max(...shares))]!;
        expect(placed.startMs).toBeGreaterThanOrEqual(Math.floor(from / 16));
        expect(placed.endMs).toBeLessThanOrEqual(Math.ceil((from + length) / 16));
        const inside = { startMs: Math.max(word.startMs, at / 16), endMs: Math.min(word.endMs, (at + length) / 16) };
        expect(Math.abs(placed.startMs - (from - at) / 16 - inside.startMs)).toBeLessThanOrEqual(1);
        expect(Math.abs(placed.endMs - (from - at) / 16 - inside.endMs)).toBeLessThanOrEqual(1);
      }
    }
  }
});

test('segments stay in order, hold their words, and none stands through a second that was left out', () => {
  for (let round = 0; round < 300; round += 1) {
    const pieces = randomPieces();
    const segments = randomSegments(endOf(pieces));
    const placed = placeSegments(segments, timelineOf(pieces));
    expect(placed.flatMap(({ words }) => words.map(({ text }) => text))).toEqual(
      segments.flatMap(({ words }) => words.map(({ text }) => text)),
    );
    let endMs = 0;
    for (const segment of placed) {
      expect(segment.text).toBe(segment.words.map(({ text }) => text).join(' '));
      expect(segment.endMs).toBeGreaterThanOrEqual(segment.startMs);
      expect(segment.words[0]!.startMs).toBeGreaterThanOrEqual(segment.startMs);
      expect(segment.words.at(-1)!.endMs).toBeLessThanOrEqual(segment.endMs);
      for (const word of segment.words) {
        expect(word.startMs).toBeGreaterThanOrEqual(endMs - 1);
        endMs = word.endMs;
      }
      for (const [nth, piece] of pieces.entries()) {
        const before = pieces[nth - 1];
        if (before === undefined) continue;
        const [gapFrom, gapTo] = [(before.from + before.length) / 16, piece.from / 16];
        const isInside = segment.startMs < gapFrom - 1 && segment.endMs > gapTo + 1;
        expect(isInside && gapTo - gapFrom >= 1000).toBe(false);
      }
    }
  }
});

test('a part of a part is found in the recording too', () => {
  for (let round = 0; round < 200; round += 1) {
    const pieces = randomPieces();
    const outer = timelineOf(pieces);
    const from = random(Math.floor(endOf(pieces) * 16) - 1600);
    const length = Math.min(1600 + random(64_000), Math.floor(endOf(pieces) * 16) - from);
    const inner = composed(outer, [{ at: 0, from, length }]);
    for (let ms = 0; ms < length / 16 - 1; ms += 53) {
      expect(Math.abs(inner.startMsOf(ms) - outer.startMsOf(ms + from / 16))).toBeLessThanOrEqual(1);
    }
  }
});

test('text that continues after a long pause becomes two segments, with punctuation where it was', () => {
  const pieces = [
    { at: 0, from: 0, length: 16_000 },
    { at: 16_000, from: 160_000, length: 16_000 },
  ];
  const word = (text: string, startMs: number) => ({ text, startMs, endMs: startMs + 300, probability: 1 });
  const words = [word('Да,', 100), word('конечно', 600), word('завтра', 1100)];
  const segment = { startMs: 0, endMs: 2000, text: 'Да, конечно завтра.', words };
  const full = { ...segment, noSpeechProbability: 0, averageLogProbability: 0, temperature: 0 } as EngineSegment;
  expect(placeSegments([full], timelineOf(pieces))).toMatchObject([
    { startMs: 0, endMs: 900, text: 'Да, конечно' },
    { startMs: 10_100, endMs: 11_000, text: 'завтра.' },
  ]);
});
