import type { ByteReader } from './byte-reader.ts';
import { plainStructure, type FilePart, type FileStructure, type RawSound } from './file-structure.ts';

/** More than any header has; keeps a hostile file from being walked for ever. */
const maxChunks = 100_000;

/** ffmpeg's names of what AIFC calls its compressions, where samples have a fixed size. */
const uncompressed: Readonly<Record<string, string>> = {
  sowt: 's16le',
  fl32: 'f32be',
  FL32: 'f32be',
  fl64: 'f64be',
  FL64: 'f64be',
  alaw: 'alaw',
  ALAW: 'alaw',
  ulaw: 'mulaw',
  ULAW: 'mulaw',
};
const plain: Readonly<Record<number, string>> = { 8: 's8', 16: 's16be', 24: 's24be', 32: 's32be' };

interface Common {
  readonly ms: number | null;
  readonly raw: RawSound | null;
  readonly bytesPerSecond: number;
}

/**
 * For AIFF and AIFC. Chunks beyond the end show a cut; sound behind the chunk of sound shows a header written too
 * early.
 */
export async function readAiffStructure(reader: ByteReader): Promise<FileStructure> {
  let common: Common = { ms: null, raw: null, bytesPerSecond: 0 };
  /** What stands behind the sound, or was put there by another program, holds none of it. */
  let hasSound = false;
  let isTorn = false;
  let at = 12;
  for (let nth = 0; nth < maxChunks && at + 8 <= reader.size; nth += 1) {
    const chunk = Buffer.from(await reader.read(at, 30));
    const name = chunk.toString('latin1', 0, 4);
    const length = chunk.readUInt32BE(4);
    if (name === 'COMM' && chunk.length >= 26) common = readCommon(chunk, length);
    // Chunks begin at even places; some programs forget it, and ffmpeg finds nothing behind.
    const isUnpadded = length % 2 === 1 && (await isUnpaddedAt(reader, at + 8 + length));
    isTorn ||= isUnpadded;
    const end = at + 8 + length + (isUnpadded ? 0 : length % 2);
    if (at + 8 + length > reader.size) {
      return plainStructure(reader.size, { end: hasSound ? 'whole' : 'cut', declaredMs: common.ms });
    }
    hasSound ||= name === 'SSND';
    if (name === 'SSND' && common.raw !== null) {
      const goesOn = await isSound(reader, end);
      const start = at + 16 + (chunk.length >= 12 ? chunk.readUInt32BE(8) : 0);
      if (goesOn || isTorn)
        return readOn({ start, end: goesOn ? reader.size : at + 8 + length }, length, reader, common);
    }
    at = end;
  }
  return plainStructure(reader.size, { end: 'whole', declaredMs: common.ms });
}

function readOn(samples: FilePart, length: number, reader: ByteReader, { raw, bytesPerSecond }: Common): FileStructure {
  const toMs = (bytes: number) => Math.round((bytes / bytesPerSecond) * 1000);
  const declaredMs = length <= 8 ? null : toMs(length - 8);
  const parts = [{ ...samples, ...(raw && { raw }) }];
  const thereMs = toMs(samples.end - samples.start);
  return plainStructure(reader.size, { parts, declaredMs, ignoresLength: true, thereMs });
}

const chunkNames = /^(?:COMM|SSND|MARK|INST|MIDI|AESD|APPL|COMT|NAME|AUTH|\(c\) |ANNO|FVER|CHAN|ID3 )/;

/** Whether a chunk begins at an odd place, and none at the even one behind it. */
async function isUnpaddedAt(reader: ByteReader, at: number): Promise<boolean> {
  const bytes = (await reader.read(at, 5)).toString('latin1');
  return chunkNames.test(bytes) && !chunkNames.test(bytes.slice(1));
}

/** Neither the end, nor a few bytes or zeros that fill it up, nor another chunk. */
async function isSound(reader: ByteReader, at: number): Promise<boolean> {
  if (reader.size - at < 64) return false;
  const head = await reader.read(at, 8);
  const isChunk = /^[ -~]{4}$/.test(head.toString('latin1', 0, 4)) && at + 8 + head.readUInt32BE(4) <= reader.size + 1;
  return !isChunk;
}

function readCommon(chunk: Buffer, length: number): Common {
  const channels = chunk.readUInt16BE(8);
  const bits = chunk.readUInt16BE(14);
  const rateHz = Math.round(readExtended(chunk.subarray(16, 26)));
  const compression = length >= 22 && chunk.length >= 30 ? chunk.toString('latin1', 26, 30) : 'NONE';
  const isPlain = compression === 'NONE' || compression === 'twos';
  const format = isPlain ? plain[bits] : uncompressed[compression];
  const bytes = format === undefined ? 0 : bytesOf(format);
  return {
    ms: rateHz > 0 ? Math.round((chunk.readUInt32BE(10) / rateHz) * 1000) : null,
    raw: format === undefined || rateHz <= 0 || channels === 0 ? null : { format, rateHz, channels },
    bytesPerSecond: bytes * channels * rateHz,
  };
}

function bytesOf(format: string): number {
  return Number(/\d+/.exec(format)?.[0] ?? 8) / 8;
}

/** The 80-bit numbers in which AIFF writes its sample rate. */
function readExtended(bytes: Buffer): number {
  const exponent = bytes.readUInt16BE(0) & 0x7f_ff;
  return Number(bytes.readBigUInt64BE(2)) * 2 ** (exponent - 16_383 - 63);
}
