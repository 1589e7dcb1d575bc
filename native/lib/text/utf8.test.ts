import { expect, test } from 'vitest';
import { concatBytes, decodeUtf8, incompleteTailLength, isContinuationByte } from './utf8.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['я', 2],
  ['中', 3],
  ['😀', 4],
])('every cut inside %s is seen as an incomplete tail', (character, length) => {
  const whole = concatBytes([bytes('a'), bytes(character)]);
  for (let cut = 1; cut < length; cut += 1) expect(incompleteTailLength(whole.subarray(0, 1 + cut))).toBe(cut);
  expect(incompleteTailLength(whole)).toBe(0);
});

test('bytes that no further byte can mend are no incomplete tail', () => {
  expect(incompleteTailLength(new Uint8Array([0xff]))).toBe(0);
  expect(incompleteTailLength(new Uint8Array([0xc0]))).toBe(0);
  expect(incompleteTailLength(new Uint8Array([0x80, 0x80, 0x80, 0x80]))).toBe(0);
  expect(incompleteTailLength(new Uint8Array())).toBe(0);
});

test('broken bytes become a visible replacement character', () => {
  expect(decodeUtf8(new Uint8Array([0x61, 0xd0, 0x62]))).toBe('a\u{fffd}b');
});

test('only the bytes inside a character are continuation bytes', () => {
  expect([...bytes('aя')].map(isContinuationByte)).toEqual([false, false, true]);
  expect(isContinuationByte(undefined)).toBe(false);
});
