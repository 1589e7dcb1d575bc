import type { ByteReader } from './byte-reader.ts';
import { partsFrom, plainStructure, type FileStructure } from './file-structure.ts';
import { skipId3 } from './skip-id3.ts';

const scanBytes = 128 * 1024;
const headBytes = 26;
/** More blocks of tags and pictures than any file has. */
const maxBlocks = 1000;

/**
 * FLAC counts its samples in its first block: that is exact, where its writer could go back to write it. Another header
 * behind the sound begins a new part: ffmpeg reads across it, but loses what stands before and behind.
 */
export async function readFlacStructure(reader: ByteReader): Promise<FileStructure> {
  const first = await skipId3(reader);
  const starts: number[] = [];
  let declaredMs: number | null = 0;
  for (let at: number | null = first; at !== null; at = await findHead(reader, await skipBlocks(reader, at))) {
    const head = Buffer.from(await reader.read(at, headBytes));
    if (!isHead(head)) break;
    starts.push(starts.length === 0 ? 0 : at);
    const ms = msOf(head);
    declaredMs = declaredMs === null || ms === null ? null : declaredMs + ms;
  }
  if (starts.length === 0) return plainStructure(reader.size);
  return plainStructure(reader.size, { declaredMs, parts: partsFrom(starts, reader.size) });
}

/** The block of facts is the first, and of 34 bytes. */
function isHead(head: Buffer): boolean {
  return (
    head.length >= headBytes &&
    head.toString('latin1', 0, 4) === 'fLaC' &&
    ((head[4] ?? 0) & 0x7f) === 0 &&
    head.readUIntBE(5, 3) === 34 &&
    head.readUIntBE(18, 3) >> 4 > 0
  );
}

function msOf(head: Buffer): number | null {
  const rate = head.readUIntBE(18, 3) >> 4;
  const samples = ((head[21] ?? 0) & 0x0f) * 2 ** 32 + head.readUInt32BE(22);
  return samples > 0 ? Math.round((samples / rate) * 1000) : null;
}

/** Where the sound begins: a picture may hold anything. */
async function skipBlocks(reader: ByteReader, start: number): Promise<number> {
  let at = start + 4;
  for (let nth = 0; nth < maxBlocks; nth += 1) {
    const block = await reader.read(at, 4);
    if (block.length < 4) return reader.size;
    at += 4 + block.readUIntBE(1, 3);
    if (((block[0] ?? 0) & 0x80) !== 0) return at;
  }
  return at;
}

async function findHead(reader: ByteReader, from: number): Promise<number | null> {
  for (let at = from; at < reader.size; at += scanBytes) {
    const bytes = Buffer.from(await reader.read(at, scanBytes + headBytes));
    for (let found = bytes.indexOf('fLaC'); found !== -1; found = bytes.indexOf('fLaC', found + 1)) {
      if (isHead(bytes.subarray(found, found + headBytes))) return at + found;
    }
  }
  return null;
}
