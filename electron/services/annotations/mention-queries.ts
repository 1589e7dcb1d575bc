import type { MentionPlace, NameDecisionInput } from '#shared/analyses/mention-lists.ts';
import { entityKind, personalDataKind } from '#shared/analyses/mentions.ts';
import type { Page } from '#shared/page.ts';
import { createSegmentReader } from '#services/search/index/segment-reader.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import { decidedValueSql, prepareNameDecisions } from './joined-names.ts';
import { prepareWrittenNames } from './written-names.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

export interface MentionCount {
  readonly kind: string;
  readonly value: string;
  readonly name: string;
  readonly count: number;
  readonly firstMs: number;
}

export interface PlacesRequest {
  readonly recordingId: number;
  readonly value: string | null;
  /** All if empty. */
  readonly names: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

/** Personal data and entities of current runs, and what people said of their names. */
export interface MentionQueries {
  /** By name, with what people said of open ones taken into account. */
  counts(recordingId: number): readonly MentionCount[];
  places(request: PlacesRequest): Page<MentionPlace>;
  /** Oldest first. */
  nameDecisions(value: string): readonly NameDecisionInput[];
  decideNames(recordingId: number, value: string, pairs: readonly NameDecisionInput[]): void;
  /** Takes back what was said last; false where nothing was. */
  undoNames(recordingId: number): boolean;
  decideOpen(recordingId: number, name: string, value: string | null): void;
  /** What people said of open names of a recording. */
  decidedIn(recordingId: number): ReadonlyMap<string, string>;
  /** Names that people gave to speakers: of this recording, and of all; with those in notes and corrections. */
  speakerNames(recordingId: number): { readonly here: readonly string[]; readonly everywhere: readonly string[] };
}

const value = decidedValueSql;
const from = `FROM analysis_run AS run JOIN annotation ON annotation.run_id = run.id
  WHERE run.recording_id = ? AND run.is_current = 1 AND annotation.kind IN ('${personalDataKind}', '${entityKind}')`;
const isFirstPart = `coalesce(annotation.reason, '') NOT LIKE '%continued'`;
const reach = 40;

export function createMentionQueries(parts: StoreParts): MentionQueries {
  const selectCounts = parts.database.prepare<[number], MentionCount>(
    `SELECT annotation.kind, ${value} AS value, coalesce(annotation.name, '') AS name, count(*) AS count,
       min(annotation.start_ms) AS firstMs
     ${from} AND ${isFirstPart} GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 5`,
  );
  const selectOpen = parts.database
    .prepare<[number], [name: string, value: string]>(
      'SELECT name, value FROM mention_decision WHERE recording_id = ? ORDER BY id',
    )
    .raw();
  return {
    counts: (recordingId) => selectCounts.all(recordingId),
    decidedIn: (recordingId) => new Map(selectOpen.all(recordingId)),
    places: preparePlaces(parts),
    ...prepareDecisions(parts),
  };
}

interface PlaceRow extends Omit<MentionPlace, 'words' | 'start' | 'end' | 'before' | 'after'> {
  readonly segmentId: number | null;
  readonly word: number | null;
  readonly matched: string | null;
  readonly isTextChanged: number | null;
}

function preparePlaces({ database }: StoreParts): MentionQueries['places'] {
  const reader = createSegmentReader(database);
  const selectText = database.prepare<[number], string>('SELECT text FROM segment WHERE id = ?').pluck();
  return ({ recordingId, value: wanted, names, offset, limit }) => {
    const ofValue = wanted === null ? '' : ` AND ${value} = ?`;
    const ofNames = names.length === 0 ? '' : ` AND annotation.name IN (${names.map(() => '?').join(', ')})`;
    const given = [recordingId, ...(wanted === null ? [] : [wanted]), ...names];
    const total = database.prepare<unknown[], number>(`SELECT count(*) ${from}${ofValue}${ofNames}`).pluck();
    const rows = database
      .prepare<unknown[], PlaceRow>(
        `SELECT annotation.run_id AS runId, annotation.number, annotation.start_ms AS startMs, annotation.end_ms AS endMs,
           annotation.kind, ${value} AS value, annotation.score, annotation.reason, annotation.name,
           words.segment_id AS segmentId, words.word, words.matched, words.is_text_changed AS isTextChanged
         ${from.replace('WHERE', 'LEFT JOIN annotation_words AS words ON words.run_id = annotation.run_id AND words.number = annotation.number WHERE')}
         ${ofValue}${ofNames} ORDER BY annotation.start_ms, annotation.run_id, annotation.number LIMIT ? OFFSET ?`,
      )
      .all(...given, limit, offset);
    return { rows: rows.map((row) => placeOf(row)), total: total.get(...given) ?? 0 };
  };

  function placeOf({ segmentId, word, matched, isTextChanged, score, ...row }: PlaceRow): MentionPlace {
    const base = { ...row, score: score === null ? null : score / 1000, start: null, end: null, before: '', after: '' };
    if (segmentId === null || word === null) return { ...base, words: null };
    const words = { segmentId, word, matched: matched ?? '', isTextChanged: isTextChanged === 1 };
    const [segment] = reader.some([segmentId]);
    const text = selectText.get(segmentId) ?? '';
    const first = segment?.tokens[word];
    const last = segment?.tokens[word + tokenize(words.matched).length - 1];
    if (first === undefined || last === undefined || words.isTextChanged) return { ...base, words };
    const { start } = first;
    const { end } = last;
    return {
      ...base,
      words,
      start,
      end,
      before: shortened(text.slice(0, start), -1),
      after: shortened(text.slice(end), 1),
    };
  }
}

/** The nearest words of what stands before (-1) or after (1). */
function shortened(text: string, side: 1 | -1): string {
  if (text.length <= reach) return text;
  return side === 1
    ? `${text.slice(0, reach).replace(/\s\S*$/, '')} …`
    : `… ${text.slice(-reach).replace(/^\S*\s/, '')}`;
}

function prepareDecisions({ database, writer, now }: StoreParts) {
  const insert = database.prepare(
    'INSERT INTO name_decision (recording_id, value, name, other, is_same, decided_at_ms) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const lastAt = database
    .prepare<[number], number | null>('SELECT max(decided_at_ms) FROM name_decision WHERE recording_id = ?')
    .pluck();
  const takeBack = database.prepare('DELETE FROM name_decision WHERE recording_id = ? AND decided_at_ms = ?');
  const clearOpen = database.prepare('DELETE FROM mention_decision WHERE recording_id = ? AND name = ?');
  const insertOpen = database.prepare(
    'INSERT INTO mention_decision (recording_id, name, value, decided_at_ms) VALUES (?, ?, ?, ?)',
  );
  const writtenNames = prepareWrittenNames(database);
  const selectSpeakers = database.prepare<[number], { name: string; isHere: number }>(
    `SELECT speaker.name, max(transcript.recording_id = ?) AS isHere FROM speaker
     JOIN transcript ON transcript.id = speaker.transcript_id GROUP BY speaker.name`,
  );
  return {
    nameDecisions: prepareNameDecisions(database),
    decideNames(recordingId: number, of: string, pairs: readonly NameDecisionInput[]) {
      writer.write(() => {
        // Said at once, taken back at once; never at the same time as what was said before.
        const atMs = Math.max(now(), (lastAt.get(recordingId) ?? 0) + 1);
        for (const { name, other, isSame } of pairs) insert.run(recordingId, of, name, other, Number(isSame), atMs);
      });
    },
    undoNames: (recordingId: number) =>
      writer.write(() => {
        const atMs = lastAt.get(recordingId) ?? null;
        return atMs !== null && takeBack.run(recordingId, atMs).changes > 0;
      }),
    decideOpen(recordingId: number, name: string, of: string | null) {
      writer.write(() => {
        clearOpen.run(recordingId, name);
        if (of !== null) insertOpen.run(recordingId, name, of, now());
      });
    },
    speakerNames(recordingId: number) {
      // «Участник 1» is no name.
      const named = selectSpeakers.all(recordingId).filter(({ name }) => !/\d/.test(name));
      return {
        here: named.flatMap(({ name, isHere }) => (isHere === 1 ? [name] : [])),
        everywhere: [...named.map(({ name }) => name), ...writtenNames()],
      };
    },
  };
}
