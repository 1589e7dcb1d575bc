import type { ByteReader } from './byte-reader.ts';
import { plainStructure, type FileStructure } from './file-structure.ts';

/** Bytes of a frame by its type, with its own first byte. */
const narrow = [13, 14, 16, 18, 20, 21, 27, 32, 6, 6, 6, 6, 1, 1, 1, 1];
const wide = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1];

/** For AMR and AMR-WB of one channel: frames of 20 ms from the first to the last, each with its own length. */
export async function readAmrStructure(reader: ByteReader): Promise<FileStructure> {
  const head = (await reader.read(0, 9)).toString('latin1');
  const lengths = head.startsWith('#!AMR-WB\n') ? wide : head.startsWith('#!AMR\n') ? narrow : null;
  if (lengths === null) return plainStructure(reader.size);
  let at = lengths === wide ? 9 : 6;
  while (at < reader.size) {
    const [first = 0] = await reader.read(at, 1);
    // No frame begins so: what other programs have put behind.
    if ((first & 0x83) !== 0) break;
    at += lengths[(first >> 3) & 0x0f] ?? 1;
  }
  return plainStructure(reader.size, { end: at > reader.size ? 'open' : 'whole' });
}
