import { expect, test } from 'vitest';
import { chooseVariant, variants } from './variants.ts';

/** A processor that can do everything up to a level. */
const upTo = (max: number) => (level: number) => (level <= max ? [] : ['something newer']);
/** One with AVX-VNNI and without AVX-512, as Intel's since the twelfth generation. */
const alderLake = (level: number) => (level <= 1 || level === 4 ? [] : ['AVX-512']);

test('each processor gets the fastest build that it can run', () => {
  expect([3, 2, 1, 0].map((level) => chooseVariant(variants, upTo(level)))).toEqual([
    'zen4',
    'skylakex',
    'haswell',
    'x64',
  ]);
});

test('a processor with AVX-VNNI and without AVX-512 gets a build of its own', () => {
  expect(chooseVariant(variants, alderLake)).toBe('alderlake');
  expect(chooseVariant(['haswell', 'x64'], alderLake)).toBe('haswell');
});

test('where only the base was built it is used, and not at all on a processor that lacks its instructions', () => {
  expect(chooseVariant(['haswell'], upTo(3))).toBe('haswell');
  expect(chooseVariant(['haswell'], upTo(0))).toBe(null);
});

test('a build asked for by name is used where it can run, and no other is forced upon a processor', () => {
  expect(chooseVariant(variants, upTo(3), 'haswell')).toBe('haswell');
  expect(chooseVariant(variants, upTo(1), 'zen4')).toBe('haswell');
  expect(chooseVariant(variants, upTo(3), 'no such build')).toBe('zen4');
});
