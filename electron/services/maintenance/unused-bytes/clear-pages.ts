import { readFreePages } from './free-pages.ts';
import type { PageFile } from './page-file.ts';
import { pageUse, type OverflowChain } from './page-use.ts';

/** Read at a time: the time is checked in between. */
const pagesAtOnce = 16;
const headerBytes = 100;

export interface ClearedPages {
  /** Where to continue; null at the end of the file. */
  readonly nextPage: number | null;
  readonly hasWritten: boolean;
}

/**
 * Writes zeros over what no row and no index entry uses, from a page on, until the time is over. No one else may write
 * meanwhile, and all of the log must be in the file. What is not as SQLite would have written it is left alone.
 */
export function clearPages(file: PageFile, firstPage: number, isTimeOver: () => boolean): ClearedPages {
  const free = readFreePages(file);
  if (free === null) return { nextPage: null, hasWritten: false };
  let hasWritten = false;
  let page = firstPage;
  while (page <= file.pageCount) {
    const read = file.read(page, pagesAtOnce);
    const count = read.length / file.pageBytes;
    if (count === 0) break;
    for (let nth = 0; nth < count; nth += 1, page += 1) {
      const bytes = read.subarray(nth * file.pageBytes, (nth + 1) * file.pageBytes);
      if (file.isReserved(page)) continue;
      const listBytes = free.lists.get(page);
      if (free.leaves.has(page)) hasWritten = file.clear(page, bytes, { from: 0, to: file.pageBytes }) || hasWritten;
      else if (listBytes !== undefined) {
        hasWritten = file.clear(page, bytes, { from: listBytes, to: file.usableBytes }) || hasWritten;
      } else hasWritten = clearTreePage(file, page, bytes) || hasWritten;
    }
    if (isTimeOver()) break;
  }
  return { nextPage: page > file.pageCount ? null : page, hasWritten };
}

function clearTreePage(file: PageFile, page: number, bytes: Buffer): boolean {
  const use = pageUse(bytes, file.usableBytes, page === 1 ? headerBytes : 0);
  if (use === null) return false;
  let hasWritten = false;
  for (const range of use.unused) hasWritten = file.clear(page, bytes, range) || hasWritten;
  for (const chain of use.chains) hasWritten = clearChainEnd(file, chain) || hasWritten;
  return hasWritten;
}

/** Behind the end of what its last page holds. */
function clearChainEnd(file: PageFile, { firstPage, bytes }: OverflowChain): boolean {
  const bytesOnPage = file.usableBytes - 4;
  let [page, left] = [firstPage, bytes];
  while (page > 0 && page <= file.pageCount) {
    const content = file.read(page, 1);
    if (content.length === 0) return false;
    const next = content.readUInt32BE(0);
    if (left <= bytesOnPage) {
      if (next !== 0) return false;
      return file.clear(page, content, { from: 4 + left, to: file.usableBytes });
    }
    left -= bytesOnPage;
    page = next;
  }
  return false;
}
