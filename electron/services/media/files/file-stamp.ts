import { stat, type FileHandle } from 'node:fs/promises';

/**
 * What the file system says of a file: size, times of the last writing and of the last change, and number. Two equal
 * stamps of one path are one file that no one touched between; a different one proves nothing. Rejects as `stat` does.
 */
export async function fileStamp(file: string | FileHandle): Promise<string> {
  const { size, mtimeNs, ctimeNs, ino } = await (typeof file === 'string'
    ? stat(file, { bigint: true })
    : file.stat({ bigint: true }));
  return [size, mtimeNs, ctimeNs, ino].join(' ');
}

/** Whether they are of one file that was only renamed, linked or given other rights: size, time of writing and number. */
export function isSameFile(stamp: string, other: string): boolean {
  const [size, mtime, , number] = stamp.split(' ');
  const [otherSize, otherMtime, , otherNumber] = other.split(' ');
  return number !== undefined && size === otherSize && mtime === otherMtime && number === otherNumber;
}

/** Size in bytes at the time of the stamp. */
export function stampedSize(stamp: string): number {
  return Number(stamp.split(' ')[0]);
}

/** When it was last written to, ms since 1970. */
export function stampedWriteMs(stamp: string): number {
  return Number(stamp.split(' ')[1]) / 1e6;
}
