import type { Database } from 'better-sqlite3';
import { pairPlaces, type KnownPlace } from '#services/anchors/pair-places.ts';
import type { Changes } from '#services/store/changes.ts';
import { createSegmentReader, type SegmentReader, type SegmentTokens } from '#services/search/index/segment-reader.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import { transcriptOf } from '#services/store/segments/segment-ids.ts';

interface KnownWords extends KnownPlace {
  readonly runId: number;
  readonly number: number;
  readonly matched: string;
  readonly isTextChanged: number;
}

/** Keeps annotations of words at their words, through edits and versions of the text, within the caller's transaction. */
export interface WordFollower {
  beforeCommit(changes: Changes): void;
}

/** Words that an edit moved into a neighbour are looked for there. */
const neighbours = 1;

export function followWords(database: Database): WordFollower {
  const selectAny = database.prepare<[], number>('SELECT 1 FROM main.annotation_words LIMIT 1').pluck();
  const read = prepareRead(database);
  const reader = createSegmentReader(database);
  const settle = prepareSettle(database);
  return {
    beforeCommit({ segments, recordings }) {
      const texts = segments.filter(({ isText }) => isText);
      const others = recordings.filter(({ isOtherText }) => isOtherText);
      if (texts.length + others.length === 0 || selectAny.get() === undefined) return;
      const segmentIds = [...new Set(texts.map(({ id }) => id))];
      for (const ids of Map.groupBy(segmentIds, transcriptOf).values()) {
        const known = ids.flatMap((id) => read.ofSegment.all(id));
        if (known.length === 0) continue;
        settle(known, near(reader, ids, known));
      }
      for (const { id: recordingId } of others) {
        const current = read.current.get(recordingId);
        const known = read.ofRecording.all(recordingId);
        if (current !== undefined && known.length > 0) settle(known, reader.transcript(current));
      }
    },
  };
}

type FoundWords = Omit<KnownWords, 'id' | 'ruleId'>;

/** The segments that were changed and those beside them, in the order of time; of one that is gone, those beside its place. */
function near(reader: SegmentReader, ids: readonly number[], known: readonly FoundWords[]): readonly SegmentTokens[] {
  const found = new Map<number, SegmentTokens>();
  for (const segmentId of ids) {
    const [own] = reader.some([segmentId]);
    const startMs = own?.startMs ?? known.find((one) => one.segmentId === segmentId)?.startMs;
    if (startMs === undefined) continue;
    const place = { segmentId, startMs };
    const around = [...reader.before(place, neighbours), ...(own ? [own] : []), ...reader.after(place, neighbours)];
    for (const segment of around) found.set(segment.segmentId, segment);
  }
  return [...found.values()].sort((one, other) => one.startMs - other.startMs || one.segmentId - other.segmentId);
}

function prepareRead(database: Database) {
  const select = `SELECT words.run_id AS runId, words.number, words.segment_id AS segmentId, words.word,
      words.matched, words.is_text_changed AS isTextChanged, annotation.start_ms AS startMs
    FROM main.annotation_words AS words JOIN main.annotation USING (run_id, number)`;
  return {
    ofSegment: database.prepare<[number], FoundWords>(`${select} WHERE words.segment_id = ?`),
    ofRecording: database.prepare<[number], FoundWords>(
      `${select} JOIN main.analysis_run ON analysis_run.id = words.run_id
       WHERE analysis_run.recording_id = ? AND analysis_run.is_current = 1`,
    ),
    current: database
      .prepare<[number], number>('SELECT id FROM main.transcript WHERE recording_id = ? AND is_current = 1')
      .pluck(),
  };
}

function prepareSettle(database: Database) {
  const move = database.prepare(
    `UPDATE main.annotation_words SET segment_id = ?, word = ?, is_text_changed = 0
     WHERE run_id = ? AND number = ? AND (segment_id <> ? OR word <> ? OR is_text_changed = 1)`,
  );
  const lose = database.prepare(
    'UPDATE main.annotation_words SET is_text_changed = 1 WHERE run_id = ? AND number = ? AND is_text_changed = 0',
  );
  return (found: readonly FoundWords[], texts: readonly SegmentTokens[]) => {
    const known = found.map((one, index) => ({ ...one, id: index, ruleId: formsOf(one.matched).join(' ') }));
    const wanted = new Set(known.map(({ ruleId }) => ruleId));
    const { kept, lost } = pairPlaces(known, placesOf(texts, wanted));
    for (const { known: one, place } of kept) {
      move.run(place.segmentId, place.word, one.runId, one.number, place.segmentId, place.word);
    }
    for (const { runId, number } of lost) lose.run(runId, number);
  };
}

const formsOf = (text: string) => tokenize(text).map(({ form }) => form);

/** Where any of the wanted word sequences stands in a segment. */
function placesOf(texts: readonly SegmentTokens[], wanted: ReadonlySet<string>) {
  const lengths = [...new Set([...wanted].map((words) => words.split(' ').length))];
  return texts.flatMap(({ segmentId, startMs, tokens }) => {
    const forms = tokens.map(({ form }) => form);
    return forms.flatMap((_, word) =>
      lengths.flatMap((length) => {
        const ruleId = forms.slice(word, word + length).join(' ');
        return wanted.has(ruleId) ? [{ ruleId, segmentId, word, startMs }] : [];
      }),
    );
  });
}
