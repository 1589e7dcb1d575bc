import type { Database } from 'better-sqlite3';
import type { SpeakerRole } from '#shared/rules/stored-rule.ts';
import { entityKind, personalDataKind } from '#shared/analyses/mentions.ts';
import { eventKind } from '#shared/analyses/sound-events.ts';
import { nameIn, roleKey } from '#shared/rules/speaker-roles.ts';
import { markKinds } from '#shared/rules/rule-tree.ts';
import type { Word } from '#shared/segment.ts';
import { decidedValueSql, prepareJoinedNames } from '#services/annotations/joined-names.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import type { Token } from '#services/search/language/token.ts';
import { idsPerTranscript, transcriptSql } from '#services/store/segments/segment-ids.ts';
import { unpackFlags } from '#services/store/segments/segment-flags.ts';
import { wordsOf, type SegmentRow } from '#services/store/segments/segment-row.ts';
import type { LookedFor, RuleMark, RuleSegment, RuleText, Span } from '../evaluate/rule-text.ts';

/** The analysis that looks for marks of a kind, and the kinds of its annotations. */
const analyses: Readonly<
  Record<LookedFor, { readonly analyzers: readonly string[]; readonly kinds: readonly string[] }>
> = {
  entity: { analyzers: ['entities'], kinds: [entityKind] },
  data: { analyzers: ['personal-data'], kinds: [personalDataKind] },
  class: { analyzers: ['classes'], kinds: ['class'] },
  sound: { analyzers: ['sounds'], kinds: ['sound', 'quality'] },
  event: { analyzers: ['events'], kinds: [eventKind] },
};

export interface RuleTextReader {
  /** The current text of a recording with all that rules read; null without one. */
  whole(recordingId: number): RecordingText | null;
  /** A part of a text that is still being recognised: what begins from a moment on. */
  from(transcriptId: number, fromMs: number): RecordingText | null;
}

export interface RecordingText {
  readonly recordingId: number;
  readonly transcriptId: number;
  readonly isComplete: boolean;
  readonly text: RuleText;
}

interface TextRow {
  readonly recordingId: number;
  readonly transcriptId: number;
  readonly state: 'running' | 'complete';
  readonly doneMs: number;
  readonly gaps: string | null;
  readonly parameters: string;
  readonly durationMs: number | null;
}

type Row = Omit<SegmentRow, 'hash' | 'speaker'>;

export function createRuleTextReader(database: Database, roles: () => readonly SpeakerRole[]): RuleTextReader {
  const columns = `SELECT recording.id AS recordingId, transcript.id AS transcriptId, transcript.state,
      transcript.done_ms AS doneMs, transcript.holes AS gaps, transcript.parameters, media.duration_ms AS durationMs
    FROM main.transcript JOIN main.recording ON recording.id = transcript.recording_id
    JOIN main.media ON media.id = recording.media_id`;
  const selectCurrent = database.prepare<[number], TextRow>(
    `${columns} WHERE recording.id = ? AND transcript.is_current = 1 AND recording.removed_at_ms IS NULL`,
  );
  const selectText = database.prepare<[number], TextRow>(`${columns} WHERE transcript.id = ?`);
  const segments =
    'SELECT id, start_ms, end_ms, speaker_id, flags, confidence, text, words, word_texts FROM main.segment';
  const selectAll = database.prepare<[number, number], Row>(
    `${segments} WHERE id >= ? AND id < ? ORDER BY start_ms, id`,
  );
  const selectFrom = database.prepare<[number, number], Row>(
    `${segments} WHERE ${transcriptSql()} = ? AND start_ms >= ? ORDER BY start_ms, id`,
  );
  const marksOf = prepareMarks(database);
  const speakersOf = prepareSpeakers(database);
  const textOf = (row: TextRow, rows: readonly Row[]): RecordingText => {
    const { recordingId, transcriptId, state, durationMs, doneMs } = row;
    const isComplete = state === 'complete';
    const speakers = speakersOf(transcriptId, row.parameters);
    const text: RuleText = {
      segments: rows.map((one) => new ReadSegment(one, speakers.get(one.speaker_id ?? -1))),
      durationMs,
      recognisedMs: isComplete ? Infinity : doneMs,
      gaps: JSON.parse(row.gaps ?? '[]') as readonly Span[],
      marks: once((kind: LookedFor) => marksOf(recordingId, transcriptId, kind)),
      speakersOf: (role) => namesOf(roles(), role, recordingId),
    };
    return { recordingId, transcriptId, isComplete, text };
  };
  return {
    whole(recordingId) {
      const row = selectCurrent.get(recordingId);
      if (row === undefined) return null;
      const first = row.transcriptId * idsPerTranscript;
      return textOf(row, selectAll.all(first, first + idsPerTranscript));
    },
    from(transcriptId, fromMs) {
      const row = selectText.get(transcriptId);
      return row === undefined ? null : textOf(row, selectFrom.all(transcriptId, fromMs));
    },
  };
}

interface NamedSpeaker {
  readonly name: string;
  readonly channel: number | null;
}

/** Words and tokens are read when they are asked for: most rules read few of them. */
class ReadSegment implements RuleSegment {
  readonly segmentId: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly channel: number | null;
  readonly #row: Row;
  #tokens: readonly Token[] | null = null;
  #words: readonly Word[] | null = null;

  constructor(row: Row, speaker: NamedSpeaker | undefined) {
    this.segmentId = row.id;
    this.startMs = row.start_ms;
    this.endMs = row.end_ms;
    this.text = row.text;
    this.speaker = speaker?.name ?? null;
    this.channel = speaker?.channel ?? null;
    this.#row = row;
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokenize(this.text));
  }

  get words(): readonly Word[] {
    return (this.#words ??= wordsOf(this.#row));
  }

  get isDoubtful(): boolean {
    // A person who wrote it knows what is said.
    const { isEdited, marks } = unpackFlags(this.#row.flags);
    return !isEdited && marks.some((mark) => mark !== 'failed');
  }

  get isFailed(): boolean {
    const { isEdited, marks } = unpackFlags(this.#row.flags);
    return !isEdited && marks.includes('failed');
  }
}

/** Where each channel is a speaker, the slot of a speaker is its channel. */
function prepareSpeakers(database: Database) {
  const select = database.prepare<[number], { id: number; name: string; slot: number | null }>(
    'SELECT id, name, slot FROM main.speaker WHERE transcript_id = ?',
  );
  return (transcriptId: number, parameters: string): ReadonlyMap<number, NamedSpeaker> => {
    const { sound } = JSON.parse(parameters) as { readonly sound?: { readonly eachChannel?: boolean } };
    const isApart = sound?.eachChannel === true;
    return new Map(
      select
        .all(transcriptId)
        .map(({ id, name, slot }) => [id, { name, channel: isApart && slot !== null && slot <= 2 ? slot : null }]),
    );
  };
}

interface MarkRow extends Span {
  readonly value: string;
  readonly name: string | null;
  readonly score: number | null;
  readonly segmentId: number | null;
  readonly word: number | null;
  readonly matched: string | null;
}

function prepareMarks(database: Database) {
  const runOf = (analyzers: readonly string[]) =>
    database.prepare<[number], { readonly id: number; readonly transcriptId: number | null }>(
      `SELECT id, transcript_id AS transcriptId FROM main.analysis_run
         WHERE recording_id = ? AND is_current = 1 AND analyzer IN (${analyzers.map((name) => `'${name}'`).join(', ')})`,
    );
  const select = (kinds: readonly string[]) =>
    database.prepare<[number], MarkRow>(
      `SELECT annotation.start_ms AS startMs, annotation.end_ms AS endMs, ${decidedValueSql} AS value, annotation.name, score,
         words.segment_id AS segmentId, words.word, words.matched
       FROM main.annotation JOIN main.analysis_run AS run ON run.id = annotation.run_id LEFT JOIN main.annotation_words AS words
         ON words.run_id = annotation.run_id AND words.number = annotation.number
       WHERE annotation.run_id = ? AND kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})
         AND coalesce(words.is_text_changed, 0) = 0 ORDER BY annotation.start_ms, annotation.number`,
    );
  const joinedIn = prepareJoinedNames(database);
  const statements = new Map(
    [...markKinds, 'event' as const].map((kind) => [
      kind,
      { run: runOf(analyses[kind].analyzers), marks: select(analyses[kind].kinds) },
    ]),
  );
  return (recordingId: number, transcriptId: number, kind: LookedFor): readonly RuleMark[] | null => {
    const statement = statements.get(kind);
    const run = statement?.run.get(recordingId);
    if (statement === undefined || run === undefined) return null;
    // What was found in another text says nothing of this one.
    if (run.transcriptId !== null && run.transcriptId !== transcriptId) return null;
    const marks = statement.marks.all(run.id).map(markOf);
    if (kind !== 'entity') return marks;
    const joined = joinedIn(recordingId);
    return marks.map((mark) =>
      mark.name ? { ...mark, otherNames: joined(mark.value, mark.name).filter((one) => one !== mark.name) } : mark,
    );
  };
}

function markOf({ segmentId, word, matched, score, ...mark }: MarkRow): RuleMark {
  const words = segmentId === null || word === null ? null : { segmentId, word, matched: matched ?? '' };
  return { ...mark, score: score === null ? null : score / 1000, words };
}

/** Each asked for once. */
function once<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.has(key) ? (known.get(key) as V) : work(key);
    known.set(key, value);
    return value;
  };
}

function namesOf(roles: readonly SpeakerRole[], wanted: string, recordingId: number): readonly string[] {
  const small = wanted.trim().toLowerCase();
  const named = roles.filter(({ role }) => roleKey(role) === roleKey(wanted));
  const names = named.flatMap(({ speakers }) => speakers.map((name) => nameIn(name, recordingId)));
  return [small, ...names.filter((name) => name !== null)];
}
