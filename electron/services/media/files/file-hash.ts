import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

const mib = 1024 * 1024;
const sampleCount = 16;
const sampleBytes = 4096;

/** SHA-256 of the whole file, hex, read as a stream. */
export async function fileSha256(file: string, signal?: AbortSignal): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(file, { highWaterMark: mib, ...(signal ? { signal } : {}) })) {
    digest.update(piece as Buffer);
  }
  return digest.digest('hex');
}

/** Whether the quick hash of a file of this size was made of every byte of it. */
export function isQuickHashWhole(sizeBytes: number): boolean {
  return sizeBytes <= 2 * mib;
}

/**
 * Hash of the size, the first and last MiB and 16 places between: a few milliseconds for a file of any size. Equal hashes do not
 * make two files the same, see `isQuickHashWhole`.
 */
export async function quickHash(file: string, sizeBytes: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const parts: Buffer[] = [Buffer.from(`${sizeBytes};`)];
    const read = async (position: number, length: number) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
      parts.push(buffer.subarray(0, bytesRead));
    };
    await read(0, Math.min(mib, sizeBytes));
    if (sizeBytes > mib) await read(Math.max(mib, sizeBytes - mib), Math.min(mib, sizeBytes - mib));
    const samples = isQuickHashWhole(sizeBytes) ? 0 : sampleCount;
    for (let i = 1; i <= samples; i += 1) {
      await read(Math.floor((sizeBytes * i) / (sampleCount + 1)), sampleBytes);
    }
    return hash('sha256', Buffer.concat(parts), 'hex');
  } finally {
    await handle.close();
  }
}
