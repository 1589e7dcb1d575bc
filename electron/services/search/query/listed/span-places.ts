import type { Database } from 'better-sqlite3';
import { readClassReason } from '#shared/quality/classes.ts';
import type { HitReason, TextRange } from '#shared/search.ts';
import { createSegmentReader, type SegmentTokens } from '#services/search/index/segment-reader.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import { idsPerTranscript } from '#services/store/segments/segment-ids.ts';
import type { MentionPlaces } from '../find-hits.ts';
import type { ReadCache } from '../read-cache.ts';
import { writtenSql, type Spanned } from './spanned-condition.ts';

interface Span extends HitReason {
  /** Where its words begin; null for what has none. */
  readonly segmentId: number | null;
  readonly word: number;
  readonly matched: string;
}

interface SegmentTime {
  readonly id: number;
  readonly startMs: number;
  readonly endMs: number;
}

interface PlacedSpan {
  readonly reason: HitReason;
  /** The hit stands there; other segments within it count beside words that are looked for. */
  readonly leadId: number;
  readonly marksIn: (segment: SegmentTokens) => readonly TextRange[];
}

/** Where a recording has what lasts for a while, in its current text, as current analyses and rules found it. */
export function prepareSpanPlaces(
  database: Database,
  memory: ReadCache,
): (spanned: Spanned) => (recordingId: number) => MentionPlaces {
  const spansOf = prepareSpans(database);
  const selectTranscript = database
    .prepare<[number], number>('SELECT id FROM main.transcript WHERE recording_id = ? AND is_current = 1')
    .pluck();
  const selectTimes = database.prepare<[number, number], SegmentTime>(
    'SELECT id, start_ms AS startMs, end_ms AS endMs FROM main.segment WHERE id >= ? AND id < ? ORDER BY start_ms, id',
  );
  const timesOf = memory.of((recordingId): readonly SegmentTime[] => {
    const id = selectTranscript.get(recordingId);
    return id === undefined ? [] : selectTimes.all(id * idsPerTranscript, (id + 1) * idsPerTranscript);
  });
  const reader = createSegmentReader(database);
  return (spanned) => {
    const bySegment = new Map<number, ReadonlyMap<number, readonly PlacedSpan[]>>();
    const place = (recordingId: number) => {
      const found = new Map<number, PlacedSpan[]>();
      const times = timesOf(recordingId);
      for (const span of spansOf(spanned, recordingId)) {
        const within = segmentsOf(span, times);
        const placed = placedSpan(span, leadOf(span, within, reader), within);
        for (const { id } of within) found.set(id, [...(found.get(id) ?? []), placed]);
      }
      return found;
    };
    return (recordingId) => {
      const known = bySegment.get(recordingId) ?? place(recordingId);
      bySegment.clear();
      bySegment.set(recordingId, known);
      return {
        segmentIds: known.keys(),
        in: (segment) =>
          (known.get(segment.segmentId) ?? []).flatMap((span) => {
            const isBeside = span.leadId !== segment.segmentId;
            const { reason } = span;
            const marks = span.marksIn(segment);
            return (marks.length === 0 ? [nowhere] : marks).map((range) => ({ range, reason, isBeside }));
          }),
      };
    };
  };
}

const nowhere: TextRange = [0, 0];

/** The segments that are spoken meanwhile; where none is, the nearest one. */
function segmentsOf({ startMs, endMs, segmentId }: Span, times: readonly SegmentTime[]): readonly SegmentTime[] {
  // A segment may reach over others: from the first that can, and past the last that begins in time.
  const within = times.filter((one) => one.startMs < Math.max(endMs, startMs + 1) && one.endMs > startMs);
  if (segmentId !== null && within.every(({ id }) => id !== segmentId))
    return [...times.filter(({ id }) => id === segmentId), ...within];
  if (within.length > 0) return within;
  const distance = (one: SegmentTime) => Math.max(one.startMs - endMs, startMs - one.endMs);
  const nearest = times.reduce<SegmentTime | null>(
    (best, one) => (best === null || distance(one) < distance(best) ? one : best),
    null,
  );
  return nearest === null ? [] : [nearest];
}

type Reader = ReturnType<typeof createSegmentReader>;

function leadOf(span: Span, within: readonly SegmentTime[], reader: Reader): number {
  if (span.segmentId !== null) return span.segmentId;
  const first = within[0]?.id ?? 0;
  if (span.field !== 'class' || within.length < 2) return first;
  const spoken = reader.some(within.map(({ id }) => id));
  const counts = spoken.map((segment) => ({ id: segment.segmentId, count: wordMarks(span.detail, segment).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.id ?? first;
}

function placedSpan(span: Span, leadId: number, within: readonly SegmentTime[]): PlacedSpan {
  const { segmentId, word, matched, ...reason } = span;
  const isOneSegment = within.length < 2;
  return {
    reason,
    leadId,
    marksIn(segment) {
      if (reason.field === 'class') return wordMarks(reason.detail, segment);
      if (matched === '' || segment.segmentId !== segmentId) return [];
      const first = segment.tokens[word];
      const last =
        segment.tokens[word + tokenize(matched).length - 1] ?? (isOneSegment ? first : segment.tokens.at(-1));
      return first === undefined || last === undefined ? [] : [[first.start, last.end]];
    },
  };
}

/** The words that speak for a class, where they stand. */
function wordMarks(detail: string | null, segment: SegmentTokens): readonly TextRange[] {
  const forms = new Set(
    readClassReason(detail ?? '')
      .words.split(', ')
      .flatMap((part) => tokenize(part.replace(/ \+[\d.]+$/, '')).map(({ form }) => form)),
  );
  return segment.tokens.flatMap(({ form, start, end }): readonly TextRange[] =>
    forms.has(form) ? [[start, end]] : [],
  );
}

type Row = Omit<Span, 'field'>;

function prepareSpans(database: Database): (spanned: Spanned, recordingId: number) => readonly Span[] {
  const annotated = `SELECT annotation.value, annotation.start_ms AS startMs, annotation.end_ms AS endMs, annotation.score / 1000.0 AS score,
      annotation.reason AS detail, NULL AS segmentId, 0 AS word, '' AS matched
    FROM main.analysis_run AS run JOIN main.annotation ON annotation.run_id = run.id
    WHERE run.recording_id = ? AND run.is_current = 1`;
  const order = 'ORDER BY annotation.start_ms, annotation.number';
  const selectClass = database.prepare<[number, string, number], Row>(
    `${annotated} AND annotation.kind = 'class' AND annotation.value = ? AND annotation.score >= ? ${order}`,
  );
  const selectSound = database.prepare<[number, string, number], Row>(
    `${annotated} AND annotation.kind IN ('sound', 'quality', 'event') AND annotation.value = ?
       AND annotation.end_ms - annotation.start_ms >= ? ${order}`,
  );
  const selectRule = database.prepare<[number, string, string, string], Row>(
    `SELECT rule.term AS value, finding.start_ms AS startMs, finding.end_ms AS endMs, NULL AS score, finding_basis.parts AS detail,
       finding.segment_id AS segmentId, finding.word, CASE WHEN is_text_changed = 1 THEN '' ELSE finding.matched END AS matched
     FROM main.finding JOIN main.rule ON rule.id = finding.rule_id
     JOIN main.transcript ON transcript.id = finding.transcript_id AND transcript.is_current = 1
     LEFT JOIN main.finding_basis ON finding_basis.finding_id = finding.id
     WHERE finding.recording_id = ? AND finding.state <> 'dismissed' AND is_removed = 0
       AND (${writtenSql('rule.term', ['', '', ''])}) ORDER BY finding.start_ms, finding.id`,
  );
  return (spanned, recordingId) => {
    if ('sound' in spanned) return of('sound', selectSound.all(recordingId, spanned.sound, spanned.minMs));
    if ('class' in spanned) return of('class', selectClass.all(recordingId, spanned.class, spanned.minScore));
    const [typed = '', small = '', capital = ''] = spanned.rule;
    return of('rule', selectRule.all(recordingId, typed, small, capital)).map((span) => ({
      ...span,
      detail: saidBy(span.detail),
    }));
  };
}

function of(field: 'sound' | 'class' | 'rule', rows: readonly Row[]): readonly Span[] {
  return rows.map((row) => ({ ...row, field }));
}

/** The words of the conditions of a finding. */
function saidBy(parts: string | null): string | null {
  if (parts === null) return null;
  const texts = (JSON.parse(parts) as readonly { readonly text: string }[]).map(({ text }) => text);
  const said = [...new Set(texts.filter((text) => text !== ''))];
  return said.length === 0 ? null : said.join(' · ');
}
