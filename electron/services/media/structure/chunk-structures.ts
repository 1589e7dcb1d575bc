/** Formats made of chunks that say how long they are: AIFF, CAF, W64, ASF. Chunks beyond the end tell of a cut. */
import type { ByteReader } from './byte-reader.ts';
import { plainStructure, type FileStructure } from './file-structure.ts';

/** More than any header has; keeps a hostile file from being walked for ever. */
const maxChunks = 100_000;

/** For AIFF and AIFC. */
export async function readAiffStructure(reader: ByteReader): Promise<FileStructure> {
  let declaredMs: number | null = null;
  let at = 12;
  for (let nth = 0; nth < maxChunks && at + 8 <= reader.size; nth += 1) {
    const chunk = await reader.read(at, 28);
    const name = chunk.toString('latin1', 0, 4);
    const length = chunk.readUInt32BE(4);
    if (name === 'COMM' && chunk.length >= 26) {
      const rate = readExtended(chunk.subarray(16, 26));
      if (rate > 0) declaredMs = Math.round((chunk.readUInt32BE(10) / rate) * 1000);
    }
    if (at + 8 + length > reader.size) return plainStructure(reader.size, { end: 'cut', declaredMs });
    at += 8 + length + (length % 2);
  }
  return plainStructure(reader.size, { end: 'whole', declaredMs });
}

/** The 80-bit numbers in which AIFF writes its sample rate. */
function readExtended(bytes: Buffer): number {
  const exponent = bytes.readUInt16BE(0) & 0x7f_ff;
  return Number(bytes.readBigUInt64BE(2)) * 2 ** (exponent - 16_383 - 63);
}

export async function readCafStructure(reader: ByteReader): Promise<FileStructure> {
  let at = 8;
  for (let nth = 0; nth < maxChunks && at + 12 <= reader.size; nth += 1) {
    const chunk = await reader.read(at, 12);
    const length = Number(chunk.readBigInt64BE(4));
    // -1: as long as the file goes on, which only the last chunk may be.
    if (length < 0) return plainStructure(reader.size, { end: 'unknown' });
    if (at + 12 + length > reader.size) return plainStructure(reader.size, { end: 'cut' });
    at += 12 + length;
  }
  return plainStructure(reader.size, { end: 'whole' });
}

/** For W64 of Sony: names of 16 bytes, lengths of 64 bits that count their own header, places divisible by 8. */
export async function readW64Structure(reader: ByteReader): Promise<FileStructure> {
  let at = 40;
  for (let nth = 0; nth < maxChunks && at + 24 <= reader.size; nth += 1) {
    const length = Number((await reader.read(at, 24)).readBigUInt64LE(16));
    if (length < 24) return plainStructure(reader.size, { end: 'unknown' });
    if (at + length > reader.size) return plainStructure(reader.size, { end: 'cut' });
    at += Math.ceil(length / 8) * 8;
  }
  return plainStructure(reader.size, { end: 'whole' });
}

const asfHeader = '3026b2758e66cf11a6d900aa0062ce6c';
const asfData = '3626b2758e66cf11a6d900aa0062ce6c';
const asfFileProperties = 'a1dcab8c47a9cf118ee400c00c205365';

/** For ASF, which WMA and WMV are. */
export async function readAsfStructure(reader: ByteReader): Promise<FileStructure> {
  let isBroadcast = false;
  let at = 0;
  for (let nth = 0; nth < maxChunks && at + 24 <= reader.size; nth += 1) {
    const object = await reader.read(at, 92);
    const name = object.toString('hex', 0, 16);
    const length = Number(object.readBigUInt64LE(16));
    if (name === asfFileProperties && object.length >= 92) isBroadcast = (object.readUInt32LE(88) & 1) === 1;
    if (name === asfData && (isBroadcast || length <= 50)) return plainStructure(reader.size);
    if (length < 24) return plainStructure(reader.size);
    if (at + length > reader.size) return plainStructure(reader.size, { end: 'cut' });
    // The objects of the header stand in it, after its own 30 bytes.
    at += name === asfHeader ? 30 : length;
  }
  return plainStructure(reader.size, { end: 'whole' });
}
