import type { ByteReader } from './byte-reader.ts';
import { plainStructure, type FileStructure, type RawSound } from './file-structure.ts';

const maxChunks = 100_000;
/** Ends the name of every chunk that Sony defined. */
const nameEnd = '118cd100c04f8edb8a';
const isNamed = (name: Buffer, word: string) => name.toString('latin1', 0, 4) === word && isChunkName(name);

interface Format {
  readonly raw: RawSound | null;
  readonly bytesPerSecond: number;
}

/**
 * For W64 of Sony: names of 16 bytes, lengths of 64 bits that count their own header, places divisible by 8. Chunks beyond
 * the end show a cut; sound behind the chunk of sound shows a header written too early.
 */
export async function readW64Structure(reader: ByteReader): Promise<FileStructure> {
  let format: Format = { raw: null, bytesPerSecond: 0 };
  let at = 40;
  for (let nth = 0; nth < maxChunks && at + 24 <= reader.size; nth += 1) {
    const chunk = Buffer.from(await reader.read(at, 64));
    const length = Number(chunk.readBigUInt64LE(16));
    if (isNamed(chunk, 'fmt ') && chunk.length >= 40) format = readFormat(chunk.subarray(24));
    const end = at + Math.ceil(length / 8) * 8;
    const isData = isNamed(chunk, 'data');
    if (isData && format.raw !== null && (length <= 24 || (await isSound(reader, end)))) {
      return readOn(reader, at + 24, length, format);
    }
    if (length < 24) return plainStructure(reader.size, { end: 'unknown' });
    if (at + length > reader.size) {
      return plainStructure(reader.size, { end: isChunkName(chunk) ? 'cut' : 'whole' });
    }
    at = end;
  }
  return plainStructure(reader.size, { end: 'whole' });
}

function readOn(reader: ByteReader, start: number, length: number, { raw, bytesPerSecond }: Format): FileStructure {
  const toMs = (bytes: number) => Math.round((bytes / bytesPerSecond) * 1000);
  const declaredMs = length <= 24 ? null : toMs(length - 24);
  const parts = [{ start, end: reader.size, ...(raw && { raw }) }];
  return plainStructure(reader.size, { parts, declaredMs, ignoresLength: true, thereMs: toMs(reader.size - start) });
}

async function isSound(reader: ByteReader, at: number): Promise<boolean> {
  return reader.size - at >= 64 && !isChunkName(Buffer.from(await reader.read(at, 16)));
}

function isChunkName(name: Buffer): boolean {
  return name.toString('hex', 7, 16) === nameEnd;
}

function readFormat(body: Buffer): Format {
  const written = body.readUInt16LE(0);
  const tag = written === 0xff_fe && body.length >= 26 ? body.readUInt16LE(24) : written;
  const bits = body.readUInt16LE(14);
  const [channels, rateHz] = [body.readUInt16LE(2), body.readUInt32LE(4)];
  const pcm = bits === 8 ? 'u8' : bits === 16 || bits === 24 || bits === 32 ? `s${bits}le` : undefined;
  const float = bits === 32 || bits === 64 ? `f${bits}le` : undefined;
  const name = tag === 1 ? pcm : tag === 3 ? float : tag === 6 ? 'alaw' : tag === 7 ? 'mulaw' : undefined;
  const isUsable = name !== undefined && channels > 0 && rateHz > 0;
  return { raw: isUsable ? { format: name, rateHz, channels } : null, bytesPerSecond: (channels * rateHz * bits) / 8 };
}
