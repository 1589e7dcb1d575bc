import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Page } from '#shared/page.ts';
import { AppFailure } from '#shared/failure.ts';
import { maxLibraryHits, type FoundRecording, type LibrarySearch, type TextHit } from '#shared/text/find-text.ts';
import { hitOf, replaceIn } from './find-in-transcript.ts';
import { prepareTexts, type SegmentText } from './read-texts.ts';
import type { LinearMatch } from '#services/search/query/linear-pattern.ts';
import type { TextPattern } from './text-pattern.ts';
import type { TextChange } from './write-texts.ts';

/** So long at a stretch: calls of the page are answered in between. */
const sliceMs = 8;

interface FoundSegment {
  readonly segment: SegmentText;
  readonly index: number;
  readonly matches: readonly LinearMatch[];
}

interface SearchedTranscript {
  readonly recording: FoundRecording;
  readonly segments: readonly FoundSegment[];
}

export interface LibraryHits {
  /** Begins a search and ends the one before it; `onProgress` is called until it is over. */
  begin(
    pattern: TextPattern,
    onProgress: (progress: LibrarySearch) => void,
  ): { readonly first: LibrarySearch; readonly done: Promise<void> };
  stop(): void;
  /** Throws `not-found` for a search that another one took the place of. */
  recordings(searchId: number, page: { offset: number; limit: number }): Page<FoundRecording>;
  hits(
    searchId: number,
    recordingId: number,
    replacement: string,
    page: { offset: number; limit: number },
  ): Page<TextHit>;
  /** What is to be written, but for what is kept as it is. */
  changes(
    searchId: number,
    replacement: string,
    kept: { readonly recordingIds: ReadonlySet<number>; isKept(segmentId: number, start: number): boolean },
  ): Generator<TextChange>;
}

/** One search; another one takes its place. */
interface Search {
  readonly searchId: number;
  readonly pattern: TextPattern;
  readonly found: SearchedTranscript[];
  isStopped: boolean;
}

/** Searches every current transcript, newest recording first. Only what was found is kept in memory. */
export function createLibrarySearch(database: Database): LibraryHits {
  const selectTranscripts = database.prepare<[], FoundRecording>(
    `SELECT recording.id AS recordingId, transcript.id AS transcriptId, name, 0 AS hitCount
     FROM recording JOIN transcript ON transcript.recording_id = recording.id AND is_current = 1
     WHERE removed_at_ms IS NULL AND segment_count > 0 ORDER BY recording.id DESC`,
  );
  const look = prepareLook(database);
  let current: Search | null = null;
  const ofSearch = (searchId: number): Search => {
    if (current?.searchId !== searchId) throw new AppFailure('not-found', { what: 'search' });
    return current;
  };
  return {
    begin(pattern, onProgress) {
      if (current !== null) current.isStopped = true;
      const search: Search = { searchId: (current?.searchId ?? 0) + 1, pattern, found: [], isStopped: false };
      current = search;
      const all = selectTranscripts.all();
      return {
        first: progressOf(search, all.length === 0 ? 1 : 0, 0),
        done: setImmediate().then(() => look(search, all, onProgress)),
      };
    },
    stop() {
      if (current !== null) current.isStopped = true;
    },
    recordings(searchId, { offset, limit }) {
      const { found } = ofSearch(searchId);
      return { rows: found.slice(offset, offset + limit).map(({ recording }) => recording), total: found.length };
    },
    hits(searchId, recordingId, replacement, { offset, limit }) {
      const { found, pattern } = ofSearch(searchId);
      const ofRecording = found.find(({ recording }) => recording.recordingId === recordingId);
      if (ofRecording === undefined) throw new AppFailure('not-found', { what: 'recording' });
      const all = ofRecording.segments.flatMap((one) => one.matches.map((match) => ({ ...one, match })));
      const rows = all
        .slice(offset, offset + limit)
        .map(({ segment, index, match }) => hitOf(segment, index, match, pattern, replacement));
      return { rows, total: all.length };
    },
    changes: (searchId, replacement, kept) => changesOf(ofSearch(searchId), replacement, kept),
  };
}

type KeptHits = Parameters<LibraryHits['changes']>[2];

function* changesOf({ found, pattern }: Search, replacement: string, kept: KeptHits): Generator<TextChange> {
  for (const { recording, segments } of found) {
    if (kept.recordingIds.has(recording.recordingId)) continue;
    for (const { segment, matches } of segments) {
      const ticked = matches.filter(({ start }) => !kept.isKept(segment.id, start));
      const change = replaceIn(segment, ticked, pattern, replacement);
      if (change !== null) yield change;
    }
  }
}

function prepareLook(database: Database) {
  const texts = prepareTexts(database);
  return async (
    search: Search,
    recordings: readonly FoundRecording[],
    onProgress: (progress: LibrarySearch) => void,
  ): Promise<void> => {
    let [hitCount, began] = [0, performance.now()];
    for (const [nth, recording] of recordings.entries()) {
      if (search.isStopped || !database.open) return;
      const found = foundIn(recording, texts(recording.transcriptId), search.pattern, maxLibraryHits - hitCount);
      hitCount += found.recording.hitCount;
      if (found.segments.length > 0) search.found.push(found);
      if (hitCount >= maxLibraryHits) break;
      if (performance.now() - began < sliceMs) continue;
      onProgress(progressOf(search, nth / recordings.length, hitCount));
      await setImmediate();
      began = performance.now();
    }
    onProgress(progressOf(search, 1, hitCount));
  };
}

function foundIn(
  recording: FoundRecording,
  texts: Iterable<SegmentText>,
  pattern: TextPattern,
  max: number,
): SearchedTranscript {
  const segments: FoundSegment[] = [];
  let [index, hitCount] = [-1, 0];
  for (const segment of texts) {
    index += 1;
    const matches = pattern.find(segment.text).slice(0, max - hitCount);
    hitCount += matches.length;
    if (matches.length > 0) segments.push({ segment, index, matches });
    if (hitCount >= max) break;
  }
  return { recording: { ...recording, hitCount }, segments };
}

function progressOf({ searchId, found }: Search, share: number, hitCount: number): LibrarySearch {
  return { searchId, share, hitCount, recordingCount: found.length, isCut: hitCount >= maxLibraryHits };
}
