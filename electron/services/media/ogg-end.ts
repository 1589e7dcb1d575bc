import { open } from 'node:fs/promises';

/** Header, segment table and body at their largest. */
const largestPageBytes = 27 + 255 + 255 * 255;
const endOfStream = 0x04;

/**
 * True when an Ogg file ends with a whole page that is marked as the last of its stream. A copy that broke off declares
 * no length that could tell: the mark is all there is. Some live recorders never write it.
 */
export async function hasOggEnd(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, 2 * largestPageBytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return endsWithLastPage(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** For the last bytes of a file. */
export function endsWithLastPage(tail: Buffer): boolean {
  for (let at = tail.lastIndexOf('OggS'); at !== -1; at = at === 0 ? -1 : tail.lastIndexOf('OggS', at - 1)) {
    const segments = tail[at + 26];
    if (segments === undefined) continue;
    const table = tail.subarray(at + 27, at + 27 + segments);
    const end = at + 27 + segments + table.reduce((sum, bytes) => sum + bytes, 0);
    // Not a page but four bytes of sound that look like one, or a page that is cut.
    if (table.length < segments || end > tail.length) continue;
    return end === tail.length && ((tail[at + 5] ?? 0) & endOfStream) !== 0;
  }
  return false;
}
