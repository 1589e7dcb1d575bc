/**
 * An index as large as COPIES libraries like the one given: each copy's recordings are older than those of the one
 * before, and every list of the full-text index is as long as it would be. Written page by page as FTS5 writes a single
 * merged piece (fts5_index.c), for to index a hundred thousand hours takes hours. The words are those of one library, and
 * what stands nowhere together in it stands nowhere together in all: worse than speech.
 */
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { windowsPerTranscript } from '#services/search/index/passage.ts';

const maxPage = 4050;
const minSparsePages = 4;
/** Pages of a piece are numbered within it; those of its lists of first row ids have this bit. */
const rowOfPage = (segment: number, page: number, height = 0, isSparse = false) =>
  (BigInt(segment) << 37n) + (isSparse ? 1n << 36n : 0n) + (BigInt(height) << 31n) + BigInt(page);

/** Rebuilds `path` from the `index.db` of a library of `recordings` recordings, whose pieces have been merged. */
export function repeatIndex(from: string, path: string, recordings: number, copies: number): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  const database = new Database(path);
  // The tables behind FTS5 are written by hand.
  database.unsafeMode();
  database.pragma('page_size = 8192');
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.prepare('ATTACH ? AS base').run(from);
  const tables = database
    .prepare<[], string>(
      `SELECT sql FROM base.sqlite_schema WHERE name IN ('meta', 'indexed', 'not_noted', 'common', 'form') ORDER BY rowid`,
    )
    .pluck()
    .all();
  for (const sql of tables) database.exec(sql);
  const table = database.prepare<[string], string>('SELECT sql FROM base.sqlite_schema WHERE name = ?').pluck();
  for (const name of ['passage', 'recording_words']) database.exec(table.get(name) ?? '');
  database.exec('BEGIN');
  database.exec('INSERT INTO meta SELECT * FROM base.meta; INSERT INTO form SELECT * FROM base.form');
  const shifted = database.prepare(
    `INSERT INTO indexed SELECT recording_id + ?, transcript_id, revision, window_count, is_in_id_order, generation,
       anywhere, is_noted FROM base.indexed`,
  );
  const common = database.prepare('INSERT INTO common SELECT recording_id + ?, masks FROM base.common');
  for (let copy = 0; copy < copies; copy += 1) {
    shifted.run(copy * recordings);
    common.run(copy * recordings);
  }
  copyLists(database, 'passage', BigInt(recordings * windowsPerTranscript), copies);
  copyLists(database, 'recording_words', BigInt(recordings), copies);
  database.exec('COMMIT');
  database.close();
}

/** The words of recordings are noted without their places. */
type Table = 'passage' | 'recording_words';

/** Of every term one list after the other, the newest copy first. */
function copyLists(database: Database.Database, table: Table, shift: bigint, copies: number): void {
  database.exec(`DELETE FROM ${table}_data WHERE id = 10`);
  const put = database.prepare<[bigint, Uint8Array]>(`INSERT INTO ${table}_data (id, block) VALUES (?, ?)`);
  const putTerm = database.prepare(`INSERT INTO ${table}_idx (segid, term, pgno) VALUES (1, ?, ?)`);
  const writer = new PieceWriter(
    (id, block) => void put.run(id, block),
    (term, page) => void putTerm.run(term, page),
  );
  // The newest copy has the highest recording ids, and so the lowest row ids.
  const newestShift = -shift * BigInt(copies - 1);
  for (const list of listsOf(database, table)) writer.add(list, newestShift, shift, copies);
  const { last } = writer.end();
  const structure = database
    .prepare<[], Uint8Array>(`SELECT block FROM base.${table}_data WHERE id = 10`)
    .pluck()
    .get();
  if (structure === undefined) throw new Error('no structure');
  const head = Buffer.from(structure.subarray(0, 8));
  // Levels, pieces, writes; of the level: merging, pieces; of the piece: number, pages, origins, tombstones, entries.
  const numbers = [1, 1, copies, 0, 1, 1, 1, last, 1, 1, 0, 0, writer.entries];
  put.run(10n, Buffer.concat([head, ...numbers.map((number) => varint(BigInt(number)))]));
}

interface List {
  readonly term: Buffer;
  /** Row id of the first entry; its positions begin at `starts[0]`. */
  readonly first: bigint;
  readonly last: bigint;
  /** Positions of the first entry, then row id by difference and positions of each other. */
  readonly body: Buffer;
  /** Where the entries begin in the body, behind their row ids, and what their differences come to. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly rows: Float64Array;
}

/** The lists of a merged piece, in the order of their terms. */
function* listsOf(database: Database.Database, table: Table): Generator<List, void, void> {
  const structure = database
    .prepare<[], Uint8Array>(`SELECT block FROM base.${table}_data WHERE id = 10`)
    .pluck()
    .get();
  const [segment, first, last] = onlyPiece(Buffer.from(structure ?? []).subarray(8));
  const select = database.prepare<[bigint], Uint8Array>(`SELECT block FROM base.${table}_data WHERE id = ?`).pluck();
  let term: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let length = 0;
  let absolutes: number[] = [];
  for (let page = first; page <= last; page += 1) {
    const block = Buffer.from(select.get(rowOfPage(segment, page)) ?? []);
    const [rowAt, end] = [block.readUInt16BE(0), block.readUInt16BE(2)];
    let from = 4;
    let isFirstTerm = true;
    const offsets = readOffsets(block.subarray(end));
    const take = (to: number) => {
      if (rowAt >= from && rowAt < to && rowAt > 0) absolutes.push(length + rowAt - from);
      parts.push(block.subarray(from, to));
      length += to - from;
    };
    for (const offset of offsets) {
      take(offset);
      if (term.length > 0) yield readList(term, Buffer.concat(parts), absolutes, table === 'passage');
      let read = offset;
      let prefix = 0;
      if (!isFirstTerm) {
        const [value, next] = readVarint(block, read);
        [prefix, read] = [Number(value), next];
      }
      const [rest, next] = readVarint(block, read);
      from = next + Number(rest);
      term = Buffer.concat([term.subarray(0, prefix), block.subarray(next, from)]);
      isFirstTerm = false;
      [parts, length, absolutes] = [[], 0, []];
    }
    take(end);
  }
  if (term.length > 0) yield readList(term, Buffer.concat(parts), absolutes, table === 'passage');
}

/** Its number and its pages. Levels, pieces, writes; of each level: merging, pieces; of each piece eight numbers. */
function onlyPiece(structure: Buffer): [segment: number, first: number, last: number] {
  const numbers = readVarints(structure, 400);
  const [levels = 0, pieces = 0] = numbers;
  if (pieces !== 1) throw new Error(`${pieces} pieces, not one`);
  for (let level = 0, at = 3; level < levels; level += 1, at += 2) {
    if ((numbers[at + 1] ?? 0) > 0) return [numbers[at + 2] ?? 0, numbers[at + 3] ?? 0, numbers[at + 4] ?? 0];
  }
  throw new Error('no piece');
}

function readList(term: Buffer, bytes: Buffer, absolutes: readonly number[], hasPlaces: boolean): List {
  const starts: number[] = [];
  const ends: number[] = [];
  const rows: number[] = [];
  const pieces: Buffer[] = [];
  const isAbsolute = new Set(absolutes);
  let row = 0;
  let length = 0;
  for (let at = 0; at < bytes.length;) {
    const isWhole = at === 0 || isAbsolute.has(at);
    const [value, behind] = readNumber(bytes, at);
    const [size, from] = hasPlaces ? readNumber(bytes, behind) : [0, behind];
    const to = from + (size >> 1);
    const before = row;
    row = isWhole ? value : row + value;
    // Where a page of the old piece began its row id is whole: it is written as a difference again.
    if (rows.length > 0) {
      const difference = isWhole ? varint(BigInt(row - before)) : bytes.subarray(at, behind);
      pieces.push(difference);
      length += difference.length;
    }
    starts.push(length);
    pieces.push(bytes.subarray(behind, to));
    length += to - behind;
    ends.push(length);
    rows.push(row);
    at = to;
  }
  return {
    term: Buffer.from(term),
    first: BigInt(rows[0] ?? 0),
    last: BigInt(rows.at(-1) ?? 0),
    body: Buffer.concat(pieces),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    rows: Float64Array.from(rows),
  };
}

interface Sparse {
  page: number;
  bytes: Buffer[];
  length: number;
  last: bigint | null;
}

class PieceWriter {
  entries = 0;
  readonly #put: (id: bigint, block: Buffer) => void;
  readonly #putTerm: (term: Buffer, page: number) => void;
  readonly #page = Buffer.alloc(maxPage * 2);
  #length = 4;
  #number = 1;
  #rowAt = 0;
  #offsets: number[] = [];
  #lastTerm: Buffer = Buffer.alloc(0);
  /** What the page that begins with the last term is found by, and how many pages hold nothing but its list. */
  #found: { term: Buffer; page: number } = { term: Buffer.alloc(0), page: 1 };
  #emptyCount = 0;
  #sparse: Sparse[] = [];

  constructor(put: (id: bigint, block: Buffer) => void, putTerm: (term: Buffer, page: number) => void) {
    this.#put = put;
    this.#putTerm = putTerm;
  }

  add(list: List, newestShift: bigint, shift: bigint, copies: number): void {
    const { body, starts, ends, rows } = list;
    const firstEntry = (ends[0] ?? 0) + 20;
    if (this.#length + list.term.length + firstEntry + this.#offsets.length * 2 + 8 >= maxPage) this.#flush();
    this.#addTerm(list.term);
    let isFirst = true;
    let last = 0n;
    for (let copy = 0; copy < copies; copy += 1) {
      const by = newestShift + shift * BigInt(copy);
      for (let nth = 0; nth < starts.length;) {
        const row = BigInt(rows[nth] ?? 0) + by;
        const isNewPage = this.#room() < (ends[nth] ?? 0) - (starts[nth] ?? 0) + 9;
        if (isNewPage && !isFirst) {
          this.#flush();
          this.#rowAt = this.#length;
          this.#noteSparse(row);
        }
        const head = varint(isFirst || isNewPage ? row : row - last);
        this.#append(head);
        // As many entries as there is room for go as they are.
        const start = starts[nth] ?? 0;
        const until = start + this.#room();
        let end = nth;
        while (end + 1 < starts.length && (ends[end + 1] ?? 0) <= until) end += 1;
        this.#append(body.subarray(start, ends[end]));
        this.entries += end - nth + 1;
        last = BigInt(rows[end] ?? 0) + by;
        isFirst = false;
        nth = end + 1;
      }
    }
  }

  end(): { last: number } {
    this.#flush();
    this.#flushFound();
    return { last: this.#number - 1 };
  }

  #room(): number {
    return maxPage - this.#length - this.#offsets.length * 2 - 4;
  }

  #append(bytes: Buffer): void {
    this.#length += bytes.copy(this.#page, this.#length);
  }

  #addTerm(term: Buffer): void {
    const isFirst = this.#offsets.length === 0;
    const shared = prefixLength(this.#lastTerm, term);
    if (isFirst && this.#number !== 1) {
      this.#flushFound();
      const length = this.#lastTerm.length > 0 ? shared + 1 : term.length;
      this.#found = { term: term.subarray(0, length), page: this.#number };
    }
    this.#offsets.push(this.#length);
    if (!isFirst) this.#append(varint(BigInt(shared)));
    const rest = isFirst ? term : term.subarray(shared);
    this.#append(varint(BigInt(rest.length)));
    this.#append(rest);
    this.#lastTerm = term;
    this.#sparse = [{ page: this.#number, bytes: [], length: 0, last: null }];
  }

  #flush(): void {
    const { offsets } = this.#flushParts();
    if (offsets === 0) this.#emptyCount += 1;
  }

  #flushParts(): { offsets: number } {
    this.#page.writeUInt16BE(this.#rowAt, 0);
    this.#page.writeUInt16BE(this.#length, 2);
    let before = 0;
    for (const offset of this.#offsets) {
      this.#append(varint(BigInt(offset - before)));
      before = offset;
    }
    this.#put(rowOfPage(1, this.#number), Buffer.from(this.#page.subarray(0, this.#length)));
    const offsets = this.#offsets.length;
    this.#number += 1;
    this.#length = 4;
    this.#rowAt = 0;
    this.#offsets = [];
    return { offsets };
  }

  /** Ends what is known of the last page with a term, and of the pages that continue its list. */
  #flushFound(): void {
    const isSparse = (this.#sparse[0]?.length ?? 0) > 0 && this.#emptyCount >= minSparsePages;
    if (isSparse) {
      for (const [height, { page, bytes, length }] of this.#sparse.entries()) {
        if (length === 0) break;
        this.#put(rowOfPage(1, page, height, true), Buffer.concat(bytes));
      }
    }
    this.#sparse = [];
    this.#emptyCount = 0;
    this.#putTerm(this.#found.term, this.#found.page * 2 + (isSparse ? 1 : 0));
  }

  /** As fts5WriteDlidxAppend. */
  #noteSparse(row: bigint): void {
    for (let height = 0, isDone = false; !isDone; height += 1) {
      const level = (this.#sparse[height] ??= { page: 0, bytes: [], length: 0, last: null });
      if (level.length >= maxPage) {
        const whole = Buffer.concat(level.bytes);
        whole[0] = 1;
        this.#put(rowOfPage(1, level.page, height, true), whole);
        const above = (this.#sparse[height + 1] ??= { page: 0, bytes: [], length: 0, last: null });
        if (above.length === 0) {
          const [, from] = readVarint(whole, 1);
          const [first] = readVarint(whole, from);
          above.page = level.page;
          push(above, [0n, BigInt(level.page), first]);
          above.last = first;
        }
        Object.assign(level, { page: level.page + 1, bytes: [], length: 0, last: null });
      } else isDone = true;
      if (level.last === null) {
        const page = height === 0 ? this.#number : (this.#sparse[height - 1]?.page ?? 0);
        push(level, [isDone ? 0n : 1n, BigInt(page), row]);
      } else push(level, [row - level.last]);
      level.last = row;
    }
  }
}

function push(level: Sparse, numbers: readonly bigint[]): void {
  for (const number of numbers) {
    const bytes = varint(number);
    level.bytes.push(bytes);
    level.length += bytes.length;
  }
}

function prefixLength(one: Buffer, other: Buffer): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

/** SQLite's: seven bits a byte, the highest first; our numbers stay below nine bytes. */
function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push(Number(rest & 0x7fn) | (bytes.length > 0 ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes.toReversed());
}

function readNumber(bytes: Buffer, from: number): [value: number, next: number] {
  let value = 0;
  for (let at = from; ; at += 1) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + 1];
  }
}

function readVarint(bytes: Buffer, from: number): [value: bigint, next: number] {
  const [value, next] = readNumber(bytes, from);
  return [BigInt(value), next];
}

function readVarints(bytes: Buffer, count: number): number[] {
  const all: number[] = [];
  for (let at = 0; at < bytes.length && all.length < count;) {
    const [value, next] = readNumber(bytes, at);
    all.push(value);
    at = next;
  }
  return all;
}

function readOffsets(footer: Buffer): number[] {
  const all: number[] = [];
  let offset = 0;
  for (let at = 0; at < footer.length;) {
    const [value, next] = readNumber(footer, at);
    offset += value;
    all.push(offset);
    at = next;
  }
  return all;
}
