import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readSoundKey, soundKey, soundKeySql } from './sound-key.ts';

const database = new Database(':memory:');
const keyOf = database.prepare<[string, string], string>(
  `SELECT ${soundKeySql('?', 'options')} FROM (SELECT ? AS options)`,
);

test.each([
  [undefined, 'abc', null, null],
  [{ track: null }, 'abc', null, null],
  [{ track: 0 }, 'abc-0', 0, null],
  [{ track: 12 }, 'abc-12', 12, null],
  [{ track: null, channels: [1] }, 'abc-c1', null, [1]],
  [{ track: 2, channels: [0, 3, 15] }, 'abc-2-c0_3_15', 2, [0, 3, 15]],
  [{ track: 1, channels: [] }, 'abc-1', 1, null],
])('of %j the key is %s, in SQL too, and read again', (sound, key, track, channels) => {
  expect(soundKey('abc', sound)).toBe(key);
  expect(keyOf.pluck().get('abc', JSON.stringify({ modelId: 'demo', sound }))).toBe(key);
  expect(readSoundKey(key)).toEqual({ mediaKey: 'abc', track, channels });
});
