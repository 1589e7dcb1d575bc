import type { ByteReader } from './byte-reader.ts';
import type { FileStructure } from './file-structure.ts';

const tailBytes = 64 * 1024;
/** So many frames in a row are no chance. */
const minFrames = 3;

/**
 * Whether the last frame of a file made of frames is whole: `open` where it reaches beyond the end. `frameBytes` gives
 * the length of the frame at a place, or null where none begins. Tags at the end (ID3v1, APE, Lyrics3) are no frames.
 */
export async function readTailEnd(
  reader: ByteReader,
  start: number,
  frameBytes: (tail: Buffer, at: number) => number | null,
): Promise<FileStructure['end']> {
  const from = Math.max(start, reader.size - tailBytes);
  const tail = Buffer.from(await reader.read(from, tailBytes));
  for (let first = 0; first < tail.length / 2; first += 1) {
    let at = first;
    let frames = 0;
    for (;;) {
      const bytes = frameBytes(tail, at);
      if (bytes === null || bytes <= 0) break;
      if (at + bytes > tail.length) return frames >= minFrames ? 'open' : 'unknown';
      frames += 1;
      at += bytes;
    }
    if (frames >= minFrames) return at === tail.length || isTag(tail, at) ? 'whole' : 'unknown';
  }
  return 'unknown';
}

function isTag(tail: Buffer, at: number): boolean {
  return /^(?:TAG|APETAGEX|LYRICSBEGIN|3DI|ID3)/.test(tail.toString('latin1', at, at + 12));
}
