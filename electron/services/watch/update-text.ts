import type { Database } from 'better-sqlite3';
import { placeTokens, prepareLocate, type FoundPlace } from './locate.ts';
import type { Matcher } from './matcher.ts';
import { pairFindings, type KnownFinding } from './pair-findings.ts';
import { createTextReader, type ReadSegment, type TextReader } from './read-text.ts';

/** Segments of one transcript that are to be looked through; some may be gone. */
export interface ChangedText {
  readonly recordingId: number;
  readonly transcriptId: number;
  readonly segmentIds: readonly number[];
}

interface KnownRow extends KnownFinding {
  readonly transcriptId: number;
  readonly lastSegmentId: number;
  readonly isTextChanged: number;
  readonly matched: string;
}

/** Brings the findings of some text in line with it, within the caller's transaction. */
export interface TextUpdater {
  /** Everything that touches these segments. Returns the number of new findings. */
  update(text: ChangedText, matcher: Matcher): number;
  /** Only what begins in them: for going over a text stretch by stretch. */
  updateBeginnings(text: ChangedText, matcher: Matcher): number;
  /** A whole transcript; findings of other versions of the recording's text go over to it where they fit. */
  updateTranscript(recordingId: number, transcriptId: number, matcher: Matcher): number;
}

const selectKnown = `SELECT id, rule_id AS ruleId, transcript_id AS transcriptId, segment_id AS segmentId,
    last_segment_id AS lastSegmentId, word, start_ms AS startMs, is_text_changed AS isTextChanged, matched
  FROM main.finding`;

/** Findings of another version of the text so far from the stretch may be of the same words. */
const slackMs = 2000;
/** Shown around a finding. */
const contextWords = 20;

/** What begins or ends in some text: told by the first and the last segment of a place or finding. */
type Touches = (place: { readonly segmentId: number; readonly lastSegmentId: number }) => boolean;

export function createTextUpdater(database: Database, now: () => number): TextUpdater {
  const reader = createTextReader(database);
  const find = prepareFind(database, reader);
  const known = prepareKnown(database);
  const write = prepareWrite(database, now);
  const settle = (
    text: Omit<ChangedText, 'segmentIds'>,
    findings: readonly KnownRow[],
    places: readonly FoundPlace[],
  ) => {
    if (findings.length === 0 && places.length === 0) return 0;
    const { kept, created, lost } = pairFindings(findings, places);
    for (const { finding, place } of kept) write.keep(finding, place, text.transcriptId);
    for (const place of created) write.create(place, text);
    for (const finding of lost) if (finding.isTextChanged === 0) write.lose(finding.id);
    return created.length;
  };
  const look = (text: ChangedText, matcher: Matcher, reachesBack: boolean) => {
    const own = new Set(text.segmentIds);
    const from = new Set(own);
    const places: FoundPlace[] = [];
    for (const stretch of reader.stretches(text.segmentIds)) {
      const { before, after } = around(reader, stretch, matcher.mostWords - 1);
      const earlier = reachesBack ? before : [];
      const earlierIds = new Set(earlier.map(({ id }) => id));
      for (const id of earlierIds) from.add(id);
      const touches: Touches = ({ segmentId, lastSegmentId }) =>
        own.has(segmentId) || (earlierIds.has(segmentId) && !earlierIds.has(lastSegmentId));
      for (const place of find([...earlier, ...stretch, ...after], matcher)) if (touches(place)) places.push(place);
    }
    // A place that two stretches see is one.
    const apart = [...new Map(places.map((place) => [keyOf(place), place])).values()];
    const isOfThese: Touches = ({ segmentId, lastSegmentId }) =>
      own.has(segmentId) || own.has(lastSegmentId) || !from.has(lastSegmentId);
    return settle(text, known.near(text, [...from], apart, matcher, isOfThese), apart);
  };
  return {
    update: (text, matcher) => look(text, matcher, true),
    updateBeginnings: (text, matcher) => look(text, matcher, false),
    updateTranscript(recordingId, transcriptId, matcher) {
      const places = find(reader.transcript(transcriptId), matcher);
      return settle({ recordingId, transcriptId }, known.ofRecording(recordingId, matcher), places);
    },
  };
}

function around(reader: TextReader, stretch: readonly ReadSegment[], words: number) {
  const [first] = stretch;
  const last = stretch.at(-1);
  return {
    before: first === undefined ? [] : reader.before(first, words),
    after: last === undefined ? [] : reader.after(last, words),
  };
}

function keyOf({ ruleId, segmentId, word }: FoundPlace): string {
  return `${ruleId} ${segmentId} ${word}`;
}

/** Text for the context is read only where something was found, which is seldom. */
function prepareFind(database: Database, reader: TextReader) {
  const locate = prepareLocate(database);
  return (segments: readonly ReadSegment[], matcher: Matcher): readonly FoundPlace[] => {
    const places = matcher.find(segments.flatMap(({ tokens }) => tokens));
    if (places.length === 0) return [];
    const { before, after } = around(reader, segments, contextWords);
    return locate([...before, ...segments, ...after], placeTokens(segments), places);
  };
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
      { recordingId, transcriptId }: ChangedText,
      segmentIds: readonly number[],
      places: readonly FoundPlace[],
      matcher: Matcher,
      touches: Touches,
    ) {
      const own = new Set(segmentIds);
      const near = bySegments.all(Math.min(...segmentIds), Math.max(...segmentIds));
      const rows = near.filter((row) => own.has(row.segmentId) && touches(row));
      if (places.length === 0) return ofMatcher(rows, matcher);
      const fromMs = places.reduce((least, { startMs }) => Math.min(least, startMs), Infinity) - slackMs;
      const toMs = places.reduce((most, { startMs }) => Math.max(most, startMs), 0) + slackMs;
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
