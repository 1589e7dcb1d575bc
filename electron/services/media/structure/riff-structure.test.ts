import { expect, test } from 'vitest';
import { ByteReader } from './byte-reader.ts';
import { readRiffStructure } from './riff-structure.ts';

/** A second of it takes 16 kB. */
const format = Buffer.alloc(16);
format.writeUInt16LE(1, 0);
format.writeUInt16LE(1, 2);
format.writeUInt32LE(8000, 4);
format.writeUInt32LE(16_000, 8);
format.writeUInt16LE(2, 12);
format.writeUInt16LE(16, 14);

function chunk(name: string, body: Buffer, length = body.length): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(length, 4);
  return Buffer.concat([head, body]);
}

const sound = (seconds: number, value = 0x81) => Buffer.alloc(seconds * 16_000, value);

function wav(...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), chunk('fmt ', format), ...chunks]);
}

const read = async (bytes: Buffer, size = bytes.length) => await readRiffStructure(ByteReader.of(bytes, size));
const list = chunk('LIST', Buffer.from('INFOISFT\x04\0\0\0Lavf', 'latin1'));

test('a whole file is as long as its header says, with chunks before and behind the sound', async () => {
  for (const bytes of [
    wav(chunk('data', sound(10))),
    wav(chunk('JUNK', Buffer.alloc(28)), list, chunk('data', sound(10)), list, chunk('id3 ', Buffer.alloc(300))),
    wav(
      chunk('bext', Buffer.alloc(602)),
      chunk('data', sound(10)),
      chunk('cue ', Buffer.alloc(28)),
      chunk('_own', Buffer.alloc(7)),
    ),
  ]) {
    expect(await read(bytes)).toMatchObject({
      end: 'whole',
      declaredMs: 10_000,
      ignoresLength: false,
      parts: [{ start: 0, end: bytes.length }],
    });
  }
});

test('a file that ends before its header says so is cut, wherever that is', async () => {
  const bytes = wav(chunk('data', sound(10)));
  for (const size of [100, 5000, bytes.length - 1]) {
    expect(await read(bytes.subarray(0, size))).toMatchObject({ end: 'cut', declaredMs: 10_000, ignoresLength: false });
  }
});

test.each([
  ['the first second, as a recorder that died left it', 16_000],
  ['one sample', 2],
  ['an odd number of bytes', 16_001],
])('a header of %s does not hide the rest', async (_, length) => {
  const bytes = wav(chunk('data', sound(10), length));
  expect(await read(bytes)).toMatchObject({ ignoresLength: true, thereMs: 10_000, parts: [{ end: bytes.length }] });
});

test('chunks behind sound that no length leads to do not become noise', async () => {
  for (const length of [0, 16_000]) {
    const bytes = wav(chunk('data', sound(10), length), list, chunk('bext', Buffer.alloc(602)));
    expect(await read(bytes)).toMatchObject({
      ignoresLength: true,
      thereMs: 10_000,
      parts: [{ start: 0, end: 160_044 }],
    });
  }
});

test.each([0, 0xff_ff_ff_ff, 0x7f_ff_ff_ff, 0xff_ff_ff_00])('%i as length means that nobody knew', async (length) => {
  expect(await read(wav(chunk('data', sound(10), length)))).toMatchObject({
    end: 'unknown',
    declaredMs: null,
    ignoresLength: false,
  });
});

test('a chunk that is cut behind the sound is still no sound', async () => {
  const bytes = wav(chunk('data', sound(10)), chunk('bext', Buffer.alloc(602)));
  expect(await read(bytes.subarray(0, -300))).toMatchObject({ end: 'whole', ignoresLength: false });
});

test('silence behind what the header says is sound too', async () => {
  const bytes = wav(chunk('data', Buffer.concat([sound(1), sound(5, 0)]), 16_000));
  expect(await read(bytes)).toMatchObject({ ignoresLength: true, thereMs: 6000 });
});

/** A format of other samples; the longer form names its codec at the end. */
function formatOf(tag: number, bits: number, codec?: number): Buffer {
  const body = Buffer.alloc(codec === undefined ? 16 : 40);
  format.copy(body);
  body.writeUInt16LE(tag, 0);
  body.writeUInt16LE(bits, 14);
  if (codec !== undefined) body.writeUInt16LE(codec, 24);
  return chunk('fmt ', body);
}

test.each([
  ['a note', 's16le', formatOf(1, 16), [chunk('LIST', Buffer.alloc(27))]],
  ['several', 's24le', formatOf(1, 24), [chunk('bext', Buffer.alloc(603)), list, chunk('iXML', Buffer.alloc(4001))]],
  ['room for a longer header', 'f32le', formatOf(3, 32), [chunk('JUNK', Buffer.alloc(5))]],
  ['a chunk of one byte', 'f64le', formatOf(3, 64), [chunk('PAD ', Buffer.alloc(1))]],
  ['a note, in the longer form', 's32le', formatOf(0xff_fe, 32, 1), [chunk('LIST', Buffer.alloc(33))]],
  [
    'a note, in telephone sound',
    'alaw',
    formatOf(6, 8),
    [chunk('fact', Buffer.alloc(4)), chunk('LIST', Buffer.alloc(9))],
  ],
])('%s of an odd length without the byte that makes it even hides no sound', async (_, raw, fmt, chunks) => {
  const head = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), fmt, ...chunks]);
  for (const tail of [[], [list]]) {
    const found = await read(Buffer.concat([head, chunk('data', sound(3)), ...tail]));
    const start = head.length + 8;
    expect(found).toMatchObject({ end: 'whole', ignoresLength: false });
    expect(found.parts).toEqual([{ start, end: start + 48_000, raw: { format: raw, channels: 1, rateHz: 8000 } }]);
  }
  const cut = await read(Buffer.concat([head, chunk('data', sound(2), 48_000)]));
  expect(cut.end).toBe('cut');
  expect(cut.parts).toMatchObject([{ start: head.length + 8, end: head.length + 8 + 32_000 }]);
});

test('an odd chunk with its byte, and sound that looks like a name, are as they should be', async () => {
  for (const body of [sound(1), Buffer.from('data'.repeat(4000), 'latin1')]) {
    const bytes = wav(chunk('LIST', Buffer.alloc(27)), Buffer.alloc(1), chunk('data', body));
    expect((await read(bytes)).parts).toEqual([{ start: 0, end: bytes.length }]);
  }
});

test('a second file joined to the first is a part of its own', async () => {
  const one = wav(chunk('data', sound(3)));
  const { parts, end } = await read(Buffer.concat([one, one, one.subarray(0, 20_000)]));
  expect([parts.map(({ start }) => start / one.length), end]).toEqual([[0, 1, 2], 'cut']);
});

test('RF64 has its length in a chunk of its own, and may be cut', async () => {
  const long = Buffer.alloc(28);
  long.writeBigUInt64LE(160_000n, 8);
  const bytes = wav(chunk('data', sound(10), 0xff_ff_ff_ff));
  const rf64 = Buffer.concat([
    Buffer.from('RF64\xff\xff\xff\xffWAVE', 'latin1'),
    chunk('ds64', long),
    bytes.subarray(12),
  ]);
  expect(await read(rf64)).toMatchObject({ end: 'whole', declaredMs: 10_000 });
  expect(await read(rf64.subarray(0, 90_000))).toMatchObject({ end: 'cut', declaredMs: 10_000 });
});

test('a compressed sound has no exact length, but is cut where it is', async () => {
  const adpcm = Buffer.from(format);
  adpcm.writeUInt16LE(0x11, 0);
  const bytes = Buffer.concat([
    Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'),
    chunk('fmt ', adpcm),
    chunk('data', sound(10)),
  ]);
  expect(await read(bytes)).toMatchObject({ end: 'whole', declaredMs: null });
  expect(await read(bytes.subarray(0, 70_000))).toMatchObject({ end: 'cut', declaredMs: 10_000 });
});

test('what is no WAV, or a header of any length, is unknown and never an error', async () => {
  const bytes = wav(chunk('data', sound(1)));
  for (let length = 0; length < 60; length += 1) {
    const { parts } = await read(bytes.subarray(0, length));
    expect(parts).toHaveLength(1);
  }
  expect(await read(Buffer.from('RIFFxxxxWAVEdata\x10\0\0\0', 'latin1'))).toMatchObject({ parts: [{ start: 0 }] });
});
