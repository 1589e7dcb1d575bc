import { describe, expect, it } from 'vitest';
import { parseByteRange, type ByteRange } from './byte-range.ts';

const whole: ByteRange = { kind: 'whole' };
const refused: ByteRange = { kind: 'unsatisfiable' };
const part = (startByte: number, endByte: number): ByteRange => ({ kind: 'part', startByte, endByte });

describe('a byte range', () => {
  it.each<[string | null, number, ByteRange]>([
    [null, 1000, whole],
    ['', 1000, whole],
    ['bytes=0-', 1000, part(0, 999)],
    ['bytes=0-0', 1000, part(0, 0)],
    ['bytes=999-', 1000, part(999, 999)],
    ['bytes=200-299', 1000, part(200, 299)],
    ['Bytes = 200-299 ', 1000, part(200, 299)],
    ['bytes=0-99999999999999999999999', 1000, part(0, 999)],
    ['bytes=0-4294967296', 6_000_000_000, part(0, 4_294_967_296)],
    ['bytes=-100', 1000, part(900, 999)],
    ['bytes=-5000', 1000, part(0, 999)],
  ])('%s of %d bytes is served', (header, sizeBytes, expected) => {
    expect(parseByteRange(header, sizeBytes)).toEqual(expected);
  });

  it.each<[string, number]>([
    ['bytes=1000-', 1000],
    ['bytes=1000-1001', 1000],
    ['bytes=99999999999999999999999-', 1000],
    ['bytes=-0', 1000],
    ['bytes=0-', 0],
    ['bytes=-1', 0],
    ['bytes=5-2', 1000],
    ['bytes=-5-2', 1000],
    ['bytes=--5', 1000],
    ['bytes=-', 1000],
    ['bytes=', 1000],
    ['bytes=a-b', 1000],
    ['bytes=0x10-', 1000],
    ['bytes=1.5-2', 1000],
    ['bytes=0-1,5-2', 1000],
    ['bytes=0-1,', 1000],
  ])('%s of %d bytes is refused', (header, sizeBytes) => {
    expect(parseByteRange(header, sizeBytes)).toEqual(refused);
  });

  it('gets the whole body for several ranges and for units it does not know', () => {
    expect(parseByteRange('bytes=0-1, 5-6', 1000)).toEqual(whole);
    expect(parseByteRange('seconds=0-1', 1000)).toEqual(whole);
    expect(parseByteRange('bytes', 1000)).toEqual(whole);
  });
});
