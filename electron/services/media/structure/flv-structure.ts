import type { ByteReader } from './byte-reader.ts';
import { partsFrom, plainStructure, type FileStructure } from './file-structure.ts';

/** Tags from the first to the last; another header begins a new part, at which ffmpeg would end. */
export async function readFlvStructure(reader: ByteReader): Promise<FileStructure> {
  const starts: number[] = [];
  let at = 0;
  let isCut = false;
  while (at < reader.size) {
    const head = await reader.read(at, 11);
    if (head.toString('latin1', 0, 3) === 'FLV' && head.length >= 9) {
      starts.push(at);
      at += head.readUInt32BE(5) + 4;
      continue;
    }
    // No tag: what other programs have put behind.
    const beginsTag = [8, 9, 18].includes((head[0] ?? 0) & 0xdf) && head.subarray(8).every((byte) => byte === 0);
    if (!beginsTag) break;
    if (head.length < 11) {
      isCut = true;
      break;
    }
    at += 11 + head.readUIntBE(1, 3) + 4;
    // The four bytes after the last tag are left out by some.
    isCut = at > reader.size + 4;
  }
  return plainStructure(reader.size, {
    end: isCut ? 'cut' : 'whole',
    ...(starts.length > 1 && { parts: partsFrom(starts, reader.size) }),
  });
}
