import type { Database } from 'better-sqlite3';
import type { SearchOrder } from '#shared/search.ts';
import { commonBitsOf, type CommonMasks } from './common-masks.ts';
import type { Filter, RecordingFacts, SegmentFacts } from './filters.ts';
import { findHits, wordsBeyond, type FoundSegment, type MentionPlaces } from './find-hits.ts';
import { prepareIndexedText } from '#services/search/index/indexed-text.ts';
import { prepareMentionPlaces } from './listed/mention-places.ts';
import { matchExpression } from './match-expression.ts';
import { prepareLimitRows } from './rows/recording-candidates.ts';
import { createPassageReader, placeOf, segmentsPerWindow } from '#services/search/index/passage.ts';
import { idsPerTranscript } from '#services/store/segments/segment-ids.ts';
import type { SegmentTokens } from '#services/search/index/segment-reader.ts';
import type { Query } from './query.ts';
import { prepareRecordingFacts } from './recording-facts.ts';
import type { ReadCache } from './read-cache.ts';
import { prepareTimeOf } from './segment-times.ts';
import type { Vocabulary } from '#services/search/spelling/vocabulary.ts';
import { withoutUnsaid } from './without-unsaid.ts';
import { prepareWindowRows, type RowQuery, type WindowRows } from './rows/window-rows.ts';

/** Windows asked of the index at a time: a page is mostly in the first ones. */
const batchSize = 60;
/** Ranking reads every match of a word; the newest ones are what it is asked for. */
export const maxRanked = 5000;

/** The hits of one query, found as far as they were asked for. */
export interface SearchRun {
  readonly asked: RowQuery;
  readonly hits: readonly FoundSegment[];
  /** True when there are no more. */
  isComplete(): boolean;
  isNewestOnly(): boolean;
  /** About how many windows hold it, by how far back the newest ones reach. */
  estimate(): number;
  /** Continues until it is complete or `isEnough`, asked after every window, says so. */
  advance(isEnough: () => boolean): void;
}

interface RunParts {
  readonly vocabulary: Vocabulary | null;
  readonly memory: ReadCache;
  readonly masks: CommonMasks;
}

/** Starts no work yet. Valid as long as the index does not change. */
export function createRunner(database: Database, { vocabulary, memory, masks }: RunParts) {
  const rows = prepareWindowRows(database);
  const findIn = prepareFindIn(database, memory);
  const limitRows = prepareLimitRows(database);
  return (asAsked: Query, order: SearchOrder = 'newest'): SearchRun => {
    const query = vocabulary === null ? asAsked : withoutUnsaid(asAsked, vocabulary);
    const asked: RowQuery = { expression: matchExpression(query, { vocabulary }), ...rows.range(query) };
    const walked: RowQuery = { ...asked, expression: matchExpression(query, { vocabulary, isLoose: true }) };
    const newest = prepareNewest(rows, masks, commonBitsOf(asAsked), walked, (all) =>
      limitRows(query, all, () => matchExpression(query, { vocabulary, isApart: true })),
    );
    return createRun(asked, order === 'relevance' ? rankedOnce(rows, asked) : newestInBatches(newest), {
      find: findIn(query),
      estimate: (windows, beforeRowId) => rows.estimate(asked, windows, beforeRowId),
    });
  };
}

interface Batch {
  readonly rowIds: readonly number[];
  readonly isLast: boolean;
  readonly isNewestOnly?: boolean;
}
type Newest = (fromRowId: number, limit: number) => readonly number[];

function rankedOnce(rows: WindowRows, asked: RowQuery): () => Batch {
  return () => {
    const rowIds = rows.ranked(asked, maxRanked);
    return { rowIds, isLast: true, isNewestOnly: rowIds.length === maxRanked };
  };
}

function newestInBatches(newest: Newest): () => Batch {
  let fromRowId = 0;
  return () => {
    const rowIds = newest(fromRowId, batchSize);
    fromRowId = (rowIds.at(-1) ?? 0) + 1;
    return { rowIds, isLast: rowIds.length < batchSize };
  };
}

interface HitFinder {
  readonly find: (rowId: number) => readonly FoundSegment[];
  readonly estimate: (windows: number, beforeRowId: number) => number;
}

function createRun(asked: RowQuery, next: () => Batch, { find, estimate }: HitFinder): SearchRun {
  const hits: FoundSegment[] = [];
  let batch: Batch = { rowIds: [], isLast: false };
  const done = { inBatch: 0, windows: 0, lastRowId: 0 };
  const isComplete = () => batch.isLast && done.inBatch === batch.rowIds.length;
  return {
    asked,
    hits,
    isComplete,
    isNewestOnly: () => batch.isNewestOnly === true,
    estimate: () => estimate(done.windows, done.lastRowId + 1),
    advance(isEnough) {
      while (!isComplete() && !isEnough()) {
        if (done.inBatch === batch.rowIds.length) {
          batch = next();
          done.inBatch = 0;
        }
        const rowId = batch.rowIds[done.inBatch];
        if (rowId === undefined) continue;
        done.inBatch += 1;
        const found = find(rowId);
        hits.push(...found);
        if (found.length > 0) done.windows += 1;
        done.lastRowId = rowId;
      }
    },
  };
}

/** Several common words are found by their masks: FTS5 would walk through the whole of each. */
function prepareNewest(
  rows: WindowRows,
  masks: CommonMasks,
  bits: readonly number[] | null,
  asked: RowQuery,
  limited: (asked: RowQuery) => RowQuery,
): Newest {
  let walked: RowQuery | null = null;
  if (bits === null || bits.length < 2)
    return (fromRowId, limit) => rows.newest((walked ??= limited(asked)), fromRowId, limit);
  masks.refresh();
  return (fromRowId, limit) => masks.rows(bits, Math.max(fromRowId, asked.fromRowId), asked.toRowId, limit);
}

/** Searches the text of one window. */
function prepareFindIn(database: Database, memory: ReadCache) {
  const factsOf = memory.of(prepareRecordingFacts(database, memory));
  const textOf = memory.of(prepareIndexedText(database));
  const read = createPassageReader(database);
  const timeOf = prepareTimeOf(database);
  const selectSpeaker = database.prepare<[number], string>('SELECT name FROM main.speaker WHERE id = ?').pluck();
  const speakerOf = memory.of((id) => selectSpeaker.get(id) ?? null);
  const mentionPlaces = prepareMentionPlaces(database, memory);
  return (query: Query) => {
    const wordsAfter = wordsBeyond(query);
    const isFiltered = query.filters.length > 0;
    const allows = (filter: Filter, recording: RecordingFacts, segment: SegmentFacts) =>
      filter.allows(recording, segment) !== filter.isExcluded;
    // Without a mention is said of a passage, not of the whole recording.
    const ofRecording = query.filters.filter(
      ({ isOfRecording, isExcluded, mentioned }) => isOfRecording && !(isExcluded && mentioned !== undefined),
    );
    const mentions = query.filters.flatMap(({ mentioned, isExcluded }) =>
      mentioned === undefined ? [] : [{ placesOf: mentionPlaces(mentioned), isExcluded }],
    );
    const placesIn = preparePlacesIn(mentions);
    const ofSegment = query.filters.filter(({ isOfRecording }) => !isOfRecording);
    return (rowId: number): readonly FoundSegment[] => {
      const { recordingId, window } = placeOf(rowId);
      const text = textOf(recordingId);
      if (text === null) return [];
      if (!isFiltered) return findHits(query, read(text, window, wordsAfter), timeOf);
      const facts = factsOf(recordingId);
      if (facts === null || !ofRecording.every((filter) => allows(filter, facts, noListener))) return [];
      const { wanted, unwanted, windows } = placesIn(recordingId);
      // Most windows of a recording have nothing of it: their text need not be read.
      if (text.isInIdOrder && windows.some((some) => some !== null && !some.has(window))) return [];
      // What is true of the whole recording needs no check of its segments.
      if (ofSegment.length + unwanted.length === 0)
        return findHits(query, read(text, window, wordsAfter), timeOf, undefined, wanted);
      const isAllowed = (segment: SegmentTokens) => {
        if (unwanted.some((places) => places.in(segment).length > 0)) return false;
        const { speakerId, confidence } = segment;
        const speaker = speakerId === null ? null : speakerOf(speakerId);
        return ofSegment.every((filter) => allows(filter, facts, { speaker, confidence }));
      };
      return findHits(query, read(text, window, wordsAfter), timeOf, isAllowed, wanted);
    };
  };
}

interface AskedMentions {
  readonly placesOf: (recordingId: number) => MentionPlaces;
  readonly isExcluded: boolean;
}

/** Of the last recording that was asked for: its windows come one after another. */
function preparePlacesIn(mentions: readonly AskedMentions[]) {
  const find = (recordingId: number) => {
    const all = mentions.map(({ placesOf, isExcluded }) => ({ places: placesOf(recordingId), isExcluded }));
    const wanted = all.flatMap(({ places, isExcluded }) => (isExcluded ? [] : [places]));
    return {
      recordingId,
      wanted,
      unwanted: all.flatMap(({ places, isExcluded }) => (isExcluded ? [places] : [])),
      windows: wanted.map(({ segmentIds }) => (segmentIds === null ? null : windowsOf(segmentIds))),
    };
  };
  let last: ReturnType<typeof find> | null = null;
  return (recordingId: number) => {
    if (last?.recordingId !== recordingId) last = find(recordingId);
    return last;
  };
}

function windowsOf(segmentIds: Iterable<number>): ReadonlySet<number> {
  const windows = new Set<number>();
  for (const id of segmentIds) windows.add(Math.floor((id % idsPerTranscript) / segmentsPerWindow));
  return windows;
}

const noListener: SegmentFacts = { speaker: null, confidence: null };
