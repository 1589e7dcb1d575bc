import type { Database } from 'better-sqlite3';
import { placeTokens, prepareLocate, type FoundPlace } from './locate.ts';
import type { Matcher } from './matcher.ts';
import { pairFindings, type KnownFinding } from './pair-findings.ts';
import { createTextReader, segmentsPerTranscript, type ReadSegment, type TextReader } from './read-text.ts';

/** Segments of one transcript, both ends included. */
export interface TextRange {
  readonly recordingId: number;
  readonly transcriptId: number;
  readonly firstId: number;
  readonly lastId: number;
}

interface KnownRow extends KnownFinding {
  readonly transcriptId: number;
  readonly lastSegmentId: number;
  readonly isTextChanged: number;
  readonly matched: string;
}

/** Brings the findings of a stretch of text in line with it, within the caller's transaction. */
export interface TextUpdater {
  /** Everything that touches the stretch. Returns the number of new findings. */
  update(range: TextRange, matcher: Matcher): number;
  /** Only what begins in the stretch: for going over a text stretch by stretch. */
  updateBeginnings(range: TextRange, matcher: Matcher): number;
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

export function createTextUpdater(database: Database, now: () => number): TextUpdater {
  const reader = createTextReader(database);
  const find = prepareFind(database, reader);
  const known = prepareKnown(database);
  const write = prepareWrite(database, now);
  const settle = (range: TextRange, findings: readonly KnownRow[], places: readonly FoundPlace[]) => {
    if (findings.length === 0 && places.length === 0) return 0;
    const { kept, created, lost } = pairFindings(findings, places);
    for (const { finding, place } of kept) write.keep(finding, place, range.transcriptId);
    for (const place of created) write.create(place, range);
    for (const finding of lost) if (finding.isTextChanged === 0) write.lose(finding.id);
    return created.length;
  };
  const stretch = (range: TextRange, matcher: Matcher, reachesBack: boolean) => {
    const own = reader.between(range.firstId, range.lastId);
    const before = reachesBack ? reader.before(range.firstId, matcher.mostWords - 1) : [];
    const after = reader.after(range.lastId, matcher.mostWords - 1);
    const earliestId = reachesBack ? 0 : range.firstId;
    const places = find([...before, ...own, ...after], matcher).filter(
      ({ segmentId, lastSegmentId }) =>
        segmentId >= earliestId && segmentId <= range.lastId && lastSegmentId >= range.firstId,
    );
    return settle(range, known.inRange(range, matcher, { reachesBack, hasPlaces: places.length > 0 }), places);
  };
  return {
    update: (range, matcher) => stretch(range, matcher, true),
    updateBeginnings: (range, matcher) => stretch(range, matcher, false),
    updateTranscript(recordingId, transcriptId, matcher) {
      const firstId = transcriptId * segmentsPerTranscript;
      const range = { recordingId, transcriptId, firstId, lastId: firstId + segmentsPerTranscript - 1 };
      const places = find(reader.between(range.firstId, range.lastId), matcher);
      return settle(range, known.ofRecording(recordingId, matcher), places);
    },
  };
}

/** Text for the context is read only where something was found, which is seldom. */
function prepareFind(database: Database, reader: TextReader) {
  const locate = prepareLocate(database);
  return (segments: readonly ReadSegment[], matcher: Matcher): readonly FoundPlace[] => {
    const places = matcher.find(segments.flatMap(({ tokens }) => tokens));
    const [first] = segments;
    const last = segments.at(-1);
    if (places.length === 0 || first === undefined || last === undefined) return [];
    const before = reader.before(first.id, contextWords);
    const placed = placeTokens(segments);
    return locate([...before, ...segments, ...reader.after(last.id, contextWords)], placed, places);
  };
}

function prepareKnown(database: Database) {
  const byRange = database.prepare<[number, number, number], KnownRow>(
    `${selectKnown} WHERE segment_id BETWEEN ? AND ? AND last_segment_id >= ?`,
  );
  const byRecording = database.prepare<[number], KnownRow>(`${selectKnown} WHERE recording_id = ?`);
  const elsewhere = database.prepare<[number, number, number, number], KnownRow>(
    `${selectKnown} WHERE recording_id = ? AND start_ms BETWEEN ? AND ? AND transcript_id <> ?`,
  );
  const selectSpan = database.prepare<[number, number], { first: number | null; last: number | null }>(
    'SELECT min(start_ms) AS first, max(end_ms) AS last FROM main.segment WHERE id BETWEEN ? AND ?',
  );
  const ofMatcher = (rows: readonly KnownRow[], { ruleIds }: Matcher) => rows.filter((row) => ruleIds.has(row.ruleId));
  return {
    inRange(
      { recordingId, transcriptId, firstId, lastId }: TextRange,
      matcher: Matcher,
      { reachesBack, hasPlaces }: { readonly reachesBack: boolean; readonly hasPlaces: boolean },
    ) {
      // A term that begins before the stretch reaches over so many segments at most.
      const earliestId = Math.max(transcriptId * segmentsPerTranscript, firstId - matcher.mostWords);
      const rows = byRange.all(reachesBack ? earliestId : firstId, lastId, firstId);
      if (!hasPlaces) return ofMatcher(rows, matcher);
      const span = selectSpan.get(firstId, lastId);
      if (span?.first === null || span?.last === null || span === undefined) return ofMatcher(rows, matcher);
      const others = elsewhere.all(recordingId, span.first - slackMs, span.last + slackMs, transcriptId);
      return ofMatcher([...rows, ...others], matcher);
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
  const reword = database.prepare(
    `UPDATE main.finding SET last_segment_id = ?, word = ?, matched = ?, before = ?, after = ?, is_text_changed = 0
     WHERE id = ?`,
  );
  const lose = database.prepare('UPDATE main.finding SET is_text_changed = 1 WHERE id = ?');
  return {
    create(place: FoundPlace, { recordingId, transcriptId }: TextRange) {
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
        finding.matched === matched;
      if (isSame) return;
      // In its own segment it keeps the times it had from the words, which an edit makes guesses of.
      if (finding.segmentId === segmentId) reword.run(lastSegmentId, word, matched, before, after, finding.id);
      else {
        const where = [segmentId, lastSegmentId, word, startMs, endMs];
        move.run(transcriptId, ...where, matched, before, after, finding.id);
      }
    },
    lose: (id: number) => lose.run(id),
  };
}
