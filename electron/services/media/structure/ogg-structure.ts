import type { ByteReader } from './byte-reader.ts';
import { plainStructure, type FileStructure } from './file-structure.ts';

/** Header, segment table and body at their largest. */
const largestPageBytes = 27 + 255 + 255 * 255;
/** So much that another program has put behind is passed over. */
const maxForeignBytes = 16 * 1024 * 1024;
const endOfStream = 0x04;

/**
 * For Ogg: a copy that broke off declares no length that could show it, but its last page is cut, or not marked as the
 * last of its stream. Some live recorders never write the mark.
 */
export async function readOggStructure(reader: ByteReader): Promise<FileStructure> {
  for (let until = reader.size; until > 0 && until > reader.size - maxForeignBytes; until -= largestPageBytes) {
    const from = Math.max(0, until - 2 * largestPageBytes);
    // The page looked for begins before `until`; the four bytes behind its end are wanted too.
    const end = readOggEnd(Buffer.from(await reader.read(from, Math.min(reader.size, until + 4) - from)));
    if (end !== null) return plainStructure(reader.size, { end });
  }
  return plainStructure(reader.size, { end: 'cut' });
}

/** For the last bytes of a file; null where no page ends in them. */
export function readOggEnd(tail: Buffer): 'whole' | 'open' | 'cut' | null {
  for (let at = tail.lastIndexOf('OggS'); at !== -1; at = at === 0 ? -1 : tail.lastIndexOf('OggS', at - 1)) {
    const segments = tail[at + 26];
    if (segments === undefined) continue;
    const table = tail.subarray(at + 27, at + 27 + segments);
    const end = at + 27 + segments + table.reduce((sum, bytes) => sum + bytes, 0);
    // Not a page but four bytes of sound that look like one, or a page that is cut.
    if (table.length < segments || end > tail.length) continue;
    const isLast = ((tail[at + 5] ?? 0) & endOfStream) !== 0;
    if (end === tail.length) return isLast ? 'whole' : 'open';
    // What follows the last whole page begins a page that is cut, or was put there by another program.
    if ('OggS'.startsWith(tail.toString('latin1', end, end + 4))) return 'cut';
    return isLast ? 'whole' : 'open';
  }
  return null;
}
