import { expect, it } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import type { OfferedField } from '#shared/text/query-values.ts';
import { createSearch } from './search.ts';

const fixture = useTestLibrary();

function values(field: OfferedField, text = ''): readonly string[] {
  return createSearch(fixture.library)
    .values({ field, text, limit: 20 })
    .map(({ value, count }) => `${value} ${count}`);
}

/** Annotations as an analysis that is current would leave them. */
function annotate(recordingId: number, kind: string, all: readonly (readonly [value: string, name: string | null])[]) {
  const { database } = fixture.library.index;
  const run =
    database.prepare(`INSERT INTO analysis_run (recording_id, analyzer, version, model, parameters, state, is_urgent,
    is_current, queued_at_ms) VALUES (?, ?, 1, 'm', '{}', 'done', 0, 1, 1)`);
  const runId = run.run(recordingId, kind).lastInsertRowid;
  const insert = database.prepare(
    'INSERT INTO annotation (run_id, number, start_ms, end_ms, kind, value, name) VALUES (?, ?, 0, 1, ?, ?, ?)',
  );
  for (const [nth, [value, name]] of all.entries()) insert.run(runId, nth, kind, value, name);
  database
    .prepare(
      `INSERT INTO annotation_total SELECT run_id, kind, value, ?, count(*), 1, 1 FROM annotation WHERE run_id = ?
       GROUP BY kind, value`,
    )
    .run(recordingId, runId);
}

it('names are offered by the beginning of any of their words, those that begin so first, then the commonest', () => {
  const { recordingId } = addTranscript(fixture.library, 'a.wav', ['раз']);
  const names = ['Анна Иванова', 'Иван Петров', 'Иван Петров', 'Ива Белая', 'Пётр Сидоров'];
  annotate(
    recordingId,
    'entity',
    names.map((name) => ['person', name] as const),
  );
  annotate(recordingId, 'personal-data', [['phone', '+79161234567'] as const]);
  expect(values('entity', 'ив')).toEqual(['Иван Петров 2', 'Ива Белая 1', 'Анна Иванова 1']);
  expect(values('entity', 'петр')).toEqual(['Пётр Сидоров 1', 'Иван Петров 2']);
  expect(values('entity', 'иван пет')).toEqual(['Иван Петров 2']);
  expect(values('entity', '+7916')).toEqual(['+79161234567 1']);
  expect(values('entity', 'Smith')).toEqual([]);
});

it('kinds of mentions, sounds and classes that are in the library are offered, the commonest first', () => {
  const { recordingId } = addTranscript(fixture.library, 'a.wav', ['раз']);
  annotate(recordingId, 'entity', [
    ['place', 'Москва'],
    ['person', 'Анна'],
    ['person', 'Олег'],
  ]);
  annotate(recordingId, 'sound', [['music', null]]);
  annotate(recordingId, 'class', [['угроза', null]]);
  expect(values('has', 'что угодно')).toEqual(['person 2', 'place 1']);
  expect(values('sound')).toEqual(['music 1']);
  expect(values('class')).toEqual(['угроза 1']);
});

it('rules, terms of lists and speakers are offered with what they have', async () => {
  const { library } = fixture;
  const { transcriptId } = addTranscript(library, 'a.wav', ['назовите код', 'код и ещё раз код']);
  const rule = (name: string, text: string) =>
    library.rules.rules.save(null, { name, text, severity: 'low', note: '' });
  rule('Спрашивают код', 'said "код"');
  const gone = rule('Спрашивают имя', 'said "имя"');
  library.rules.rules.remove(gone.id);
  await library.rules.runs.run();
  for (const name of ['Анна', 'Борис'])
    library.index.database.prepare('INSERT INTO speaker (transcript_id, name) VALUES (?, ?)').run(transcriptId, name);
  expect(values('rule', 'код')).toEqual(['Спрашивают код 3']);
  expect(values('rule', 'спраш')).toEqual(['Спрашивают код 3']);
  expect(values('speaker')).toEqual(['Анна 1', 'Борис 1']);
  expect(values('speaker', 'бор')).toEqual(['Борис 1']);
});
