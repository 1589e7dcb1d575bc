/** Formats that are frames one after another: AMR, ADTS, MP3. */
import { describe, expect, test } from 'vitest';
import { readAdtsStructure } from './adts-structure.ts';
import { readAmrStructure } from './amr-structure.ts';
import { ByteReader } from './byte-reader.ts';
import { readMpegAudioStructure } from './mpeg-audio-structure.ts';

const of = (bytes: Buffer) => ByteReader.of(bytes);
const times = (count: number, frame: Buffer) => Buffer.concat(Array.from({ length: count }, () => frame));
const id3v1 = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, 0x20)]);
const id3v2 = (bytes: number) =>
  Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, bytes >> 7, bytes & 0x7f]), Buffer.alloc(bytes, 0xff)]);

describe('AMR', () => {
  /** 12.2 kbit/s: 32 bytes with the first, which names the type. */
  const narrow = (count: number) =>
    Buffer.concat([Buffer.from('#!AMR\n'), times(count, Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31)]))]);
  const wide = Buffer.concat([
    Buffer.from('#!AMR-WB\n'),
    times(9, Buffer.concat([Buffer.from([2 << 3]), Buffer.alloc(32)])),
  ]);

  test('frames of any type up to the end are whole', async () => {
    const mixed = Buffer.concat([narrow(3), Buffer.from([0x04, ...Buffer.alloc(12)]), Buffer.from([0x7c, 0x7c])]);
    for (const bytes of [narrow(50), wide, mixed])
      expect(await readAmrStructure(of(bytes))).toMatchObject({ end: 'whole' });
  });

  test.each([1, 15, 31])('of the last frame %i bytes are missing', async (missing) => {
    expect(await readAmrStructure(of(narrow(50).subarray(0, -missing)))).toMatchObject({ end: 'open' });
    expect(await readAmrStructure(of(wide.subarray(0, -missing)))).toMatchObject({ end: 'open' });
  });

  test('several channels, and what is no AMR, give nothing', async () => {
    for (const head of ['#!AMR_MC1.0\n', 'RIFF', '']) {
      expect(await readAmrStructure(of(Buffer.from(`${head}0123`)))).toMatchObject({ end: 'unknown' });
    }
  });
});

describe('ADTS', () => {
  const frame = (bytes: number) => {
    const head = Buffer.from([
      0xff,
      0xf1,
      0x50,
      0x80 | (bytes >> 11),
      (bytes >> 3) & 0xff,
      ((bytes & 7) << 5) | 0x1f,
      0xfc,
    ]);
    return Buffer.concat([head, Buffer.alloc(bytes - 7, 0x21)]);
  };
  const stream = Buffer.concat([frame(371), frame(9), times(20, frame(200)), frame(8191)]);

  test('is whole with frames of any length, tags before and behind', async () => {
    for (const bytes of [
      stream,
      Buffer.concat([id3v2(300), stream]),
      Buffer.concat([stream, id3v1]),
      times(9, stream),
    ]) {
      expect(await readAdtsStructure(of(bytes))).toMatchObject({ end: 'whole', declaredMs: null });
    }
  });

  test.each([1, 100, 8185, 8189])('of the last frame %i bytes are missing', async (missing) => {
    expect(await readAdtsStructure(of(stream.subarray(0, -missing)))).toMatchObject({ end: 'open' });
  });

  test('a file of another format gives nothing', async () => {
    for (const bytes of [Buffer.alloc(5000), Buffer.alloc(5000, 0xff), Buffer.alloc(0)]) {
      expect(await readAdtsStructure(of(bytes))).toMatchObject({ end: 'unknown' });
    }
  });
});

describe('MP3', () => {
  /** MPEG 1, layer 3, 44.1 kHz, 128 kbit/s, stereo: 417 bytes, 1152 samples. */
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413, 0x11)]);
  /** The same with a header at `at`: a count of frames, and of bytes. */
  const counted = (at: number, name: string, frames: number, bytes: number | null) => {
    const first = Buffer.from(frame);
    first.fill(0, 4);
    first.write(name, at, 'latin1');
    if (name === 'VBRI') {
      first.writeUInt32BE(bytes ?? 0, at + 10);
      first.writeUInt32BE(frames, at + 14);
    } else {
      first.writeUInt32BE(bytes === null ? 1 : 3, at + 4);
      first.writeUInt32BE(frames, at + 8);
      if (bytes !== null) first.writeUInt32BE(bytes, at + 12);
    }
    return first;
  };
  const exactMs = Math.round((100 * 1152 * 1000) / 44_100);

  test.each([
    ['Xing', 36],
    ['Info', 36],
    ['VBRI', 36],
  ])('the count of %s is its length', async (name, at) => {
    const bytes = Buffer.concat([id3v2(500), counted(at, name, 100, 101 * 417), times(100, frame), id3v1]);
    expect(await readMpegAudioStructure(of(bytes))).toMatchObject({ declaredMs: exactMs, end: 'whole' });
    const cut = bytes.subarray(0, 20_000);
    expect(await readMpegAudioStructure(of(cut))).toMatchObject({ declaredMs: exactMs, end: 'cut' });
  });

  test('a count without bytes is a length all the same, and none of zero', async () => {
    const count = async (frames: number) =>
      (await readMpegAudioStructure(of(Buffer.concat([counted(36, 'Info', frames, null), times(9, frame)]))))
        .declaredMs;
    expect([await count(100), await count(0)]).toEqual([exactMs, null]);
  });

  test('without a count only its last frame shows a cut', async () => {
    const bytes = times(40, frame);
    expect(await readMpegAudioStructure(of(bytes))).toMatchObject({ declaredMs: null, end: 'whole' });
    expect(await readMpegAudioStructure(of(Buffer.concat([bytes, id3v1])))).toMatchObject({ end: 'whole' });
    expect(await readMpegAudioStructure(of(bytes.subarray(0, -50)))).toMatchObject({ declaredMs: null, end: 'open' });
  });

  test('two bit rates, one after the other, have no length', async () => {
    const slow = Buffer.concat([Buffer.from([0xff, 0xfb, 0x10, 0x00]), Buffer.alloc(100, 0x11)]);
    const bytes = Buffer.concat([times(40, frame), times(400, slow)]);
    expect(await readMpegAudioStructure(of(bytes))).toMatchObject({ declaredMs: null, end: 'whole' });
  });

  test('a file of another format gives nothing', async () => {
    for (const bytes of [Buffer.alloc(100_000), Buffer.from([0xff, 0xfb]), Buffer.alloc(0)]) {
      expect(await readMpegAudioStructure(of(bytes))).toMatchObject({ end: 'unknown', declaredMs: null });
    }
  });
});
