import type { Database } from 'better-sqlite3';
import { wordsOf } from '#services/search/index/neighbours.ts';
import type { IndexedText } from '#services/search/index/passage.ts';
import { placeTerms, prepareLocate, type FoundPlace, type PlacedTerm } from './locate.ts';
import type { Matcher } from './matcher.ts';
import { pairPlaces, type KnownPlace } from '#services/anchors/pair-places.ts';
import { createTextReader, type Stretch } from './read-text.ts';

/** Segments of one transcript that are to be scanned; some may be gone. */
export interface ChangedText {
  readonly recordingId: number;
  readonly transcriptId: number;
  readonly segmentIds: readonly number[];
}

interface KnownRow extends KnownPlace {
  readonly ruleId: number;
  readonly transcriptId: number;
  readonly lastSegmentId: number;
  readonly isTextChanged: number;
  readonly matched: string;
}

/** One window of the search index. */
export interface WindowText {
  readonly recordingId: number;
  readonly text: IndexedText;
  readonly window: number;
}

/** Brings the findings of some text in line with it, within the caller's transaction. */
export interface TextUpdater {
  /** Everything that touches these segments. Returns the number of new findings. */
  update(text: ChangedText, matcher: Matcher): number;
  /** Only what begins in a window: for going over a text window by window. */
  updateWindow(text: WindowText, matcher: Matcher): number;
  /** A whole transcript; findings of other versions of the recording's text go over to it where they fit. */
  updateTranscript(recordingId: number, transcriptId: number, matcher: Matcher): number;
}

const selectKnown = `SELECT id, rule_id AS ruleId, transcript_id AS transcriptId, segment_id AS segmentId,
    last_segment_id AS lastSegmentId, word, start_ms AS startMs, is_text_changed AS isTextChanged, matched
  FROM main.finding`;

/** Findings of another version of the text so far from the stretch may be of the same words. */
const slackMs = 2000;
/** What begins or ends in some text: by the first and the last segment of a place or finding. */
type Touches = (place: { readonly segmentId: number; readonly lastSegmentId: number }) => boolean;

/** What stands in a stretch, with words around it that a term may reach into: of these, those that touch it. */
interface MatchedStretch {
  readonly places: readonly FoundPlace[];
  readonly earlierIds: readonly number[];
}

export function createTextUpdater(database: Database, now: () => number): TextUpdater {
  const reader = createTextReader(database);
  const known = prepareKnown(database);
  const write = prepareWrite(database, now);
  const settle = (
    text: Omit<ChangedText, 'segmentIds'>,
    findings: readonly KnownRow[],
    places: readonly FoundPlace[],
  ) => {
    if (findings.length === 0 && places.length === 0) return 0;
    const { kept, created, lost } = pairPlaces(findings, places);
    for (const { known: finding, place } of kept) write.keep(finding, place, text.transcriptId);
    for (const place of created) write.create(place, text);
    for (const finding of lost) if (finding.isTextChanged === 0) write.lose(finding.id);
    return created.length;
  };
  const lookThrough = prepareLook(database);
  const beginningIn = (text: Omit<ChangedText, 'segmentIds'>, stretches: readonly Stretch[], matcher: Matcher) => {
    const own = new Set(stretches.flatMap((stretch) => stretch.own.map(({ segmentId }) => segmentId)));
    if (own.size === 0) return 0;
    const places = stretches.flatMap((stretch) => lookThrough(stretch, matcher, false).places);
    return settle(text, known.near(text, own, places, matcher), places);
  };
  return {
    update(text, matcher) {
      const own = new Set(text.segmentIds);
      if (own.size === 0) return 0;
      const looked = reader.stretches(text.segmentIds).map((stretch) => lookThrough(stretch, matcher, true));
      const from = new Set([...own, ...looked.flatMap(({ earlierIds }) => earlierIds)]);
      // A place that two stretches see is one.
      const places = looked.flatMap((one) => one.places);
      const apart = looked.length < 2 ? places : [...new Map(places.map((place) => [keyOf(place), place])).values()];
      const isOfThese: Touches = ({ segmentId, lastSegmentId }) =>
        own.has(segmentId) || own.has(lastSegmentId) || !from.has(lastSegmentId);
      return settle(text, known.near(text, from, apart, matcher, isOfThese), apart);
    },
    updateWindow({ recordingId, text, window }, matcher) {
      return beginningIn({ recordingId, transcriptId: text.transcriptId }, reader.window(text, window), matcher);
    },
    updateTranscript(recordingId, transcriptId, matcher) {
      const stretch = reader.transcript(transcriptId);
      const places = stretch === null ? [] : lookThrough(stretch, matcher, false).places;
      return settle({ recordingId, transcriptId }, known.ofRecording(recordingId, matcher), places);
    },
  };
}

function prepareLook(database: Database) {
  const locate = prepareLocate(database);
  return (stretch: Stretch, matcher: Matcher, reachesBack: boolean): MatchedStretch => {
    const earlier = reachesBack ? stretch.before.take(matcher.maxWords - 1, wordsOf).toReversed() : [];
    const segments = [...earlier, ...stretch.own, ...stretch.after.take(matcher.maxWords - 1, wordsOf)];
    const earlierIds = earlier.map(({ segmentId }) => segmentId);
    const ownIds = new Set(stretch.own.map(({ segmentId }) => segmentId));
    const touches = ({ first, last }: PlacedTerm) =>
      ownIds.has(first.segment.segmentId) ||
      (earlierIds.includes(first.segment.segmentId) && !earlierIds.includes(last.segment.segmentId));
    const terms = placeTerms(segments, matcher.find(segments.flatMap(({ tokens }) => tokens))).filter(touches);
    return { places: locate({ stretch, segments }, terms), earlierIds };
  };
}

function keyOf({ ruleId, segmentId, word }: FoundPlace): string {
  return `${ruleId} ${segmentId} ${word}`;
}

function prepareKnown(database: Database) {
  const bySegments = database.prepare<[number, number], KnownRow>(`${selectKnown} WHERE segment_id BETWEEN ? AND ?`);
  const byRecording = database.prepare<[number], KnownRow>(`${selectKnown} WHERE recording_id = ?`);
  const elsewhere = database.prepare<[number, number, number, number], KnownRow>(
    `${selectKnown} WHERE recording_id = ? AND start_ms BETWEEN ? AND ? AND transcript_id <> ?`,
  );
  const ofMatcher = (rows: readonly KnownRow[], { ruleIds }: Matcher) => rows.filter((row) => ruleIds.has(row.ruleId));
  return {
    /** Findings that begin in these segments and touch what changed, and those of other versions near the places. */
    near(
      { recordingId, transcriptId }: Omit<ChangedText, 'segmentIds'>,
      segmentIds: ReadonlySet<number>,
      places: readonly FoundPlace[],
      matcher: Matcher,
      touches: Touches = () => true,
    ) {
      const near = bySegments.all(Math.min(...segmentIds), Math.max(...segmentIds));
      const rows = near.filter((row) => segmentIds.has(row.segmentId) && touches(row));
      if (places.length === 0) return ofMatcher(rows, matcher);
      const fromMs = places.reduce((min, { startMs }) => Math.min(min, startMs), Infinity) - slackMs;
      const toMs = places.reduce((max, { startMs }) => Math.max(max, startMs), 0) + slackMs;
      return ofMatcher([...rows, ...elsewhere.all(recordingId, fromMs, toMs, transcriptId)], matcher);
    },
    ofRecording: (recordingId: number, matcher: Matcher) => ofMatcher(byRecording.all(recordingId), matcher),
  };
}

function prepareWrite(database: Database, now: () => number) {
  const insert = database.prepare(
    `INSERT INTO main.finding (rule_id, recording_id, transcript_id, segment_id, last_segment_id, word, start_ms, end_ms,
       matched, before, after, found_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const move = database.prepare(
    `UPDATE main.finding SET transcript_id = ?, segment_id = ?, last_segment_id = ?, word = ?, start_ms = ?, end_ms = ?,
       matched = ?, before = ?, after = ?, is_text_changed = 0 WHERE id = ?`,
  );
  const lose = database.prepare('UPDATE main.finding SET is_text_changed = 1 WHERE id = ?');
  return {
    create(place: FoundPlace, { recordingId, transcriptId }: Omit<ChangedText, 'segmentIds'>) {
      const { ruleId, segmentId, lastSegmentId, word, startMs, endMs, matched, before, after } = place;
      const where = [segmentId, lastSegmentId, word, startMs, endMs];
      insert.run(ruleId, recordingId, transcriptId, ...where, matched, before, after, now());
    },
    keep(finding: KnownRow, place: FoundPlace, transcriptId: number) {
      const { segmentId, lastSegmentId, word, startMs, endMs, matched, before, after } = place;
      const isSame =
        finding.isTextChanged === 0 &&
        finding.segmentId === segmentId &&
        finding.lastSegmentId === lastSegmentId &&
        finding.word === word &&
        finding.startMs === startMs &&
        finding.matched === matched;
      if (isSame) return;
      const where = [segmentId, lastSegmentId, word, startMs, endMs];
      move.run(transcriptId, ...where, matched, before, after, finding.id);
    },
    lose: (id: number) => lose.run(id),
  };
}
