/** Bytes of a file or a page, the end not among them. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** What a cell could not hold itself: a chain of pages, each with four bytes for the number of the next. */
export interface OverflowChain {
  readonly firstPage: number;
  readonly bytes: number;
}

export interface PageUse {
  /** Bytes of the page that no cell uses, in order. */
  readonly unused: readonly ByteRange[];
  readonly chains: readonly OverflowChain[];
}

interface PageType {
  readonly headerBytes: number;
  readonly hasChild: boolean;
  readonly hasRowid: boolean;
  readonly hasPayload: boolean;
}

/** By the first byte of a page of a tree, https://sqlite.org/fileformat2.html#b_tree_pages */
const pageTypes = new Map<number, PageType>([
  [2, { headerBytes: 12, hasChild: true, hasRowid: false, hasPayload: true }],
  [5, { headerBytes: 12, hasChild: true, hasRowid: true, hasPayload: false }],
  [10, { headerBytes: 8, hasChild: false, hasRowid: false, hasPayload: true }],
  [13, { headerBytes: 8, hasChild: false, hasRowid: true, hasPayload: true }],
]);
const minCellBytes = 4;

/**
 * Which bytes of a page of a tree hold nothing. Null where it is no such page, or not every byte of it is accounted for:
 * then nothing of it may be touched. `start` is where the page's own header begins: 100 on the first page, 0 on all others.
 */
export function pageUse(page: Buffer, usableBytes: number, start: number): PageUse | null {
  const type = pageTypes.get(page[start] ?? 0);
  if (type === undefined) return null;
  const cellCount = page.readUInt16BE(start + 3);
  const cellsEnd = start + type.headerBytes + 2 * cellCount;
  const contentAt = page.readUInt16BE(start + 5) || 65_536;
  if (cellsEnd > contentAt || contentAt > usableBytes) return null;
  const isUsed = Buffer.alloc(usableBytes);
  isUsed.fill(1, 0, cellsEnd);
  let counted = cellsEnd + (contentAt - cellsEnd) + (page[start + 7] ?? 0);
  const chains: OverflowChain[] = [];
  for (let nth = 0; nth < cellCount; nth += 1) {
    const at = page.readUInt16BE(start + type.headerBytes + 2 * nth);
    const cell = at >= contentAt && at + minCellBytes <= usableBytes ? readCell(page, at, type, usableBytes) : null;
    if (cell === null || at + cell.bytes > usableBytes) return null;
    isUsed.fill(1, at, at + cell.bytes);
    counted += cell.bytes;
    if (cell.chain !== null) chains.push(cell.chain);
  }
  for (let at = page.readUInt16BE(start + 1), before = 0; at !== 0; before = at, at = page.readUInt16BE(at)) {
    if (at < contentAt || at <= before || at + minCellBytes > usableBytes) return null;
    const bytes = page.readUInt16BE(at + 2);
    if (bytes < minCellBytes || at + bytes > usableBytes || isUsed.subarray(at, at + bytes).includes(1)) return null;
    // What a free block says of itself stays.
    isUsed.fill(1, at, at + minCellBytes);
    counted += bytes;
  }
  return counted === usableBytes ? { unused: rangesOf(isUsed), chains } : null;
}

function readCell(page: Buffer, at: number, type: PageType, usableBytes: number) {
  let to = at + (type.hasChild ? 4 : 0);
  const first = readVarint(page, to);
  to = first.to;
  if (!type.hasPayload) return { bytes: Math.max(minCellBytes, to - at), chain: null };
  if (type.hasRowid) ({ to } = readVarint(page, to));
  const own = ownBytes(first.value, type.hasRowid, usableBytes);
  to += own;
  if (own === first.value) return { bytes: Math.max(minCellBytes, to - at), chain: null };
  if (to + 4 > usableBytes) return null;
  return { bytes: to + 4 - at, chain: { firstPage: page.readUInt32BE(to), bytes: first.value - own } };
}

/** How much of its payload a cell holds itself. */
function ownBytes(payload: number, isTable: boolean, usableBytes: number): number {
  const maxBytes = isTable ? usableBytes - 35 : Math.floor(((usableBytes - 12) * 64) / 255) - 23;
  if (payload <= maxBytes) return payload;
  const minBytes = Math.floor(((usableBytes - 12) * 32) / 255) - 23;
  const fitting = minBytes + ((payload - minBytes) % (usableBytes - 4));
  return fitting <= maxBytes ? fitting : minBytes;
}

/** Seven bits a byte, eight in the ninth. Row ids beyond 2^53 lose digits, which no length does. */
function readVarint(page: Buffer, at: number): { readonly value: number; readonly to: number } {
  let value = 0;
  for (let nth = 0; nth < 8; nth += 1) {
    const byte = page[at + nth] ?? 0;
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, to: at + nth + 1 };
  }
  return { value: value * 256 + (page[at + 8] ?? 0), to: at + 9 };
}

function rangesOf(isUsed: Buffer): readonly ByteRange[] {
  const ranges: ByteRange[] = [];
  for (let from = isUsed.indexOf(0); from !== -1;) {
    const used = isUsed.indexOf(1, from);
    const to = used === -1 ? isUsed.length : used;
    ranges.push({ from, to });
    from = used === -1 ? -1 : isUsed.indexOf(0, used);
  }
  return ranges;
}
