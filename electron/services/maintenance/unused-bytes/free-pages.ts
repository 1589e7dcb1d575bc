import type { PageFile } from './page-file.ts';

/** What the list of free pages says: its own pages with how many bytes of each it uses, and those that hold nothing at all. */
export interface FreePages {
  readonly lists: ReadonlyMap<number, number>;
  readonly leaves: ReadonlySet<number>;
}

/** Null where the list leads in a circle or out of the file. */
export function readFreePages(file: PageFile): FreePages | null {
  const lists = new Map<number, number>();
  const leaves = new Set<number>();
  for (let page = file.firstFreePage; page !== 0;) {
    if (page > file.pageCount || lists.has(page)) return null;
    const bytes = file.read(page, 1);
    if (bytes.length === 0) return null;
    const count = bytes.readUInt32BE(4);
    if (count > file.usableBytes / 4 - 2) return null;
    for (let nth = 0; nth < count; nth += 1) leaves.add(bytes.readUInt32BE(8 + 4 * nth));
    lists.set(page, 8 + 4 * count);
    page = bytes.readUInt32BE(0);
  }
  return { lists, leaves };
}
