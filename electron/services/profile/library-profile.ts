import { setImmediate as breathe } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { LibraryProfile, NamedShare } from '#shared/profile.ts';
import { localDate } from '#shared/text/local-time.ts';
import type { Library } from '#services/library/library.ts';
import { vocabularyOf } from './recording-profile.ts';

/** Recordings that are added up before others get their turn. */
const atOnce = 100;
/** A segment is doubtful where its words were, on the whole, no likelier than this, in thousandths. */
const doubtfulBelow = 700;
const maxNames = 50;
const maxFound = 60;
/** Whose words stand for those of many. */
const maxCompared = 60;

interface TextRow {
  readonly id: number;
  readonly durationMs: number | null;
  readonly atMs: number;
  readonly transcriptId: number | null;
  readonly state: string | null;
  readonly language: string | null;
  readonly modelId: string | null;
}

interface SpokenRow {
  readonly transcriptId: number;
  readonly speaker: string | null;
  readonly talkMs: number;
  readonly segmentCount: number;
  readonly editedCount: number;
  readonly judgedCount: number;
  readonly doubtfulCount: number;
}

/** Of recordings by the filter of the list (all of them where it is empty). Reads sums of segments, never their words. */
export async function profileLibrary(library: Library, filter: string): Promise<LibraryProfile> {
  const ids = library.catalogue.list.ids({ bin: false, filter });
  const { database } = library.index;
  const sums = new LibrarySums();
  const readTexts = prepareTexts(database);
  const readSpoken = prepareSpoken(database);
  for (let from = 0; from < ids.length; from += atOnce) {
    const texts = readTexts(ids.slice(from, from + atOnce));
    const spoken = Map.groupBy(
      readSpoken(texts.flatMap(({ transcriptId }) => transcriptId ?? [])),
      ({ transcriptId }) => transcriptId,
    );
    for (const text of texts) sums.add(text, spoken.get(text.transcriptId ?? 0) ?? []);
    await breathe();
  }
  const isPart = filter.trim() !== '';
  const inPart = new Set(ids);
  const rest = isPart ? library.catalogue.list.ids({ bin: false }).filter((id) => !inPart.has(id)) : [];
  const words = isPart ? await vocabularyOf(library, ids.slice(0, maxCompared)) : null;
  const other = await vocabularyOf(library, rest.slice(0, maxCompared));
  const summed = sums.result();
  return {
    recordingCount: ids.length,
    ...summed,
    found: readFound(database, ids, summed.months),
    unusual: (words?.vocabulary.unusualBeside(other.vocabulary) ?? []).map(({ word, count, usual, score }) => ({
      word,
      count,
      usual,
      score,
    })),
    comparedCount: other.recordingCount,
  };
}

function prepareTexts(database: Database): (ids: readonly number[]) => readonly TextRow[] {
  const select = database.prepare<[string], TextRow>(
    `SELECT recording.id, media.duration_ms AS durationMs, coalesce(fact.recorded_at_ms, recording.added_at_ms) AS atMs,
       transcript.id AS transcriptId, transcript.state, transcript.language, transcript.model_id AS modelId
     FROM json_each(?) AS wanted JOIN recording ON recording.id = wanted.value
     JOIN media ON media.id = recording.media_id
     LEFT JOIN recording_fact AS fact ON fact.recording_id = recording.id
     LEFT JOIN transcript ON transcript.recording_id = recording.id AND transcript.is_current = 1`,
  );
  return (ids) => select.all(JSON.stringify(ids));
}

function prepareSpoken(database: Database): (transcriptIds: readonly number[]) => readonly SpokenRow[] {
  const select = database.prepare<[string], SpokenRow>(
    `SELECT wanted.value AS transcriptId, speaker.name AS speaker, sum(segment.end_ms - segment.start_ms) AS talkMs,
       count(*) AS segmentCount, sum(segment.flags & 1) AS editedCount, count(segment.confidence) AS judgedCount,
       sum(coalesce(segment.confidence, 1000) < ${doubtfulBelow}) AS doubtfulCount
     FROM json_each(?) AS wanted
     JOIN segment ON segment.id >= (wanted.value << 20) AND segment.id < ((wanted.value + 1) << 20)
     LEFT JOIN speaker ON speaker.id = segment.speaker_id GROUP BY wanted.value, segment.speaker_id`,
  );
  return (transcriptIds) => select.all(JSON.stringify(transcriptIds));
}

interface FoundRow {
  readonly recordingId: number;
  readonly kind: string;
  readonly value: string;
  readonly atMs: number;
  readonly count: number;
  readonly totalMs: number;
}

/** What analyses found, by value and by the month in which it was recorded; open names are what people said they are. */
function readFound(
  database: Database,
  ids: readonly number[],
  months: LibraryProfile['months'],
): LibraryProfile['found'] {
  const places = new Map(months.map(({ month }, nth) => [month, nth]));
  const found = new Map<
    string,
    Omit<LibraryProfile['found'][number], 'recordingCount'> & { of: Map<number, number> }
  >();
  for (const { recordingId, kind, value, atMs, count, totalMs } of foundRows(database, ids)) {
    const key = `${kind}\n${value}`;
    const before = found.get(key) ?? { kind, value, count: 0, totalMs: 0, counts: months.map(() => 0), of: new Map() };
    const nth = places.get(localDate(atMs).slice(0, 7));
    const counts = nth === undefined ? before.counts : before.counts.with(nth, (before.counts[nth] ?? 0) + count);
    before.of.set(recordingId, (before.of.get(recordingId) ?? 0) + count);
    found.set(key, { ...before, count: before.count + count, totalMs: before.totalMs + totalMs, counts });
  }
  return [...found.values()]
    .filter(({ count }) => count > 0)
    .map(({ of, ...one }) => ({ ...one, recordingCount: [...of.values()].filter((count) => count > 0).length }))
    .toSorted((a, b) => (a.kind === b.kind ? b.count - a.count : a.kind < b.kind ? -1 : 1))
    .slice(0, maxFound);
}

/** Totals of current runs, and for decided names what goes from `open` to what they are. */
function* foundRows(database: Database, ids: readonly number[]): Generator<FoundRow> {
  const at = 'coalesce(fact.recorded_at_ms, recording.added_at_ms) AS atMs';
  const recording = `JOIN recording ON recording.id = run.recording_id
     LEFT JOIN recording_fact AS fact ON fact.recording_id = recording.id`;
  const wanted = JSON.stringify(ids);
  const within = 'run.recording_id IN (SELECT value FROM json_each(?))';
  yield* database
    .prepare<[string], FoundRow>(
      `SELECT run.recording_id AS recordingId, total.kind, total.value, ${at}, annotation_count AS count, total_ms AS totalMs
       FROM annotation_total AS total JOIN analysis_run AS run ON run.id = total.run_id AND run.is_current = 1 ${recording}
       WHERE total.kind NOT IN ('turn', 'voice') AND ${within}`,
    )
    .iterate(wanted);
  const decided = database
    .prepare<[string], FoundRow>(
      `SELECT run.recording_id AS recordingId, annotation.kind, decision.value, ${at}, count(*) AS count,
         sum(annotation.end_ms - annotation.start_ms) AS totalMs
       FROM mention_decision AS decision
       JOIN analysis_run AS run ON run.recording_id = decision.recording_id AND run.is_current = 1
       JOIN annotation ON annotation.run_id = run.id AND annotation.kind = 'entity' AND annotation.value = 'open'
         AND annotation.name = decision.name ${recording}
       WHERE ${within} GROUP BY run.recording_id, decision.value`,
    )
    .iterate(wanted);
  for (const row of decided) {
    yield row;
    yield { ...row, value: 'open', count: -row.count, totalMs: -row.totalMs };
  }
}

class LibrarySums {
  readonly #languages = new Map<string | null, Sum>();
  readonly #speakers = new Map<string | null, Sum>();
  readonly #models = new Map<string | null, Sum & { readonly judged: number; readonly doubtful: number }>();
  readonly #months = new Map<string, { readonly recordingCount: number; readonly durationMs: number }>();
  readonly #all = { transcribed: 0, durationMs: 0, talkMs: 0, segments: 0, edited: 0, judged: 0, doubtful: 0 };

  add(text: TextRow, spoken: readonly SpokenRow[]): void {
    const all = this.#all;
    const durationMs = text.durationMs ?? 0;
    const sum = (value: (row: SpokenRow) => number) => spoken.reduce((before, row) => before + value(row), 0);
    const talkMs = sum((row) => row.talkMs);
    const [judged, doubtful] = [sum((row) => row.judgedCount), sum((row) => row.doubtfulCount)];
    all.transcribed += text.state === 'complete' ? 1 : 0;
    all.durationMs += durationMs;
    all.talkMs += talkMs;
    all.segments += sum((row) => row.segmentCount);
    all.edited += sum((row) => row.editedCount);
    all.judged += judged;
    all.doubtful += doubtful;
    const month = localDate(text.atMs).slice(0, 7);
    const then = this.#months.get(month) ?? { recordingCount: 0, durationMs: 0 };
    this.#months.set(month, {
      recordingCount: then.recordingCount + 1,
      durationMs: then.durationMs + durationMs,
    });
    if (text.transcriptId === null) return;
    addTo(this.#languages, text.language, talkMs);
    const model = this.#models.get(text.modelId) ?? { recordingCount: 0, talkMs: 0, judged: 0, doubtful: 0 };
    this.#models.set(text.modelId, {
      recordingCount: model.recordingCount + 1,
      talkMs: model.talkMs + talkMs,
      judged: model.judged + judged,
      doubtful: model.doubtful + doubtful,
    });
    for (const row of spoken) if (row.speaker !== null) addTo(this.#speakers, row.speaker, row.talkMs);
  }

  result(): Omit<LibraryProfile, 'recordingCount' | 'found' | 'unusual' | 'comparedCount'> {
    const all = this.#all;
    return {
      transcribedCount: all.transcribed,
      durationMs: all.durationMs,
      talkMs: all.talkMs,
      segmentCount: all.segments,
      editedShare: shareOf(all.edited, all.segments),
      doubtfulShare: shareOf(all.doubtful, all.judged),
      languages: sharesOf(this.#languages),
      speakers: sharesOf(this.#speakers).slice(0, maxNames),
      speakerCount: this.#speakers.size,
      models: [...this.#models].map(([name, { recordingCount, talkMs, judged, doubtful }]) => ({
        name,
        recordingCount,
        talkMs,
        doubtfulShare: shareOf(doubtful, judged),
      })),
      months: [...this.#months]
        .map(([month, one]) => ({ month, ...one }))
        .toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    };
  }
}

interface Sum {
  readonly recordingCount: number;
  readonly talkMs: number;
}

const shareOf = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

function addTo(shares: Map<string | null, Sum>, name: string | null, talkMs: number): void {
  const before = shares.get(name) ?? { recordingCount: 0, talkMs: 0 };
  shares.set(name, { recordingCount: before.recordingCount + 1, talkMs: before.talkMs + talkMs });
}

function sharesOf(shares: Map<string | null, Sum>): readonly NamedShare[] {
  return [...shares].map(([name, one]) => ({ name, ...one })).toSorted((a, b) => b.talkMs - a.talkMs);
}
