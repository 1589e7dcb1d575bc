import type { ByteReader } from './byte-reader.ts';
import { plainStructure, type FileStructure } from './file-structure.ts';
import { skipId3 } from './skip-id3.ts';
import { readTailEnd } from './tail-frames.ts';

/** For AAC as a stream of frames: it has no length at all, only whether its last frame is whole. */
export async function readAdtsStructure(reader: ByteReader): Promise<FileStructure> {
  const end = await readTailEnd(reader, await skipId3(reader), frameBytes);
  return plainStructure(reader.size, { end });
}

function frameBytes(tail: Buffer, at: number): number | null {
  const [first = 0, second = 0, , third = 0, fourth = 0, fifth = 0] = tail.subarray(at, at + 6);
  if (first !== 0xff || (second & 0xf6) !== 0xf0) return null;
  // What is cut within its header is cut.
  if (at + 6 > tail.length) return 7;
  const bytes = ((third & 3) << 11) | (fourth << 3) | (fifth >> 5);
  return bytes >= 7 ? bytes : null;
}
