import type { Page } from '#shared/page.ts';
import { AppFailure } from '#shared/failure.ts';
import type { DoubtfulPlace, DoubtReason, ReviewProgress, ReviewState, SoundReason } from '#shared/edits/review.ts';
import type { Segment } from '#shared/segment.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { createCorrectionPairs, type CorrectionPairs } from './correction-pairs.ts';
import { soundDoubt, type Doubts, type FoundDoubt } from './doubtful-places.ts';
import { createLibraryPlaces, type LibraryPlaceStore } from './library-places.ts';
import { placeInText } from './place-in-text.ts';
import { prepareSegmentAt } from './segment-at.ts';

/** A segment, and what it sounds like. */
export interface DoubtedSound {
  readonly segment: Segment;
  readonly reason: SoundReason;
}

export interface ReviewStore extends LibraryPlaceStore {
  readonly corrections: CorrectionPairs;
  isMade(transcriptId: number): boolean;
  /** False while it is recognised, and for one that is not there. */
  isFinished(transcriptId: number): boolean;
  /** Keeps the list; one that is there already stays. */
  make(transcriptId: number, doubts: Doubts): void;
  /** Adds segments that sound like something else to a list that is made; true where some were not in it. */
  addSounds(transcriptId: number, found: Iterable<DoubtedSound>): boolean;
  /** Throws `not-found` where no list was made. */
  progress(transcriptId: number): ReviewProgress;
  places(transcriptId: number, page: { readonly offset: number; readonly limit: number }): Page<DoubtfulPlace>;
  get(placeId: number): DoubtfulPlace & { readonly transcriptId: number };
  decide(placeId: number, state: 'accepted' | 'pending'): DoubtfulPlace;
  /** All of them or none; returns the transcripts that they are in. */
  decideMany(placeIds: readonly number[], state: 'accepted' | 'pending'): ReadonlySet<number>;
  /** Compares what is undecided or corrected with the text of these times; true where a state changed. */
  compare(transcriptId: number, span?: { readonly startMs: number; readonly endMs: number }): boolean;
  /** False where the text changed since all of it was compared. */
  isCompared(transcriptId: number): boolean;
}

export interface ReviewParts extends StoreParts {
  readonly path: string;
}

interface PlaceRow {
  readonly id: number;
  readonly transcript_id: number;
  readonly segment_id: number;
  readonly start_ms: number;
  readonly end_ms: number;
  readonly heard: string;
  readonly probability: number;
  readonly reasons: string;
  readonly state: ReviewState;
}

const wholeByte = 255;

export function createReviews(parts: ReviewParts): ReviewStore {
  const { database, writer } = parts;
  const segmentAt = prepareSegmentAt(database, parts.path);
  const selectOne = database.prepare<[number], PlaceRow>('SELECT * FROM doubtful_place WHERE id = ?');
  const selectPage = database.prepare<[number, number, number], PlaceRow>(
    'SELECT * FROM doubtful_place WHERE transcript_id = ? ORDER BY score DESC, id LIMIT ? OFFSET ?',
  );
  const progress = prepareProgress(database);
  const corrections = createCorrectionPairs(parts);
  const setState = database.prepare<[ReviewState, number | null, number]>(
    'UPDATE doubtful_place SET state = ?, decided_at_ms = ? WHERE id = ?',
  );
  const shown = (row: PlaceRow) => placeOf(row, segmentAt(row));
  const rowOf = (placeId: number): PlaceRow => {
    const row = selectOne.get(placeId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'review' });
    return row;
  };
  return {
    corrections,
    ...createList(parts),
    ...createLibraryPlaces(parts),
    ...createComparison(parts, segmentAt, setState, corrections),
    progress,
    places: (transcriptId, { offset, limit }) => ({
      total: progress(transcriptId).total,
      rows: selectPage.all(transcriptId, limit, offset).map(shown),
    }),
    get: (placeId) => {
      const row = rowOf(placeId);
      return { ...shown(row), transcriptId: row.transcript_id };
    },
    decide: (placeId, state) =>
      writer.write(() => {
        const row = rowOf(placeId);
        setState.run(state, state === 'pending' ? null : parts.now(), row.id);
        return shown({ ...row, state });
      }),
    decideMany: (placeIds, state) =>
      writer.write(() => {
        const rows = placeIds.map(rowOf);
        for (const row of rows) setState.run(state, state === 'pending' ? null : parts.now(), row.id);
        return new Set(rows.map((row) => row.transcript_id));
      }),
  };
}

function prepareProgress(database: StoreParts['database']): ReviewStore['progress'] {
  const selectProgress = database.prepare<[number], Omit<ReviewProgress, 'firstPendingIndex'>>(
    `SELECT word_count AS wordCount, count(place.id) AS total,
       count(*) FILTER (WHERE place.state = 'pending') AS pendingCount,
       count(*) FILTER (WHERE place.state = 'corrected') AS correctedCount
     FROM review LEFT JOIN doubtful_place AS place USING (transcript_id) WHERE review.transcript_id = ?
     GROUP BY review.transcript_id`,
  );
  const selectFirst = database
    .prepare<[number], number>(
      `SELECT count(before.id) FROM (
         SELECT * FROM doubtful_place WHERE transcript_id = ? AND state = 'pending' ORDER BY score DESC, id LIMIT 1
       ) AS first LEFT JOIN doubtful_place AS before ON before.transcript_id = first.transcript_id
         AND (before.score > first.score OR (before.score = first.score AND before.id < first.id))
       GROUP BY first.id`,
    )
    .pluck();
  return (transcriptId) => {
    const found = selectProgress.get(transcriptId);
    if (found === undefined) throw new AppFailure('not-found', { what: 'review' });
    return { ...found, firstPendingIndex: selectFirst.get(transcriptId) ?? null };
  };
}

function createList({
  database,
  writer,
  now,
}: ReviewParts): Pick<ReviewStore, 'isMade' | 'isFinished' | 'make' | 'addSounds'> {
  const select = database.prepare<[number], number>('SELECT 1 FROM review WHERE transcript_id = ?').pluck();
  const insertReview = database.prepare<[number, number, number]>(
    `INSERT INTO review (transcript_id, word_count, made_at_ms, revision)
     SELECT id, ?, ?, revision FROM transcript WHERE id = ?`,
  );
  const insert = database.prepare(
    `INSERT INTO doubtful_place (transcript_id, segment_id, start_ms, end_ms, heard, probability, score, reasons)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const add = (transcriptId: number, places: Iterable<FoundDoubt>) => {
    for (const { segmentId, startMs, endMs, recognised, probability, score, reasons } of places) {
      const numbers = [Math.round(probability * wholeByte), Math.round(score * 1000)];
      insert.run(transcriptId, segmentId, startMs, endMs, recognised, ...numbers, JSON.stringify(reasons));
    }
  };
  const selectSame = database
    .prepare<[number, number, string], number>(
      'SELECT 1 FROM doubtful_place WHERE transcript_id = ? AND segment_id = ? AND heard = ? LIMIT 1',
    )
    .pluck();
  const isMade = (transcriptId: number) => select.get(transcriptId) !== undefined;
  const selectState = database.prepare<[number], string>('SELECT state FROM transcript WHERE id = ?').pluck();
  return {
    isMade,
    isFinished: (transcriptId) => selectState.get(transcriptId) === 'complete',
    make: (transcriptId, { places, wordCount }) =>
      writer.write(() => {
        if (isMade(transcriptId)) return;
        insertReview.run(wordCount, now(), transcriptId);
        add(transcriptId, places);
      }),
    addSounds(transcriptId, found) {
      if (!isMade(transcriptId)) return false;
      const fresh = Array.from(found, ({ segment, reason }) => soundDoubt(segment, reason)).filter(
        ({ segmentId, recognised }) =>
          recognised !== '' && selectSame.get(transcriptId, segmentId, recognised) === undefined,
      );
      if (fresh.length > 0) writer.write(() => add(transcriptId, fresh));
      return fresh.length > 0;
    },
  };
}

/** Words before a segment's beginning may belong to it after its border was moved. */
const borderMs = 3000;

function createComparison(
  { database, writer, now }: ReviewParts,
  segmentAt: (row: PlaceRow) => Segment | null,
  setState: { run(state: ReviewState, atMs: number | null, id: number): unknown },
  corrections: CorrectionPairs,
): Pick<ReviewStore, 'compare' | 'isCompared'> {
  const selectOpen = database.prepare<[number, number, number], PlaceRow>(
    `SELECT * FROM doubtful_place
     WHERE transcript_id = ? AND start_ms BETWEEN ? AND ? AND state <> 'accepted' ORDER BY start_ms`,
  );
  const selectFresh = database
    .prepare<[number], number>(
      'SELECT review.revision = transcript.revision FROM review JOIN transcript ON transcript.id = transcript_id WHERE transcript_id = ?',
    )
    .pluck();
  const markFresh = database.prepare<[number]>(
    'UPDATE review SET revision = (SELECT revision FROM transcript WHERE id = transcript_id) WHERE transcript_id = ?',
  );
  const changesOf = (transcriptId: number, startMs: number, endMs: number) =>
    selectOpen.all(transcriptId, startMs, endMs).flatMap((row) => {
      const { span } = placeOf(row, segmentAt(row));
      const state: ReviewState = span === null ? 'corrected' : 'pending';
      return state === row.state ? [] : [{ id: row.id, state, recognised: row.heard }];
    });
  const selectRecording = database
    .prepare<[number], number>('SELECT recording_id FROM transcript WHERE id = ?')
    .pluck();
  return {
    isCompared: (transcriptId) => selectFresh.get(transcriptId) !== 0,
    compare(transcriptId, span) {
      const changes = changesOf(
        transcriptId,
        (span?.startMs ?? 0) - borderMs,
        (span?.endMs ?? Number.MAX_SAFE_INTEGER - borderMs) + borderMs,
      );
      if (changes.length === 0 && span !== undefined) return false;
      writer.write(() => {
        for (const { id, state, recognised } of changes) {
          setState.run(state, state === 'pending' ? null : now(), id);
          const recordingId = selectRecording.get(transcriptId);
          // What was undone was no correction: it is not suggested elsewhere.
          if (state === 'pending' && recordingId !== undefined) corrections.forget(recordingId, recognised);
        }
        if (span === undefined) markFresh.run(transcriptId);
      });
      return changes.length > 0;
    },
  };
}

function placeOf(row: PlaceRow, segment: Segment | null): DoubtfulPlace {
  const sought = { startMs: row.start_ms, recognised: row.heard, probability: row.probability / wholeByte };
  return {
    id: row.id,
    startMs: row.start_ms,
    endMs: row.end_ms,
    recognised: row.heard,
    reasons: JSON.parse(row.reasons) as DoubtReason[],
    state: row.state,
    segmentId: segment?.id ?? null,
    text: segment?.text ?? '',
    span: segment === null ? null : placeInText(segment, sought),
  };
}
