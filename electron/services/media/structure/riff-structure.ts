import type { ByteReader } from './byte-reader.ts';
import { partsFrom, plainStructure, type FilePart, type FileStructure, type RawSound } from './file-structure.ts';

/** Lengths from here on, where the file does not hold them, are placeholders of programs that could not know it. */
const placeholderFrom = 0x7f_ff_00_00;
const wrap = 2 ** 32;
/** What follows the sound in a WAV, by the programs that are about. */
const knownChunks = new Set(
  'LIST bext cue  id3  ID3  iXML axml JUNK junk PAD  pad  FLLR PEAK smpl fact inst acid _PMX afsp levl minf elm1 elmo regn umid DISP plst labl note chna UMID strc MARK LGWV DGDA SyLp SNDM qlty mext link r64m ResU CDif'
    .match(/.{4} ?/g)
    ?.map((name) => name.slice(0, 4)),
);
/** Tags that other programs put behind a WAV as behind an MP3. */
const foreignTag = /^(?:TAG|APETAGEX|LYRICSBEGIN|ID3[^ -~])/;
/** How far from the end chunks are looked for that no length leads to. */
const tailBytes = 256 * 1024;

/** For WAV, RF64 and BW64. */
export async function readRiffStructure(reader: ByteReader): Promise<FileStructure> {
  const starts = [0];
  let found = await readOne(reader, 0);
  // A file that was joined to another looks like one more chunk; all but the last are whole.
  while (found.nextStart !== null) {
    starts.push(found.nextStart);
    found = await readOne(reader, found.nextStart);
  }
  const own = starts.length === 1 ? found.samples : null;
  const parts = own === null ? partsFrom(starts, found.soundEnd ?? reader.size) : [own];
  return plainStructure(reader.size, {
    parts,
    end: found.isCut ? 'cut' : found.isKnown ? 'whole' : 'unknown',
    declaredMs: parts.length === 1 ? found.declaredMs : null,
    thereMs: parts.length === 1 ? found.thereMs : null,
    ignoresLength: parts.length === 1 && own === null && found.soundEnd !== null,
  });
}

interface FoundWav {
  readonly isKnown: boolean;
  readonly isCut: boolean;
  readonly declaredMs: number | null;
  readonly thereMs: number | null;
  /** Where the sound ends, if beyond what the header says. */
  readonly soundEnd: number | null;
  readonly nextStart: number | null;
  /** The samples by themselves, where ffmpeg would not find them. */
  readonly samples: FilePart | null;
}

const nothing: FoundWav = {
  isKnown: false,
  isCut: false,
  declaredMs: null,
  thereMs: null,
  soundEnd: null,
  nextStart: null,
  samples: null,
};

async function readOne(reader: ByteReader, start: number): Promise<FoundWav> {
  const head = await reader.read(start, 12);
  if (!/^(?:RIFF|RF64|BW64)$/.test(head.toString('latin1', 0, 4)) || head.toString('latin1', 8) !== 'WAVE')
    return nothing;
  let fmt: WavFormat = { bytesPerSecond: 0, isPlain: false, raw: null };
  let isTorn = false;
  let longBytes: number | null = null;
  for (let at = start + 12; at + 8 <= reader.size;) {
    const chunk = Buffer.from(await reader.read(at, 40));
    const name = chunk.toString('latin1', 0, 4);
    const length = chunk.readUInt32LE(4);
    if (name === 'ds64' && chunk.length >= 24) longBytes = Number(chunk.readBigUInt64LE(16));
    if (name === 'fmt ' && chunk.length >= 24) fmt = readFormat(chunk);
    if (name === 'data') {
      const bytes = length === 0xff_ff_ff_ff && longBytes !== null ? longBytes : length;
      const found = await readEnd(reader, at + 8, bytes, longBytes !== null, fmt);
      if (!isTorn || fmt.raw === null) return found;
      const end = found.soundEnd ?? Math.min(reader.size, at + 8 + (bytes === 0 ? reader.size : bytes));
      return { ...found, samples: { start: at + 8, end, raw: fmt.raw } };
    }
    // Chunks begin at even places; some programs forget it, and ffmpeg finds nothing behind.
    const isUnpadded = length % 2 === 1 && (await isUnpaddedAt(reader, at + 8 + length));
    isTorn ||= isUnpadded;
    at += 8 + length + (isUnpadded ? 0 : length % 2);
  }
  return nothing;
}

/** Whether a chunk begins at an odd place, and none at the even one behind it. */
async function isUnpaddedAt(reader: ByteReader, at: number): Promise<boolean> {
  const bytes = (await reader.read(at, 5)).toString('latin1');
  const isChunk = (name: string) => name === 'fmt ' || name === 'data' || name === 'ds64' || knownChunks.has(name);
  return isChunk(bytes.slice(0, 4)) && !isChunk(bytes.slice(1, 5));
}

interface WavFormat {
  /** How its samples are read without a header; null for a codec that has none of a fixed size. */
  readonly raw: RawSound | null;
  readonly bytesPerSecond: number;
  /** Its codec has a fixed size of samples, so that bytes count time exactly. */
  readonly isPlain: boolean;
}

function readFormat(chunk: Buffer): WavFormat {
  const tag = chunk.readUInt16LE(8);
  const isPlain = tag === 1 || tag === 3 || tag === 6 || tag === 7 || tag === 0xff_fe;
  // Some recorders write nonsense as bytes per second.
  const bytesPerSecond = isPlain ? chunk.readUInt32LE(12) * chunk.readUInt16LE(20) : chunk.readUInt32LE(16);
  return { bytesPerSecond, isPlain, raw: readRaw(chunk) };
}

const rawFormats: Readonly<Record<string, string>> = {
  '1 8': 'u8',
  '1 16': 's16le',
  '1 24': 's24le',
  '1 32': 's32le',
  '3 32': 'f32le',
  '3 64': 'f64le',
  '6 8': 'alaw',
  '7 8': 'mulaw',
};

function readRaw(chunk: Buffer): RawSound | null {
  const tag = chunk.readUInt16LE(8);
  // The longer form names the codec further behind.
  const codec = tag === 0xff_fe && chunk.length >= 34 ? chunk.readUInt16LE(32) : tag;
  const format = rawFormats[`${codec} ${chunk.readUInt16LE(22)}`];
  const [channels, rateHz] = [chunk.readUInt16LE(10), chunk.readUInt32LE(12)];
  return format === undefined || channels === 0 || rateHz === 0 ? null : { format, channels, rateHz };
}

async function readEnd(
  reader: ByteReader,
  dataStart: number,
  bytes: number,
  isLong: boolean,
  { bytesPerSecond, isPlain }: WavFormat,
): Promise<FoundWav> {
  const there = reader.size - dataStart;
  const toMs = (count: number) => (bytesPerSecond > 0 ? Math.round((count / bytesPerSecond) * 1000) : null);
  if (bytes > there) {
    const isCut = isLong || bytes < placeholderFrom;
    return { ...nothing, isKnown: isCut, isCut, declaredMs: isCut ? toMs(bytes) : null, thereMs: toMs(there) };
  }
  const end = dataStart + bytes;
  const after = bytes === 0 ? 'sound' : await whatFollows(reader, end + (bytes % 2));
  if (after !== 'sound') {
    const nextStart = typeof after === 'number' ? after : null;
    return { ...nothing, isKnown: true, declaredMs: isPlain ? toMs(bytes) : null, thereMs: toMs(bytes), nextStart };
  }
  const soundEnd = await findSoundEnd(reader, dataStart, bytes);
  const thereMs = toMs(soundEnd - dataStart);
  // ffmpeg reads on from a length of 0 by itself, but takes what follows the sound for sound.
  if (bytes === 0) return { ...nothing, thereMs, soundEnd: soundEnd === reader.size ? null : soundEnd };
  return { ...nothing, isKnown: true, declaredMs: toMs(bytes), thereMs, soundEnd };
}

/** `chunks` also where nothing follows; a number is the place of another WAV. */
async function whatFollows(reader: ByteReader, from: number): Promise<'chunks' | 'sound' | number> {
  let at = from;
  // A byte or a few are padding; zeros to the end are a preallocated file.
  while (at + 8 <= reader.size) {
    const chunk = await reader.read(at, 12);
    const name = chunk.toString('latin1', 0, 4);
    const length = chunk.readUInt32LE(4);
    if (foreignTag.test(chunk.toString('latin1'))) return 'chunks';
    if (/^(?:RIFF|RF64|BW64)$/.test(name) && chunk.toString('latin1', 8, 12) === 'WAVE') return at;
    const end = at + 8 + length;
    const isPrintable = /^[ -~]{4}$/.test(name);
    if (!knownChunks.has(name) && !(isPrintable && end <= reader.size)) return 'sound';
    at = end + (length % 2);
  }
  return 'chunks';
}

async function findSoundEnd(reader: ByteReader, dataStart: number, bytes: number): Promise<number> {
  const wrapped = bytes === 0 ? reader.size : dataStart + bytes + wrap;
  for (let end = wrapped; end < reader.size; end += wrap) {
    if ((await whatFollows(reader, end + (bytes % 2))) === 'chunks') return end;
  }
  const from = Math.max(dataStart, reader.size - tailBytes);
  const tail = Buffer.from(await reader.read(from, tailBytes));
  for (let at = 0; at + 8 <= tail.length; at += 1) {
    if (!knownChunks.has(tail.toString('latin1', at, at + 4))) continue;
    if (leadsToEnd(tail, at)) return from + at;
  }
  return reader.size;
}

/** Whether chunks one after another, all of known names, end where the file ends. */
function leadsToEnd(tail: Buffer, from: number): boolean {
  let at = from;
  while (at + 8 <= tail.length) {
    if (!knownChunks.has(tail.toString('latin1', at, at + 4))) return false;
    const length = tail.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  return at === tail.length || at === tail.length + 1;
}
