import { expect, it } from 'vitest';
import { pairPlaces } from './pair-places.ts';

const place = (word: number, startMs: number, segmentId = 1) => ({ ruleId: 1, segmentId, word, startMs });
const known = (id: number, word: number, startMs: number, segmentId = 1) => ({
  id,
  ...place(word, startMs, segmentId),
});

it('when one of two is edited away, the one that is left keeps its own decision', () => {
  const findings = [known(1, 1, 1000), known(2, 4, 9000)];
  const { kept, created, lost } = pairPlaces(findings, [place(3, 8500)]);
  expect(kept.map(({ known: one }) => one.id)).toEqual([2]);
  expect([created, lost.map(({ id }) => id)]).toEqual([[], [1]]);
});

it('a place in another segment is the same only if it is near in time', () => {
  expect(pairPlaces([known(1, 0, 1000)], [place(0, 2900, 2)]).kept).toHaveLength(1);
  expect(pairPlaces([known(1, 0, 1000)], [place(0, 3100, 2)]).created).toHaveLength(1);
  expect(pairPlaces([known(1, 0, 1000)], [{ ...place(0, 1000), ruleId: 2 }]).lost).toHaveLength(1);
});

it('a very common word in a very long recording is paired in time', () => {
  const findings = Array.from({ length: 20_000 }, (_, nth) => known(nth, 0, nth * 3000, nth));
  const places = findings.map(({ startMs, segmentId }) => place(1, startMs + 500, segmentId + 50_000));
  const { kept } = pairPlaces(findings, places);
  expect(kept.every(({ known: one, place: at }) => at.startMs === one.startMs + 500)).toBe(true);
  expect(kept).toHaveLength(20_000);
});
