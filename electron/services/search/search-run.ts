import type { Database } from 'better-sqlite3';
import type { SearchOrder } from '#shared/search.ts';
import type { Filter, RecordingFacts, SegmentFacts } from './filters.ts';
import { findHits, wordsBeyond, type FoundSegment } from './find-hits.ts';
import { prepareIndexedText } from './indexed-text.ts';
import { matchExpression } from './match-expression.ts';
import { createPassageReader, placeOf, type SegmentTokens } from './passage.ts';
import type { Query } from './query.ts';
import { prepareRecordingFacts } from './recording-facts.ts';
import type { Memory } from './memory.ts';
import { prepareTimeOf } from './segment-times.ts';
import type { Vocabulary } from './vocabulary.ts';
import { prepareWindowRows, type Asked } from './window-rows.ts';

/** Windows asked of the index at a time: a page is mostly in the first ones. */
const batchSize = 60;
/** Ranking reads every match of a word; the newest ones are what it is asked for. */
export const mostRanked = 5000;

/** The hits of one query, found as far as they were asked for. */
export interface SearchRun {
  readonly asked: Asked;
  readonly hits: readonly FoundSegment[];
  /** True when there are no more. */
  isComplete(): boolean;
  isNewestOnly(): boolean;
  /** Goes on until it is complete or `isEnough`, asked after every window, says so. */
  advance(isEnough: () => boolean): void;
}

/** Starts no work yet. Valid as long as the index does not change. */
export function createRunner(database: Database, vocabulary: Vocabulary | null, memory: Memory) {
  const rows = prepareWindowRows(database);
  const findIn = prepareFindIn(database, memory);
  return (query: Query, order: SearchOrder = 'newest'): SearchRun => {
    const asked: Asked = { expression: matchExpression(query, vocabulary), ...rows.range(query) };
    const find = findIn(query);
    const hits: FoundSegment[] = [];
    const done = { waiting: [] as number[], isLast: false, isNewestOnly: false, lastRowId: Number.MAX_SAFE_INTEGER };
    const fetch = () => {
      if (order === 'relevance') {
        done.waiting = rows.ranked(asked, mostRanked).toReversed();
        done.isLast = true;
        done.isNewestOnly = done.waiting.length === mostRanked;
        return;
      }
      const batch = rows.newest(asked, done.lastRowId, batchSize);
      done.lastRowId = batch.at(-1) ?? 0;
      done.isLast = batch.length < batchSize;
      done.waiting = batch.toReversed();
    };
    const isComplete = () => done.isLast && done.waiting.length === 0;
    return {
      asked,
      hits,
      isComplete,
      isNewestOnly: () => done.isNewestOnly,
      advance(isEnough) {
        while (!isComplete() && !isEnough()) {
          if (done.waiting.length === 0) fetch();
          const rowId = done.waiting.pop();
          if (rowId !== undefined) hits.push(...find(rowId));
        }
      },
    };
  };
}

/** Looks into the text of one window. */
function prepareFindIn(database: Database, memory: Memory) {
  const factsOf = memory.of(prepareRecordingFacts(database));
  const textOf = memory.of(prepareIndexedText(database));
  const read = createPassageReader(database);
  const timeOf = prepareTimeOf(database);
  const selectSpeaker = database.prepare<[number], string>('SELECT name FROM main.speaker WHERE id = ?').pluck();
  const speakerOf = memory.of((id) => selectSpeaker.get(id) ?? null);
  return (query: Query) => {
    const wordsAfter = wordsBeyond(query);
    const isFiltered = query.filters.length > 0;
    const allows = (filter: Filter, recording: RecordingFacts, segment: SegmentFacts) =>
      filter.allows(recording, segment) !== filter.isExcluded;
    const ofRecording = query.filters.filter(({ isOfRecording }) => isOfRecording);
    const ofSegment = query.filters.filter(({ isOfRecording }) => !isOfRecording);
    return (rowId: number): readonly FoundSegment[] => {
      const { recordingId, window } = placeOf(rowId);
      const text = textOf(recordingId);
      if (text === null) return [];
      if (!isFiltered) return findHits(query, read(text, window, wordsAfter), timeOf);
      const facts = factsOf(recordingId);
      if (facts === null || !ofRecording.every((filter) => allows(filter, facts, nobody))) return [];
      const isAllowed = ({ speakerId, confidence }: SegmentTokens) => {
        const speaker = speakerId === null ? null : speakerOf(speakerId);
        return ofSegment.every((filter) => allows(filter, facts, { speaker, confidence }));
      };
      return findHits(query, read(text, window, wordsAfter), timeOf, isAllowed);
    };
  };
}

const nobody: SegmentFacts = { speaker: null, confidence: null };
