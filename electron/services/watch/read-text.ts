import type { Database } from 'better-sqlite3';
import { createSegmentOrder, segmentsPerPassage, type SegmentOrder } from '#services/store/segments/segment-order.ts';
import { fewSegments, Neighbours } from '#services/search/index/neighbours.ts';
import type { IndexedText } from '#services/search/index/passage.ts';
import { createSegmentReader, type SegmentReader, type SegmentTokens } from '#services/search/index/segment-reader.ts';
import { idsPerTranscript, transcriptOf, transcriptSql } from '#services/store/segments/segment-ids.ts';

/** Neighbours in the order of time, and what stands on either side of them. Never without a segment of its own. */
export interface Stretch {
  readonly own: readonly SegmentTokens[];
  readonly before: Neighbours;
  readonly after: Neighbours;
}

export interface TextReader {
  /** Those of these segments that are there, neighbours together. */
  stretches(segmentIds: readonly number[]): readonly Stretch[];
  /** One window of the search index. */
  window(text: IndexedText, window: number): readonly Stretch[];
  /** A whole transcript; null for an empty one. */
  transcript(transcriptId: number): Stretch | null;
}

export function createTextReader(database: Database): TextReader {
  const reader = createSegmentReader(database);
  const order = createSegmentOrder(database);
  const inIdOrder = prepareInIdOrder(database, reader);
  const stretches = (segmentIds: readonly number[]) => {
    if (segmentIds.length === 0) return [];
    const one = inIdOrder(segmentIds) ?? together(reader, segmentIds);
    return one === null ? apart(reader, order, segmentIds) : [one];
  };
  return {
    stretches,
    window({ transcriptId, isInIdOrder }, window) {
      if (!isInIdOrder) return stretches(reader.window(transcriptId, window).map(({ segmentId }) => segmentId));
      const beginning = transcriptId * idsPerTranscript;
      const first = beginning + window * segmentsPerPassage;
      const end = first + segmentsPerPassage;
      const rows = reader.range(Math.max(beginning, first - fewSegments), end + fewSegments);
      const own = rows.filter(({ segmentId }) => segmentId >= first && segmentId < end);
      if (own.length === 0) return [];
      const before = rows.filter(({ segmentId }) => segmentId < first).reverse();
      const after = rows.filter(({ segmentId }) => segmentId >= end);
      return [stretchOf(reader, own, { before: window === 0 ? before : ifMany(before), after: ifMany(after) })];
    },
    transcript(transcriptId) {
      const own = reader.transcript(transcriptId);
      return own.length === 0 ? null : stretchOf(reader, own, { before: [], after: [] });
    },
  };
}

function stretchOf(
  reader: SegmentReader,
  own: readonly SegmentTokens[],
  known: { readonly before?: readonly SegmentTokens[] | null; readonly after?: readonly SegmentTokens[] | null } = {},
): Stretch {
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a stretch without a segment');
  return {
    own,
    before: new Neighbours(first, reader.before, known.before),
    after: new Neighbours(last, reader.after, known.after),
  };
}

/** Ids may be missing: fewer than were asked for by id need not be all. */
function ifMany(segments: readonly SegmentTokens[]): readonly SegmentTokens[] | null {
  return segments.length < fewSegments ? null : segments;
}

/**
 * Segments of neighbouring ids, where ids give the order all around them: so it is with new text, and one look-up reads
 * everything. Null where it is not so.
 */
function prepareInIdOrder(database: Database, reader: SegmentReader): (ids: readonly number[]) => Stretch | null {
  const selectMoved = database
    .prepare<[number, number, number, number, number], number>(
      `SELECT EXISTS (SELECT 1 FROM main.segment WHERE id BETWEEN ? AND ? AND passage IS NOT NULL)
        OR EXISTS (SELECT 1 FROM main.segment WHERE ${transcriptSql()} = ? AND passage BETWEEN ? AND ?)`,
    )
    .pluck();
  const passageAt = (id: number) => Math.floor((id % idsPerTranscript) / segmentsPerPassage);
  return (ids) => {
    const [first, last] = [Math.min(...ids), Math.max(...ids)];
    if (last - first + 1 !== ids.length) return null;
    const beginning = first - (first % idsPerTranscript);
    const from = Math.max(beginning, first - fewSegments);
    const to = Math.min(beginning + idsPerTranscript - 1, last + fewSegments);
    const rows = reader.range(from, to + 1);
    if (rows.some(({ startMs }, nth) => startMs < (rows[nth - 1]?.startMs ?? 0))) return null;
    const own = rows.filter(({ segmentId }) => segmentId >= first && segmentId <= last);
    if (own.length !== ids.length) return null;
    if (selectMoved.get(from, to, transcriptOf(first), passageAt(from), passageAt(to)) === 1) return null;
    const before = rows.filter(({ segmentId }) => segmentId < first).reverse();
    const after = rows.filter(({ segmentId }) => segmentId > last);
    return stretchOf(reader, own, { before: from === beginning ? before : ifMany(before), after: ifMany(after) });
  };
}

/** Segments that stand together, the first of them first, as new text does: one look-up for all and what follows. */
function together(reader: SegmentReader, ids: readonly number[]): Stretch | null {
  const rows = reader.from(Math.min(...ids), ids.length + fewSegments);
  const own = rows.slice(0, ids.length);
  const wanted = new Set(ids);
  if (own.length < wanted.size || !own.every(({ segmentId }) => wanted.has(segmentId))) return null;
  return stretchOf(reader, own, { after: rows.slice(ids.length) });
}

function apart(reader: SegmentReader, order: SegmentOrder, ids: readonly number[]): Stretch[] {
  const segments = reader.some(ids);
  const stretches: Stretch[] = [];
  for (let at = 0; at < segments.length;) {
    const [first, ...others] = segments.slice(at);
    if (first === undefined) break;
    const place = { id: first.segmentId, start_ms: first.startMs };
    const following = others.length === 0 ? [] : order.after(place, others.length);
    const parting = others.findIndex(({ segmentId }, nth) => following[nth]?.id !== segmentId);
    const end = parting < 0 ? segments.length : at + 1 + parting;
    stretches.push(stretchOf(reader, segments.slice(at, end)));
    at = end;
  }
  return stretches;
}
