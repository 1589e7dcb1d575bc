import type { Database } from 'better-sqlite3';
import { entityKind, personalDataKind } from '#shared/analyses/mentions.ts';
import { doubtKind, isMeant, overlapKind } from '#shared/analyses/spans.ts';
import type { HitReason, TextRange } from '#shared/search.ts';
import { decidedValueSql, prepareJoinedNames } from '#services/annotations/joined-names.ts';
import type { SegmentTokens } from '#services/search/index/segment-reader.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import type { Mentioned } from '../filters.ts';
import type { MentionPlaces } from '../find-hits.ts';
import type { MentionedValue } from './mentioned-condition.ts';
import { prepareNamedMentions } from './named-mentions.ts';
import { prepareSpanPlaces } from './span-places.ts';
import type { Spanned } from './spanned-condition.ts';
import type { ReadCache } from '../read-cache.ts';

interface MentionRow {
  readonly segmentId: number;
  readonly word: number;
  readonly matched: string;
  readonly kind: string;
  readonly value: string;
  readonly name: string | null;
  readonly startMs: number;
  readonly endMs: number;
  readonly score: number | null;
  readonly reason: string | null;
}

interface SpanRow {
  readonly startMs: number;
  readonly endMs: number;
  readonly kind: string;
  readonly value: string;
}

interface Mention extends MentionRow {
  /** With those that it is one with. */
  readonly names: readonly string[];
}

/** Where a recording mentions what is asked for, as its current analyses found it and people decided. */
export function prepareMentionPlaces(database: Database, memory: ReadCache) {
  const select = database.prepare<[number], MentionRow>(
    `SELECT words.segment_id AS segmentId, words.word, words.matched, annotation.kind, ${decidedValueSql} AS value, annotation.name,
       annotation.start_ms AS startMs, annotation.end_ms AS endMs, annotation.score / 1000.0 AS score, annotation.reason
     FROM main.analysis_run AS run JOIN main.annotation ON annotation.run_id = run.id
     JOIN main.annotation_words AS words ON words.run_id = annotation.run_id AND words.number = annotation.number
     WHERE run.recording_id = ? AND run.is_current = 1 AND annotation.kind IN ('${entityKind}', '${personalDataKind}')
       AND words.is_text_changed = 0`,
  );
  const timedPlaces = prepareTimedPlaces(database, memory);
  const joinedIn = prepareJoinedNames(database);
  const namesOf = prepareNamedMentions(database);
  const bySegment = memory.of((recordingId): ReadonlyMap<number, readonly Mention[]> => {
    const joined = joinedIn(recordingId);
    const all = select.all(recordingId).map((row): Mention => {
      const { name, kind, value } = row;
      return { ...row, names: name === null ? [] : kind === entityKind ? joined(value, name) : [name] };
    });
    return Map.groupBy(all, ({ segmentId }) => segmentId);
  });
  const spanPlaces = prepareSpanPlaces(database, memory);
  return (mentioned: Mentioned): ((recordingId: number) => MentionPlaces) => {
    if (isSpanned(mentioned)) return spanPlaces(mentioned);
    if ('kind' in mentioned && isOfTime(mentioned.kind)) return timedPlaces(mentioned);
    const field = 'entity' in mentioned ? 'entity' : 'has';
    const isAsked = prepareIsAsked(mentioned, namesOf);
    return (recordingId) => {
      const mentions = bySegment(recordingId);
      return {
        segmentIds: [...mentions].flatMap(([id, some]) => (some.some(isAsked) ? [id] : [])),
        in: (segment) =>
          (mentions.get(segment.segmentId) ?? [])
            .filter(isAsked)
            .map((one) => ({ range: rangeOf(segment, one), reason: reasonOf(one, field), isBeside: false })),
      };
    };
  };
}

/** Of what stands at a time: doubted sound, two who speak at once. */
function prepareTimedPlaces(database: Database, memory: ReadCache) {
  const selectSpans = database.prepare<[number], SpanRow>(
    `SELECT start_ms AS startMs, end_ms AS endMs, kind, value FROM main.analysis_run AS run
     JOIN main.annotation ON annotation.run_id = run.id
     WHERE run.recording_id = ? AND run.is_current = 1 AND run.analyzer IN ('sounds', 'speakers')
       AND annotation.kind IN ('${doubtKind}', '${overlapKind}')`,
  );
  const spansIn = memory.of((recordingId) => selectSpans.all(recordingId));
  return ({ kind, value }: MentionedValue): ((recordingId: number) => MentionPlaces) =>
    (recordingId) => {
      const spans = spansIn(recordingId).filter((one) => one.kind === kind && (value === null || one.value === value));
      return {
        segmentIds: spans.length === 0 ? [] : null,
        in: (segment) =>
          spans
            .filter((span) => isMeant(segment, span))
            .map((span) => ({ range: nowhere, reason: { ...timeOf(span), field: 'has' }, isBeside: false })),
      };
    };
}

const isOfTime = (kind: string) => kind === doubtKind || kind === overlapKind;
/** The segment is meant, and no word of it. */
const nowhere: TextRange = [0, 0];

function timeOf({ value, startMs, endMs }: SpanRow): Omit<HitReason, 'field'> {
  return { value, startMs, endMs, score: null, detail: null };
}

function isSpanned(mentioned: Mentioned): mentioned is Spanned {
  return 'sound' in mentioned || 'rule' in mentioned || 'class' in mentioned;
}

function reasonOf({ value, startMs, endMs, score, reason }: Mention, field: 'entity' | 'has'): HitReason {
  return { field, value, startMs, endMs, score, detail: reason };
}

function prepareIsAsked(
  mentioned: Exclude<Mentioned, Spanned>,
  namesOf: (text: string) => readonly string[],
): (mention: Mention) => boolean {
  if ('entity' in mentioned) {
    const wanted = new Set(namesOf(mentioned.entity));
    return ({ names }) => names.some((name) => wanted.has(name));
  }
  return ({ kind, value }) => kind === mentioned.kind && (mentioned.value === null || value === mentioned.value);
}

function rangeOf({ tokens }: SegmentTokens, { word, matched }: Mention): TextRange {
  const first = tokens[word];
  const last = tokens[word + Math.max(1, tokenize(matched).length) - 1] ?? first;
  return first === undefined || last === undefined ? [0, 0] : [first.start, last.end];
}
