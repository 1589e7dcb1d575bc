import type { Database } from 'better-sqlite3';
import { createSegmentOrder, segmentsPerPassage, type SegmentOrder } from '#services/store/segments/segment-order.ts';
import type { IndexedText } from '#services/search/index/passage.ts';
import type { Token } from '#services/search/language/token.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import { idsPerTranscript, transcriptOf, transcriptSql } from '#services/store/segments/segment-ids.ts';

type Columns = [id: number, startMs: number, text: string];

/** Its words are split when they are asked for: what only stands around a finding does without. */
export class ReadSegment {
  readonly id: number;
  readonly startMs: number;
  readonly text: string;
  #tokens: readonly Token[] | null = null;

  constructor(columns: Readonly<Columns> | readonly [...Columns, unknown]) {
    this.id = columns[0];
    this.startMs = columns[1];
    this.text = columns[2];
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokenize(this.text));
  }
}

/** Neighbours in the order of time, and what stands on either side of them. Never without a segment of its own. */
export interface Stretch {
  readonly own: readonly ReadSegment[];
  readonly before: Side;
  readonly after: Side;
}

/** Nearly always as many as are needed on a side. */
const fewSegments = 3;

/** What stands on one side of a stretch, nearest first; read when and as far as it is needed. */
export class Side {
  #known: readonly ReadSegment[] | null;
  #isWhole: boolean;
  readonly #read: (count: number) => readonly ReadSegment[];

  /** `known`: the nearest `fewSegments` where they came with the stretch; fewer when there are no more. */
  constructor(read: (count: number) => readonly ReadSegment[], known: readonly ReadSegment[] | null = null) {
    this.#read = read;
    this.#known = known;
    this.#isWhole = known !== null && known.length < fewSegments;
  }

  /** The nearest ones that have a sum of so much, or as many as there are within a passage. */
  take(min: number, sizeOf: (segment: ReadSegment) => number): readonly ReadSegment[] {
    if (min <= 0) return [];
    if (this.#known === null) this.#keep(fewSegments);
    const few = this.#nearest(min, sizeOf);
    if (few !== null) return few;
    if (!this.#isWhole) this.#keep(segmentsPerPassage);
    this.#isWhole = true;
    return this.#nearest(min, sizeOf) ?? this.#known ?? [];
  }

  #keep(count: number): void {
    this.#known = this.#read(count);
    this.#isWhole = this.#known.length < count;
  }

  #nearest(min: number, sizeOf: (segment: ReadSegment) => number): readonly ReadSegment[] | null {
    const known = this.#known ?? [];
    let size = 0;
    for (const [index, segment] of known.entries()) {
      size += sizeOf(segment);
      if (size >= min) return known.slice(0, index + 1);
    }
    return null;
  }
}

export interface TextReader {
  /** Those of these segments that are there, neighbours together. */
  stretches(segmentIds: readonly number[]): readonly Stretch[];
  /** One window of the search index; null when it is empty or has to be read as `stretches`. */
  window(text: IndexedText, window: number): Stretch | null;
  /** A whole transcript; null for an empty one. */
  transcript(transcriptId: number): Stretch | null;
}

export function createTextReader(database: Database): TextReader {
  const select = prepareSelect(database);
  const order = createSegmentOrder(database);
  const inIdOrder = prepareInIdOrder(database, select);
  return {
    stretches(segmentIds) {
      if (segmentIds.length === 0) return [];
      const one = inIdOrder(segmentIds) ?? together(select, segmentIds);
      return one === null ? apart(select, order, segmentIds) : [one];
    },
    window({ transcriptId, isInIdOrder }, window) {
      if (!isInIdOrder) return null;
      const beginning = transcriptId * idsPerTranscript;
      const first = beginning + window * segmentsPerPassage;
      const end = first + segmentsPerPassage;
      const rows = select.range(Math.max(beginning, first - fewSegments), end + fewSegments);
      const own = rows.filter(({ id }) => id >= first && id < end);
      if (own.length === 0) return null;
      const before = rows.filter(({ id }) => id < first).reverse();
      const after = rows.filter(({ id }) => id >= end);
      return stretchOf(select, own, { before, after });
    },
    transcript(transcriptId) {
      const own = select.transcript(transcriptId);
      return own.length === 0 ? null : stretchOf(select, own, { before: [], after: [] });
    },
  };
}

type Select = ReturnType<typeof prepareSelect>;

function stretchOf(
  select: Select,
  own: readonly ReadSegment[],
  known: { readonly before?: readonly ReadSegment[]; readonly after?: readonly ReadSegment[] } = {},
): Stretch {
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a stretch without a segment');
  return {
    own,
    before: new Side((count) => select.before(first, count), known.before),
    after: new Side((count) => select.after(last, count), known.after),
  };
}

/**
 * Segments of neighbouring ids, where ids tell the order all around them: so it is with new text, and one look-up reads
 * everything. Null where it is not so.
 */
function prepareInIdOrder(database: Database, select: Select): (ids: readonly number[]) => Stretch | null {
  const selectRows = database
    .prepare<[number, number, number], [...Columns, passage: number | null]>(
      'SELECT id, start_ms, text, passage FROM main.segment WHERE id >= ? AND id < ? ORDER BY id LIMIT ?',
    )
    .raw();
  const selectMoved = database
    .prepare<[number, number, number]>(
      `SELECT 1 FROM main.segment WHERE ${transcriptSql()} = ? AND passage BETWEEN ? AND ? LIMIT 1`,
    )
    .pluck();
  const passageAt = (id: number) => Math.floor((id % idsPerTranscript) / segmentsPerPassage);
  return (ids) => {
    const [first, last] = [Math.min(...ids), Math.max(...ids)];
    if (last - first + 1 !== ids.length) return null;
    const beginning = first - (first % idsPerTranscript);
    const from = Math.max(beginning, first - fewSegments);
    const rows = selectRows.all(from, beginning + idsPerTranscript, last - from + 1 + fewSegments);
    const [before, own, after]: [ReadSegment[], ReadSegment[], ReadSegment[]] = [[], [], []];
    let lastMs = 0;
    for (const row of rows) {
      if (row[3] !== null || row[1] < lastMs) return null;
      lastMs = row[1];
      const side = row[0] < first ? before : row[0] <= last ? own : after;
      if (side !== after || after.length < fewSegments) side.push(new ReadSegment(row));
    }
    if (own.length !== ids.length) return null;
    const end = rows.at(-1)?.[0] ?? last;
    if (selectMoved.get(transcriptOf(first), passageAt(from), passageAt(end)) !== undefined) return null;
    before.reverse();
    const isBeforeKnown = before.length === fewSegments || from === beginning;
    return stretchOf(select, own, isBeforeKnown ? { before, after } : { after });
  };
}

/** Segments that stand together, the first of them first, as new text does: one look-up for all and what follows. */
function together(select: Select, ids: readonly number[]): Stretch | null {
  const rows = select.from(Math.min(...ids), ids.length + fewSegments);
  const own = rows.slice(0, ids.length);
  const wanted = new Set(ids);
  if (own.length < wanted.size || !own.every(({ id }) => wanted.has(id))) return null;
  return stretchOf(select, own, { after: rows.slice(ids.length) });
}

function apart(select: Select, order: SegmentOrder, ids: readonly number[]): Stretch[] {
  const segments = ids.flatMap((id) => select.one(id)).sort((a, b) => a.startMs - b.startMs || a.id - b.id);
  const stretches: Stretch[] = [];
  for (let at = 0; at < segments.length;) {
    const [first, ...others] = segments.slice(at);
    if (first === undefined) break;
    const place = { id: first.id, start_ms: first.startMs };
    const following = others.length === 0 ? [] : order.after(place, others.length);
    const parting = others.findIndex(({ id }, nth) => following[nth]?.id !== id);
    const end = parting < 0 ? segments.length : at + 1 + parting;
    stretches.push(stretchOf(select, segments.slice(at, end)));
    at = end;
  }
  return stretches;
}

function prepareSelect(database: Database) {
  const columns = 'SELECT id, start_ms, text FROM main.segment WHERE';
  const prepare = (sql: string) => {
    const statement = database.prepare<number[], Columns>(`${columns} ${sql}`).raw() as unknown as {
      all(...values: number[]): Columns[];
    };
    return (...values: number[]) => statement.all(...values).map((row) => new ReadSegment(row));
  };
  const one = prepare('id = ?');
  const range = prepare('id >= ? AND id < ? ORDER BY id');
  const transcript = prepare('id >= ? AND id < ? ORDER BY start_ms, id');
  const from = prepare(
    `${transcriptSql()} = ? AND (start_ms, id) >= (SELECT start_ms, id FROM main.segment WHERE id = ?)
     ORDER BY start_ms, id LIMIT ?`,
  );
  const before = prepare(`${transcriptSql()} = ? AND (start_ms, id) < (?, ?) ORDER BY start_ms DESC, id DESC LIMIT ?`);
  const after = prepare(`${transcriptSql()} = ? AND (start_ms, id) > (?, ?) ORDER BY start_ms, id LIMIT ?`);
  return {
    one,
    range,
    transcript: (id: number) => transcript(id * idsPerTranscript, (id + 1) * idsPerTranscript),
    /** In the order of time, from a segment on; nothing where it is gone. */
    from: (id: number, count: number) => from(transcriptOf(id), id, count),
    before: ({ id, startMs }: ReadSegment, count: number) => before(transcriptOf(id), startMs, id, count),
    after: ({ id, startMs }: ReadSegment, count: number) => after(transcriptOf(id), startMs, id, count),
  };
}
