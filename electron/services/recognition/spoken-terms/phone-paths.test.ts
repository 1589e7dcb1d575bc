import { expect, test } from 'vitest';
import { phoneClasses, type Steps } from './phone-network.ts';
import { bestFit, coverFit, lossesOf, placesOf } from './phone-paths.ts';

/** Numbers that look drawn at random, the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

/** Steps in which only the first few classes are likely. */
function madeLosses(count: number, seed: number): Steps {
  const next = numbers(seed);
  const values = Float32Array.from({ length: count * phoneClasses }, (_, i) =>
    i % phoneClasses < 4 ? -3 * next() : -7,
  );
  return lossesOf({ values, count });
}

const lossOf = (losses: Steps, path: readonly number[], from: number) =>
  path.reduce((sum, phone, nth) => sum + (losses.values[(from + nth) * phoneClasses + phone] ?? 0), 0);

/** Every line of classes 0…3 of a length. */
function* paths(length: number): Generator<readonly number[]> {
  if (length === 0) yield [];
  else for (const path of paths(length - 1)) for (const phone of [0, 1, 2, 3]) yield [...path, phone];
}

/** What CTC reads: repeats are one, and silence is nothing. */
const readOf = (path: readonly number[]) => path.filter((phone, nth) => phone !== 0 && phone !== path[nth - 1]);

const wordsTried = [[1], [1, 2], [2, 2], [3, 1, 3], [1, 1, 2]];

test('the best fit is that of all paths that begin and end with the word, anywhere', () => {
  for (let seed = 1; seed < 5; seed += 1) {
    const losses = madeLosses(5, seed);
    for (const said of wordsTried) {
      let best = -Infinity;
      for (let from = 0; from < 5; from += 1) {
        for (let length = 1; from + length <= 5; length += 1) {
          for (const path of paths(length)) {
            if (path[0] === 0 || path.at(-1) === 0 || String(readOf(path)) !== String(said)) continue;
            best = Math.max(best, lossOf(losses, path, from));
          }
        }
      }
      expect(bestFit(losses, said)).toBeCloseTo(best, 4);
    }
  }
});

test('a place is covered as well as by the best path through some part of the words', () => {
  for (let seed = 1; seed < 5; seed += 1) {
    const losses = madeLosses(5, seed);
    for (const said of wordsTried) {
      const parts = new Set(
        said.flatMap((_, from) => said.slice(from).map((_, nth) => String(said.slice(from, from + nth + 1)))),
      ).add('');
      let best = -Infinity;
      for (const path of paths(5)) if (parts.has(String(readOf(path)))) best = Math.max(best, lossOf(losses, path, 0));
      expect(coverFit(losses, said)).toBeCloseTo(best, 4);
    }
  }
});

test('a word is found where it is said, twice if it is said twice, and not where it is not', () => {
  const said = [0, 1, 1, 0, 2, 3, 0, 0, 1, 2, 2, 3, 0];
  const values = Float32Array.from({ length: said.length * phoneClasses }, (_, i) =>
    i % phoneClasses === said[Math.floor(i / phoneClasses)] ? 0 : -6,
  );
  const places = placesOf({ values, count: said.length }, [1, 2, 3], -1);
  expect(places.map(({ from, to, loss }) => ({ from, to, loss }))).toEqual([
    { from: 2, to: 6, loss: 0 },
    { from: 8, to: 12, loss: 0 },
  ]);
  expect(placesOf({ values, count: said.length }, [3, 2, 1], -1)).toEqual([]);
});
