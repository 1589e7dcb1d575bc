import { expect, it } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { createSearch } from './search.ts';

const fixture = useTestLibrary();

interface Found {
  readonly kind: 'sound' | 'class';
  readonly value: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly score?: number;
  readonly reason?: string;
}

/** Annotations as an analysis that is current would leave them. */
function annotate(recordingId: number, all: readonly Found[]) {
  const { database } = fixture.library.index;
  for (const [kind, some] of Map.groupBy(all, (one) => one.kind)) {
    const runId = database
      .prepare(
        `INSERT INTO analysis_run (recording_id, analyzer, version, model, parameters, state, is_urgent,
         is_current, queued_at_ms) VALUES (?, ?, 1, 'm', '{}', 'done', 0, 1, 1)`,
      )
      .run(recordingId, kind === 'class' ? 'classes' : 'sounds').lastInsertRowid;
    const insert = database.prepare(
      'INSERT INTO annotation (run_id, number, start_ms, end_ms, kind, value, score, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    for (const [nth, { startMs, endMs, value, score = 900, reason = null }] of some.entries())
      insert.run(runId, nth, startMs, endMs, kind, value, score, reason);
    database
      .prepare(
        `INSERT INTO annotation_total SELECT run_id, kind, value, ?, count(*), sum(end_ms - start_ms), max(end_ms - start_ms)
         FROM annotation WHERE run_id = ? GROUP BY kind, value`,
      )
      .run(recordingId, runId);
  }
}

const query = (text: string) => createSearch(fixture.library).query({ text, offset: 0, limit: 50 }).hits;

/** The hits with what is marked in brackets, and what they start at. */
const hits = (text: string) =>
  query(text).map(({ text: said, marks, startMs }) => {
    const marked = marks.reduceRight(
      (all, [start, end]) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
      said,
    );
    return `${startMs} ${marked}`;
  });

/** Segments of 3.5 s, one every four seconds. */
const texts = ['раз два', 'три четыре', 'деньги пять', 'шесть', 'семь', 'деньги восемь'];
const at = (nth: number) => nth * 4000;

it('a sound is found where it begins, with its own times; words beside it are those spoken meanwhile', () => {
  const { recordingId } = addTranscript(fixture.library, 'a.wav', texts);
  addTranscript(fixture.library, 'b.wav', texts);
  annotate(recordingId, [
    { kind: 'sound', value: 'music', startMs: at(1) + 500, endMs: at(3) },
    { kind: 'sound', value: 'music', startMs: at(5) + 100, endMs: at(5) + 900 },
    { kind: 'sound', value: 'noise', startMs: 60_000, endMs: 64_000 },
  ]);
  expect(hits('sound:music')).toEqual([`${at(1) + 500} три четыре`, `${at(5) + 100} деньги восемь`]);
  expect(hits('звук:музыка>2s')).toEqual([`${at(1) + 500} три четыре`]);
  expect(hits('деньги sound:music>2s')).toEqual([`${at(2)} [деньги] пять`]);
  expect(query('деньги sound:music>2s')[0]?.reasons).toMatchObject([
    { field: 'sound', value: 'music', startMs: at(1) + 500, endMs: at(3) },
  ]);
  // Without speech meanwhile it stands at the nearest text and plays where it sounds.
  expect(hits('sound:noise')).toEqual(['60000 деньги восемь']);
  // Without a sound is said of the passage.
  expect(query('деньги -sound:music').map(({ recordingName }) => recordingName)).toEqual(['b.wav', 'b.wav']);
  expect(hits('sound:silence')).toEqual([]);
});

it('a passage of a class is one hit at the words that decided its class, however many segments it has', () => {
  const { recordingId } = addTranscript(fixture.library, 'a.wav', texts);
  annotate(recordingId, [
    { kind: 'class', value: 'обман', startMs: at(1), endMs: at(4) - 500, score: 870, reason: 'деньги +1.2, пять +0.3' },
    { kind: 'class', value: 'обман', startMs: at(4), endMs: at(6), score: 400, reason: 'семь +0.1' },
    { kind: 'class', value: 'крупный обман', startMs: at(0), endMs: at(0) + 100, score: 900 },
  ]);
  expect(hits('class:обман')).toEqual([`${at(2)} [деньги] [пять]`]);
  expect(query('class:обман')[0]?.reasons).toMatchObject([
    { value: 'обман', score: 0.87, detail: 'деньги +1.2, пять +0.3' },
  ]);
  expect(hits('class:обман>0.9')).toEqual([]);
  expect(hits('class:обман>0,3')).toHaveLength(2);
  expect(hits('class:"Крупный обман"')).toEqual([`${at(0)} раз два`]);
  expect(hits('класс:"крупный обман>0.8"')).toEqual([`${at(0)} раз два`]);
  expect(hits('шесть class:обман')).toEqual([`${at(3)} [шесть]`]);
  expect(createSearch(fixture.library).count('class:обман>0.3')).toEqual({ total: 2, isExact: true });
});

it('a class beside a sound is found where both are', () => {
  const { recordingId } = addTranscript(fixture.library, 'a.wav', texts);
  annotate(recordingId, [
    { kind: 'class', value: 'обман', startMs: at(2), endMs: at(4) - 500, reason: 'деньги +1.2' },
    { kind: 'sound', value: 'music', startMs: 0, endMs: at(5) },
  ]);
  expect(hits('class:обман sound:music')).toEqual([`${at(2)} [деньги] пять`]);
  expect(query('class:обман sound:music')[0]?.reasons.map(({ field }) => field)).toEqual(['class', 'sound']);
});

it('a finding is found at its words, one without words at its time, a dismissed one not at all', async () => {
  const { library } = fixture;
  addTranscript(library, 'a.wav', texts);
  const rule = (name: string, text: string) =>
    library.rules.rules.save(null, { name, text, severity: 'low', note: '' });
  rule('Деньги сказаны', 'said "деньги"');
  rule('Два слова подряд', 'said "четыре деньги"');
  rule('Нет прощания', 'not said "спасибо"');
  await library.rules.runs.run();
  expect(hits('rule:"деньги сказаны"')).toEqual([`${at(2)} [деньги] пять`, `${at(5)} [деньги] восемь`]);
  expect(query('правило:деньги')[0]?.reasons).toMatchObject([
    { field: 'rule', value: 'Деньги сказаны', detail: 'деньги' },
  ]);
  // A phrase that runs on into the next segment.
  expect(hits('rule:подряд')).toEqual([`${at(1) + 200} три [четыре]`]);
  expect(query('rule:"нет прощания"').map(({ startMs, marks }) => [startMs, marks])).toEqual([[0, []]]);
  expect(hits('восемь rule:деньги')).toEqual([`${at(5)} [деньги] [восемь]`]);
  const filter = { states: [], severities: [], listId: null, recordingId: null };
  const { rows } = library.watch.findings.list({ filter, snapshot: null, offset: 0, limit: 200 });
  const first = rows.find(({ startMs, term }) => startMs === at(2) && term === 'Деньги сказаны')!;
  library.watch.findings.decide([first.id], { state: 'dismissed', reason: '' });
  expect(hits('rule:"деньги сказаны"')).toEqual([`${at(5)} [деньги] восемь`]);
});
