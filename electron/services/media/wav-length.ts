import { open } from 'node:fs/promises';

/** Lengths from here on are placeholders of programs that could not know it, or of files over 2 GB. */
const placeholderFrom = 0x7f_ff_00_00;

/**
 * What the header of a WAV declares, in ms, when the file ends before it: ffmpeg corrects the length to what is there,
 * so that a copy that broke off looks whole. Null for a whole file, or where the header does not say.
 */
export async function cutWavMs(file: string): Promise<number | null> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return cutMs(buffer.subarray(0, bytesRead), size);
  } finally {
    await handle.close();
  }
}

/** For the first bytes of a file of `sizeBytes`. */
export function cutMs(head: Buffer, sizeBytes: number): number | null {
  if (head.length < 12 || head.toString('latin1', 0, 4) !== 'RIFF') return null;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= head.length;) {
    const name = head.toString('latin1', at, at + 4);
    const length = head.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 20 <= head.length) bytesPerSecond = head.readUInt32LE(at + 16);
    if (name === 'data') {
      const isCut = length < placeholderFrom && at + 8 + length > sizeBytes;
      return isCut && bytesPerSecond > 0 ? Math.round((length / bytesPerSecond) * 1000) : null;
    }
    // Chunks begin at even places.
    at += 8 + length + (length % 2);
  }
  return null;
}
