import type { Database } from 'better-sqlite3';
import type { FacetCount, SearchFacets } from '#shared/search.ts';
import { foldersOf, speakerTokens } from './facet-tokens.ts';
import { matchExpression } from './match-expression.ts';
import type { Memory } from './memory.ts';
import { placeOf } from './passage.ts';
import type { Query } from './query.ts';
import { prepareRecordingFacts } from './recording-facts.ts';
import type { Vocabulary } from './vocabulary.ts';
import { prepareWindowRows, type Asked } from './window-rows.ts';

/** The newest passages that are counted. */
const mostPassages = 5000;
const mostValues = 8;
/** Recordings whose speakers are looked up. */
const mostRecordings = 200;
const none: SearchFacets = { folder: [], tag: [], speaker: [], lang: [], month: [], isWhole: true };

/** How the passages of a query divide by folder, tag, speaker, language and month, the commonest values first. */
export function prepareFacetCounts(database: Database, vocabulary: Vocabulary, memory: Memory) {
  const rows = prepareWindowRows(database);
  const factsOf = memory.of(prepareRecordingFacts(database));
  const selectSpeakers = database.prepare<[number], string>('SELECT name FROM main.speaker WHERE transcript_id = ?');
  const speakersOf = memory.of((transcriptId) => selectSpeakers.pluck().all(transcriptId));
  return (query: Query | null): SearchFacets => {
    if (query === null) return none;
    const asked: Asked = { expression: matchExpression(query, vocabulary), ...rows.range(query) };
    const found = rows.newest(asked, Number.MAX_SAFE_INTEGER, mostPassages);
    const byRecording = new Map<number, number>();
    for (const rowId of found) add(byRecording, placeOf(rowId).recordingId, 1);
    const sums = { folder: sum(), tag: sum(), lang: sum(), month: sum() };
    const voices = sum();
    let looked = 0;
    for (const [recordingId, count] of byRecording) {
      const facts = factsOf(recordingId);
      if (facts === null) continue;
      add(sums.folder, foldersOf(facts.path)[0] ?? '', count);
      for (const tag of facts.tags) add(sums.tag, tag, count);
      add(sums.lang, facts.language ?? '', count);
      add(sums.month, monthOf(facts.addedAtMs), count);
      if ((looked += 1) <= mostRecordings) for (const name of speakersOf(facts.transcriptId)) add(voices, name, count);
    }
    const lastRowId = found.at(-1) ?? 0;
    return {
      folder: top(sums.folder),
      tag: top(sums.tag),
      lang: top(sums.lang),
      month: top(sums.month).toSorted((a, b) => (a.value < b.value ? 1 : -1)),
      speaker: speakersIn(top(voices), (expression) =>
        rows.count({ ...asked, expression, fromRowId: lastRowId }, mostPassages),
      ),
      isWhole: found.length < mostPassages,
    };

    /** A recording has several voices: each is counted in the passages it speaks in. */
    function speakersIn(names: readonly FacetCount[], countOf: (expression: string) => number): readonly FacetCount[] {
      if (asked.expression === null) return [];
      return names
        .map(({ value }) => {
          const tokens = speakerTokens(value).map((token) => `facet : "${token}"`);
          return { value, count: countOf([`(${asked.expression})`, ...tokens].join(' AND ')) };
        })
        .filter(({ count }) => count > 0)
        .toSorted((a, b) => b.count - a.count);
    }
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
    .slice(0, mostValues);
}

function monthOf(ms: number): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}
