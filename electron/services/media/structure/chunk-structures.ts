/** Formats made of chunks that say how long they are: CAF, ASF. Chunks beyond the end show a cut. */
import type { ByteReader } from './byte-reader.ts';
import { plainStructure, type FileStructure } from './file-structure.ts';

/** More than any header has; keeps a hostile file from being walked for ever. */
const maxChunks = 100_000;

const cafChunks = new Set(
  'desc data pakt chan info kuki free mark regn strg uuid midi ovvw peak umid inst edct'.split(' '),
);

export async function readCafStructure(reader: ByteReader): Promise<FileStructure> {
  let at = 8;
  for (let nth = 0; nth < maxChunks && at + 12 <= reader.size; nth += 1) {
    const chunk = await reader.read(at, 12);
    const length = Number(chunk.readBigInt64BE(4));
    // -1: as long as the file, which only the last chunk may be.
    if (length < 0) return plainStructure(reader.size, { end: 'unknown' });
    if (at + 12 + length > reader.size) {
      // What is no chunk has been put behind by another program.
      const isChunk = cafChunks.has(chunk.toString('latin1', 0, 4));
      return plainStructure(reader.size, { end: isChunk ? 'cut' : 'whole' });
    }
    at += 12 + length;
  }
  return plainStructure(reader.size, { end: 'whole' });
}

const asfHeader = '3026b2758e66cf11a6d900aa0062ce6c';
const asfData = '3626b2758e66cf11a6d900aa0062ce6c';
const asfFileProperties = 'a1dcab8c47a9cf118ee400c00c205365';

/** For ASF, which WMA and WMV are. */
export async function readAsfStructure(reader: ByteReader): Promise<FileStructure> {
  let isBroadcast = false;
  let hasSound = false;
  let at = 0;
  for (let nth = 0; nth < maxChunks && at + 24 <= reader.size; nth += 1) {
    const object = await reader.read(at, 92);
    const name = object.toString('hex', 0, 16);
    const length = Number(object.readBigUInt64LE(16));
    if (name === asfFileProperties && object.length >= 92) isBroadcast = (object.readUInt32LE(88) & 1) === 1;
    // The indexes behind the sound hold none of it, nor does what other programs put there.
    if (hasSound) break;
    if (name === asfData && (isBroadcast || length <= 50)) return plainStructure(reader.size);
    if (length < 24) return plainStructure(reader.size);
    if (at + length > reader.size) return plainStructure(reader.size, { end: 'cut' });
    hasSound = name === asfData;
    // The objects of the header stand in it, after its own 30 bytes.
    at += name === asfHeader ? 30 : length;
  }
  return plainStructure(reader.size, { end: 'whole' });
}
