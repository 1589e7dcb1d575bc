/** Formats of elements that say how long they are: AIFF, W64, CAF, ASF, FLAC, FLV, MP4, Matroska. */
import { describe, expect, test } from 'vitest';
import { readAiffStructure } from './aiff-structure.ts';
import { ByteReader } from './byte-reader.ts';
import { readAsfStructure, readCafStructure } from './chunk-structures.ts';
import { readFlacStructure } from './flac-structure.ts';
import { readFlvStructure } from './flv-structure.ts';
import { readMatroskaStructure } from './matroska-structure.ts';
import { readMp4Structure } from './mp4-structure.ts';
import { readW64Structure } from './w64-structure.ts';

const of = (bytes: Buffer) => ByteReader.of(bytes);
const join = (...parts: readonly Buffer[]) => Buffer.concat(parts);
const latin = (text: string) => Buffer.from(text, 'latin1');
const sound = (bytes: number) => Buffer.alloc(bytes, 0x81);
const big32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};
const big64 = (value: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
};
const little64 = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};

describe('AIFF', () => {
  const chunk = (name: string, body: Buffer, length = body.length) =>
    join(latin(name), big32(length), body, Buffer.alloc(body.length % 2));
  /** 8 kHz, 16 bit, mono. */
  const common = (seconds: number, compression = '') =>
    chunk(
      'COMM',
      join(
        Buffer.from([0, 1]),
        big32(8000 * seconds),
        Buffer.from([0, 16]),
        Buffer.from('400bfa00000000000000', 'hex'),
        latin(compression && `${compression}\0\0`),
      ),
    );
  const data = (seconds: number, length?: number) =>
    chunk('SSND', join(Buffer.alloc(8), sound(16_000 * seconds)), length);
  const file = (...chunks: readonly Buffer[]) => join(latin('FORM\0\0\0\0AIFF'), ...chunks);

  test('is as long as its count of frames, with chunks around the sound', async () => {
    for (const bytes of [
      file(common(10), data(10)),
      file(chunk('NAME', latin('x')), common(10), data(10), chunk('ID3 ', Buffer.alloc(99))),
      file(common(10, 'fl32'), data(10)),
    ]) {
      expect(await readAiffStructure(of(bytes))).toMatchObject({
        end: 'whole',
        declaredMs: 10_000,
        ignoresLength: false,
      });
    }
  });

  test.each([1, 1000, 100_000])('cut by %i bytes', async (missing) => {
    const bytes = file(common(10), data(10)).subarray(0, -missing);
    expect(await readAiffStructure(of(bytes))).toMatchObject({ end: 'cut', declaredMs: 10_000 });
  });

  test.each([
    [0, '', 's16be', null],
    [16_008, '', 's16be', 1000],
    [8, 'sowt', 's16le', null],
    [800, 'NONE', 's16be', 50],
  ])('a length of %i (%s) does not hide the rest', async (length, compression, format, declaredMs) => {
    const bytes = file(common(0, compression), data(10, length));
    const { parts, ...found } = await readAiffStructure(of(bytes));
    expect(found).toMatchObject({ ignoresLength: true, declaredMs, thereMs: 10_000 });
    expect(parts).toEqual([
      { start: bytes.length - 160_000, end: bytes.length, raw: { format, rateHz: 8000, channels: 1 } },
    ]);
  });

  test.each(['NAME', 'ANNO', 'AUTH', 'APPL'])(
    '%s of an odd length without its padding hides no sound',
    async (name) => {
      const torn = chunk(name, latin('odd')).subarray(0, -1);
      for (const tail of [[], [chunk('ID3 ', Buffer.alloc(99))]]) {
        const bytes = file(common(10), torn, data(10), ...tail);
        const { parts, ...found } = await readAiffStructure(of(bytes));
        expect(found).toMatchObject({ declaredMs: 10_000, thereMs: 10_000 });
        const start = file(common(10), torn).length + 16;
        expect(parts).toEqual([{ start, end: start + 160_000, raw: { format: 's16be', rateHz: 8000, channels: 1 } }]);
      }
    },
  );

  test('compressed sound is left to its decoder', async () => {
    expect(await readAiffStructure(of(file(common(0, 'ima4'), data(10, 0))))).toMatchObject({ ignoresLength: false });
  });
});

describe('W64', () => {
  const name = (word: string) => join(latin(word), Buffer.from('f3acd3118cd100c04f8edb8a', 'hex'));
  const chunk = (word: string, body: Buffer, length = body.length + 24) =>
    join(name(word), little64(length), body, Buffer.alloc((8 - (body.length % 8)) % 8));
  const format = Buffer.from('01000100401f0000803e000002001000', 'hex');
  const file = (...chunks: readonly Buffer[]) =>
    join(
      Buffer.from('726966662e91cf11a5d628db04c10000', 'hex'),
      little64(0),
      name('wave'),
      chunk('fmt ', format),
      ...chunks,
    );

  test('is whole, with chunks behind the sound', async () => {
    for (const more of [[], [chunk('bext', Buffer.alloc(602))], [Buffer.alloc(16)]]) {
      expect(await readW64Structure(of(file(chunk('data', sound(160_000)), ...more)))).toMatchObject({
        end: 'whole',
        ignoresLength: false,
      });
    }
  });

  test('is cut', async () => {
    expect(await readW64Structure(of(file(chunk('data', sound(160_000))).subarray(0, 90_000)))).toMatchObject({
      end: 'cut',
    });
  });

  test.each([
    [0, null],
    [24, null],
    [16_024, 1000],
    [8001, 499],
  ])('a length of %i does not hide the rest', async (length, declaredMs) => {
    const bytes = file(chunk('data', sound(160_000), length));
    const { parts, ...found } = await readW64Structure(of(bytes));
    expect(found).toMatchObject({ ignoresLength: true, declaredMs, thereMs: 10_000 });
    expect(parts).toEqual([{ start: 104, end: bytes.length, raw: { format: 's16le', rateHz: 8000, channels: 1 } }]);
  });
});

test('CAF is whole, cut, or as long as the file', async () => {
  const chunk = (name: string, length: bigint, bytes: number) => join(latin(name), big64(length), sound(bytes));
  const file = (...chunks: readonly Buffer[]) => of(join(latin('caff\0\x01\0\0'), chunk('desc', 32n, 32), ...chunks));
  expect((await readCafStructure(file(chunk('data', 100n, 100), chunk('pakt', 9n, 9)))).end).toBe('whole');
  expect((await readCafStructure(file(chunk('data', 100n, 99)))).end).toBe('cut');
  expect((await readCafStructure(file(chunk('data', 100n, 100), chunk('pakt', 900n, 9)))).end).toBe('cut');
  expect((await readCafStructure(file(chunk('data', -1n, 99)))).end).toBe('unknown');
});

test('ASF is whole, cut, or a broadcast of unknown length', async () => {
  const object = (hex: string, body: Buffer, length = body.length + 24) =>
    join(Buffer.from(hex, 'hex'), little64(length), body);
  const properties = (flags: number) => {
    const body = Buffer.alloc(80);
    body.writeUInt32LE(flags, 64);
    return object('a1dcab8c47a9cf118ee400c00c205365', body);
  };
  const file = (flags: number, data: Buffer) =>
    of(join(object('3026b2758e66cf11a6d900aa0062ce6c', Buffer.alloc(6), 134), properties(flags), data));
  const data = object('3626b2758e66cf11a6d900aa0062ce6c', sound(500));
  expect((await readAsfStructure(file(2, data))).end).toBe('whole');
  expect((await readAsfStructure(file(2, data.subarray(0, 300)))).end).toBe('cut');
  expect((await readAsfStructure(file(3, data.subarray(0, 300)))).end).toBe('unknown');
});

describe('FLAC', () => {
  /** 16 kHz, so many samples; more blocks and sound behind. */
  const file = (samples: number, more: readonly Buffer[] = []) => {
    const facts = Buffer.alloc(34);
    facts.writeUIntBE((16_000 << 4) | 2, 10, 3);
    facts.writeUInt32BE(samples, 14);
    const block = (type: number, body: Buffer) => join(Buffer.from([type, 0, 0, body.length]), body);
    const blocks = [block(0, facts), ...more.map((body) => block(4, body)), block(0x81, Buffer.alloc(8))];
    return join(latin('fLaC'), ...blocks, sound(700));
  };

  test('is as long as its count of samples, where there is one', async () => {
    expect(await readFlacStructure(of(file(32_000)))).toMatchObject({ declaredMs: 2000, parts: [{ start: 0 }] });
    expect(await readFlacStructure(of(file(0)))).toMatchObject({ declaredMs: null });
  });

  test('of joined files each is a part, and all are as long as they are together', async () => {
    const [one, two] = [file(32_000), file(16_000, [latin('title')])];
    const bytes = join(one, two, one, one);
    const { parts, declaredMs } = await readFlacStructure(of(bytes));
    const starts = [0, one.length, one.length + two.length, 2 * one.length + two.length];
    expect([parts.map(({ start }) => start), parts.at(-1)?.end, declaredMs]).toEqual([starts, bytes.length, 7000]);
  });

  test('the letters in a tag, or in the sound, begin no part', async () => {
    const inTag = file(32_000, [file(16_000).subarray(0, 60)]);
    expect((await readFlacStructure(of(join(inTag, latin('fLaC'), sound(100))))).parts).toHaveLength(1);
  });
});

describe('FLV', () => {
  const head = Buffer.from('464c5601040000000900000000', 'hex');
  const tag = (bytes: number) =>
    join(Buffer.from([8, 0, 0, bytes, 0, 0, 0, 0, 0, 0, 0]), sound(bytes), big32(bytes + 11));

  test('is whole, cut, or of parts', async () => {
    const whole = join(head, tag(100), tag(50));
    expect(await readFlvStructure(of(whole))).toMatchObject({ end: 'whole', parts: [{ start: 0 }] });
    expect(await readFlvStructure(of(whole.subarray(0, -4)))).toMatchObject({ end: 'whole' });
    expect(await readFlvStructure(of(whole.subarray(0, -30)))).toMatchObject({ end: 'cut' });
    const { parts } = await readFlvStructure(of(join(whole, whole, whole)));
    expect(parts.map(({ start }) => start)).toEqual([0, whole.length, 2 * whole.length]);
  });
});

describe('MP4', () => {
  const box = (name: string, bytes: number, length = bytes + 8) =>
    join(big32(length), latin(name), Buffer.alloc(bytes));
  const file = join(box('ftyp', 16), box('moov', 200), box('mdat', 500));
  const fragment = join(box('moof', 60), box('mdat', 300));

  test('is whole, of one and of 64-bit lengths, and of any length at its end', async () => {
    const long = join(big32(1), latin('mdat'), big64(316n), Buffer.alloc(300));
    for (const bytes of [
      file,
      join(box('ftyp', 16), long, box('moov', 90)),
      join(box('ftyp', 16), box('moov', 90), box('mdat', 300, 0)),
      join(file, sound(100)),
    ]) {
      expect(await readMp4Structure(of(bytes))).toMatchObject({ end: 'whole', hasIndex: true });
    }
  });

  test('is cut in its sound, or before its index was written', async () => {
    expect(await readMp4Structure(of(file.subarray(0, -100)))).toMatchObject({ end: 'cut', hasIndex: true });
    expect(await readMp4Structure(of(join(box('ftyp', 16), box('mdat', 300))))).toMatchObject({ hasIndex: false });
  });

  test('cut within the index of a fragment, it is read up to there', async () => {
    const whole = join(box('ftyp', 16), box('moov', 200), fragment, fragment);
    expect(await readMp4Structure(of(whole))).toMatchObject({ end: 'whole' });
    const bytes = join(whole, fragment.subarray(0, 40));
    expect(await readMp4Structure(of(bytes))).toMatchObject({ end: 'cut', parts: [{ start: 0, end: whole.length }] });
  });

  test('a damaged length of another box hides no sound', async () => {
    const bytes = join(box('ftyp', 16), box('moov', 200), box('free', 8, 90_000), box('mdat', 500));
    expect(await readMp4Structure(of(bytes))).toMatchObject({ end: 'cut', parts: [{ start: 0, end: bytes.length }] });
  });

  test('of joined files each is a part; one without its index is none', async () => {
    const { parts } = await readMp4Structure(of(join(file, file, file)));
    expect(parts.map(({ start }) => start)).toEqual([0, file.length, 2 * file.length]);
    expect(await readMp4Structure(of(join(file, box('ftyp', 16), box('mdat', 50))))).toMatchObject({
      end: 'cut',
      parts: [{}],
    });
  });
});

describe('Matroska', () => {
  const element = (
    hex: string,
    body: Buffer,
    size: readonly number[] = [0x40 | (body.length >> 8), body.length & 0xff],
  ) => join(Buffer.from(hex, 'hex'), Buffer.from(size), body);
  const unknown = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
  const head = element('1a45dfa3', Buffer.alloc(20));
  const cluster = element('1f43b675', join(element('e7', Buffer.alloc(1), [0x81]), element('a3', sound(200))));
  const file = join(head, element('18538067', join(element('1549a966', Buffer.alloc(30)), cluster, cluster)));
  const live = join(head, element('18538067', join(element('1549a966', Buffer.alloc(30)), cluster, cluster), unknown));

  test('is whole, of known and of unknown length', async () => {
    for (const bytes of [file, live, join(file, sound(100))]) {
      expect(await readMatroskaStructure(of(bytes))).toMatchObject({ end: 'whole', parts: [{ start: 0 }] });
    }
  });

  test.each([3, 100, 250])('is cut by %i bytes', async (missing) => {
    for (const bytes of [file, live]) {
      expect(await readMatroskaStructure(of(bytes.subarray(0, -missing)))).toMatchObject({ end: 'cut' });
    }
  });

  test('of joined files each is a part, even behind a cut one', async () => {
    const starts = async (...files: readonly Buffer[]) =>
      (await readMatroskaStructure(of(join(...files)))).parts.map(({ start }) => start);
    expect(await starts(file, file, live)).toEqual([0, file.length, 2 * file.length]);
    expect(await starts(live, live, file)).toEqual([0, live.length, 2 * live.length]);
  });
});

test('a header of any length is never an error', async () => {
  const readers = [
    readAiffStructure,
    readW64Structure,
    readCafStructure,
    readAsfStructure,
    readFlacStructure,
    readFlvStructure,
    readMp4Structure,
    readMatroskaStructure,
  ];
  const heads = [
    'FORM\0\0\0\0AIFFCOMM\0\0\0\x12',
    'riff.\x91',
    'caff\0\x01\0\0',
    '0&\xb2u',
    'fLaC\0\0\0"',
    'FLV\x01',
    '\0\0\0\x08ftyp',
    '\x1aE\xdf\xa3\x80',
  ];
  for (const read of readers) {
    for (const head of heads) {
      for (let length = 0; length < 70; length += 1) {
        const bytes = join(latin(head), Buffer.alloc(70, 0x1a)).subarray(0, length);
        expect((await read(of(bytes))).parts.length).toBeGreaterThan(0);
      }
    }
  }
});
