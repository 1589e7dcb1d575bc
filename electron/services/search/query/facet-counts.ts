import type { Database } from 'better-sqlite3';
import type { FacetCount, SearchFacets } from '#shared/search.ts';
import { localDate } from '#shared/text/local-time.ts';
import { foldersOf, speakerTokens } from '#services/search/index/facet-tokens.ts';
import type { FoundSegment } from './find-hits.ts';
import { matchExpression } from './match-expression.ts';
import type { ReadCache } from './read-cache.ts';
import { placeOf } from '#services/search/index/passage.ts';
import type { Query } from './query.ts';
import { prepareRecordingFacts } from './recording-facts.ts';
import type { Vocabulary } from '#services/search/spelling/vocabulary.ts';
import { prepareWindowRows, type RowQuery, type WindowRows } from './rows/window-rows.ts';
import { transcriptOf } from '#services/store/segments/segment-ids.ts';

/** The newest passages that are counted. */
const maxPassages = 5000;
const maxValues = 8;
/** Recordings whose speakers are looked up. */
const maxRecordings = 200;
const none: SearchFacets = { folder: [], tag: [], speaker: [], lang: [], month: [], isWhole: true };

/**
 * How what a query found divides by folder, tag, speaker, language and month, the commonest values first: the places
 * where they were all found (`hits`), as the count of the page says; else windows of the index, the newest of them. In
 * steps of some milliseconds.
 */
export function prepareFacetCounts(database: Database, vocabulary: Vocabulary, memory: ReadCache) {
  const rows = prepareWindowRows(database);
  const factsOf = memory.of(prepareRecordingFacts(database, memory));
  const ofHits = prepareOfHits(database, memory);
  const ofWindows = prepareOfWindows(database, rows, memory);
  return function* (query: Query | null, hits: readonly FoundSegment[] | null): Generator<void, SearchFacets> {
    if (query === null) return none;
    const asked: RowQuery = { expression: matchExpression(query, { vocabulary }), ...rows.range(query) };
    const { byRecording, speaker, isWhole } = hits === null ? yield* ofWindows(asked) : ofHits(hits);
    const sums = { folder: sum(), tag: sum(), lang: sum(), month: sum() };
    for (const [recordingId, count] of byRecording) {
      const facts = factsOf(recordingId);
      if (facts === null) continue;
      add(sums.folder, foldersOf(facts.path)[0] ?? '', count);
      for (const tag of facts.tags) add(sums.tag, tag, count);
      add(sums.lang, facts.language ?? '', count);
      add(sums.month, monthOf(facts.addedAtMs), count);
    }
    return {
      folder: top(sums.folder),
      tag: top(sums.tag),
      lang: top(sums.lang),
      month: top(sums.month).toSorted((a, b) => (a.value < b.value ? 1 : -1)),
      speaker,
      isWhole,
    };
  };
}

interface Divided {
  readonly byRecording: ReadonlyMap<number, number>;
  readonly speaker: readonly FacetCount[];
  readonly isWhole: boolean;
}

function prepareOfHits(database: Database, memory: ReadCache): (hits: readonly FoundSegment[]) => Divided {
  const selectRecording = database.prepare<[number], number>('SELECT recording_id FROM main.transcript WHERE id = ?');
  const recordingOf = memory.of((transcriptId) => selectRecording.pluck().get(transcriptId) ?? null);
  const selectSpeaker = database.prepare<[number], string>(
    'SELECT speaker.name FROM main.segment JOIN main.speaker ON speaker.id = segment.speaker_id WHERE segment.id = ?',
  );
  return (hits) => {
    const byRecording = new Map<number, number>();
    const voices = sum();
    for (const { segmentId } of hits) {
      const recordingId = recordingOf(transcriptOf(segmentId));
      if (recordingId !== null) add(byRecording, recordingId, 1);
      add(voices, selectSpeaker.pluck().get(segmentId) ?? '', 1);
    }
    return { byRecording, speaker: top(voices), isWhole: true };
  };
}

function prepareOfWindows(database: Database, rows: WindowRows, memory: ReadCache) {
  const selectSpeakers = database.prepare<[number], string>(
    `SELECT speaker.name FROM fulltext.indexed JOIN main.speaker ON speaker.transcript_id = indexed.transcript_id
      WHERE indexed.recording_id = ?`,
  );
  const speakersOf = memory.of((recordingId) => selectSpeakers.pluck().all(recordingId));
  return function* (asked: RowQuery): Generator<void, Divided> {
    const found = rows.newest(asked, 0, maxPassages);
    const byRecording = new Map<number, number>();
    for (const rowId of found) add(byRecording, placeOf(rowId).recordingId, 1);
    const voices = sum();
    for (const [recordingId, count] of byRecording.entries().take(maxRecordings)) {
      for (const name of speakersOf(recordingId)) add(voices, name, count);
    }
    const endRowId = (found.at(-1) ?? 0) + 1;
    // A recording has several voices: each is counted in the passages it speaks in.
    const countOf = (name: string) => {
      const tokens = speakerTokens(name).map((token) => `facet : "${token}"`);
      const expression = [`(${asked.expression})`, ...tokens].join(' AND ');
      return rows.count({ ...asked, expression, toRowId: endRowId }, maxPassages);
    };
    const names = asked.expression === null ? [] : top(voices);
    const speaker: FacetCount[] = [];
    for (const { value } of names) {
      yield;
      const count = countOf(value);
      if (count > 0) speaker.push({ value, count });
    }
    return {
      byRecording,
      speaker: speaker.toSorted((a, b) => b.count - a.count),
      isWhole: found.length < maxPassages,
    };
  };
}

const sum = () => new Map<string, number>();

function add<K>(sums: Map<K, number>, key: K, count: number): void {
  sums.set(key, (sums.get(key) ?? 0) + count);
}

function top(sums: ReadonlyMap<string, number>): readonly FacetCount[] {
  return [...sums]
    .filter(([value]) => value !== '')
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, maxValues);
}

function monthOf(ms: number): string {
  return localDate(ms).slice(0, 7);
}
