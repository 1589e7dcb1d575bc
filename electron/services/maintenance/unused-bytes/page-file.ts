import { fstatSync, readSync, writeSync } from 'node:fs';
import type { ByteRange } from './page-use.ts';

/** A database file as pages, read and written past SQLite: only while nobody else may write, and its log is in the file. */
export interface PageFile {
  readonly pageBytes: number;
  /** Without what a page reserves at its end. */
  readonly usableBytes: number;
  readonly pageCount: number;
  /** First page of the list of pages that are in no tree; 0 for none. */
  readonly firstFreePage: number;
  /** SQLite's own pages between the others: no content, and never to be touched. */
  isReserved(page: number): boolean;
  /** Of pages that follow each other; fewer at the end of the file. */
  read(firstPage: number, count: number): Buffer;
  /** Writes zeros over bytes of a page; true when they were not zero before. */
  clear(page: number, bytes: Buffer, range: ByteRange): boolean;
}

/** Here SQLite locks bytes and stores nothing. */
const lockedByte = 0x40_00_00_00;
/** From here on the first byte of a chained page may look like that of a tree. */
const maxPages = 0x02_00_00_00;
const zeros = Buffer.alloc(65_536);

/** Null for a file that is no database or too large for the kinds of its pages to be distinguished. */
export function readPageFile(descriptor: number): PageFile | null {
  const header = Buffer.alloc(100);
  if (readSync(descriptor, header, 0, 100, 0) < 100) return null;
  const size = header.readUInt16BE(16);
  const pageBytes = size === 1 ? 65_536 : size;
  const usableBytes = pageBytes - (header[20] ?? 0);
  const pageCount = Math.min(header.readUInt32BE(28), Math.floor(fstatSync(descriptor).size / pageBytes));
  if (pageBytes < 512 || pageCount >= maxPages) return null;
  const lockedPage = Math.floor(lockedByte / pageBytes) + 1;
  // Where pages can be moved, every so many of them are a map of those that follow.
  const mapEvery = header.readUInt32BE(52) === 0 ? null : Math.floor(usableBytes / 5) + 1;
  const mapOf = (page: number, every: number) => {
    const map = Math.floor((page - 2) / every) * every + 2;
    return map === lockedPage ? map + 1 : map;
  };
  return {
    pageBytes,
    usableBytes,
    pageCount,
    firstFreePage: header.readUInt32BE(32),
    isReserved: (page) => page === lockedPage || (mapEvery !== null && page >= 2 && mapOf(page, mapEvery) === page),
    read(firstPage, count) {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(count, pageCount - firstPage + 1)) * pageBytes);
      let filled = 0;
      while (filled < bytes.length) {
        const got = readSync(descriptor, bytes, filled, bytes.length - filled, (firstPage - 1) * pageBytes + filled);
        if (got === 0) break;
        filled += got;
      }
      return bytes.subarray(0, filled - (filled % pageBytes));
    },
    clear(page, bytes, { from, to }) {
      if (bytes.subarray(from, to).equals(zeros.subarray(0, to - from))) return false;
      writeSync(descriptor, zeros, 0, to - from, (page - 1) * pageBytes + from);
      return true;
    },
  };
}
