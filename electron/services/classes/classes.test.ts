import { expect, test } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { labelledPassages } from '#services/classifiers/labelled-passages.fixture.ts';
import { trainClass } from './train-class.ts';

const fixture = useTestLibrary();

function teach(count: number): number {
  const { library } = fixture;
  const taught = library.classes.save({ name: ' Обман ', costs: { miss: 5, falseAlarm: 1 }, listIds: [] });
  for (const some of Map.groupBy(labelledPassages(count, 1), ({ recordingId }) => recordingId).values()) {
    const { segments } = addTranscript(
      library,
      `call ${some[0]!.recordingId}.wav`,
      some.map(({ text }) => text),
    );
    segments.forEach(({ id }, nth) => library.classes.label(taught.id, id, some[nth]!.isTrue));
  }
  return taught.id;
}

test('a class learns from labelled passages, and a forgotten verdict is forgotten', () => {
  const { classes } = fixture.library;
  const id = teach(120);
  const learned = trainClass(classes, id);
  expect(learned).toMatchObject({ name: 'обман', exampleCount: 120, forgottenCount: 0 });
  expect(learned.figures!.averagePrecision).toBeGreaterThan(0.9);
  expect(learned.drift).toMatchObject({ isFallen: false });
  const [example] = classes.examples(id, { offset: 0, limit: 1 }).rows;
  classes.forget(example!.id, true);
  expect(trainClass(classes, id)).toMatchObject({ exampleCount: 119, forgottenCount: 1 });
  expect(trainClass(classes, id).figures!.count).toBe(119);
  classes.forget(example!.id, false);
  fixture.reopen();
  expect(fixture.library.classes.get(id)).toMatchObject({ exampleCount: 120 });
  expect(fixture.library.classes.classifiers()).toHaveLength(1);
});

test('verdicts on findings of its lists are taken in, also when they change', () => {
  const { library } = fixture;
  const texts = ['переведите деньги', 'встретимся завтра'];
  const { segments, transcriptId } = addTranscript(library, 'v.wav', texts);
  const run = (sql: string) => library.index.database.exec(sql);
  const { recordingId } = library.transcripts.get(transcriptId);
  run(`INSERT INTO watch_list (id, name, changed_at_ms, version) VALUES (7, 'l', 1, 1);
    INSERT INTO rule (id, watch_list_id, key, position, term, match, severity, note, added_version)
      VALUES (9, 7, 'k', 0, 'деньги', 'any', 'high', '', 1)`);
  segments.forEach(({ id }, nth) =>
    run(`INSERT INTO finding (rule_id, recording_id, transcript_id, segment_id, last_segment_id, word, start_ms, end_ms,
      matched, before, after, found_at_ms, state) VALUES (9, ${recordingId}, ${transcriptId}, ${id}, ${id}, 0, 0, 1,
      'x', '', '', 1, '${nth === 0 ? 'confirmed' : 'dismissed'}')`),
  );
  const { id } = library.classes.save({ name: 'Обман', costs: { miss: 1, falseAlarm: 1 }, listIds: [7] });
  expect(library.classes.gather(id).map(({ text, isTrue }) => [text, isTrue])).toEqual([
    ['переведите деньги', true],
    ['встретимся завтра', false],
  ]);
  run(`UPDATE finding SET state = 'dismissed'`);
  expect(library.classes.gather(id).map(({ isTrue }) => isTrue)).toEqual([false, false]);
  expect(() => trainClass(library.classes, id)).toThrow(expect.objectContaining({ code: 'class-untaught' }) as Error);
});

test('recordings are found by how much a passage looks like a class, in both languages', () => {
  const { library } = fixture;
  const first = addTranscript(library, 'a.wav', ['раз']);
  addTranscript(library, 'b.wav', ['два']);
  const { recordingId } = library.transcripts.get(first.transcriptId);
  library.index.database.exec(`INSERT INTO analysis_run (recording_id, analyzer, version, model, parameters, state,
      is_urgent, is_current, queued_at_ms) VALUES (${recordingId}, 'classes', 1, 'm', '{}', 'done', 0, 1, 1);
    INSERT INTO annotation (run_id, number, start_ms, end_ms, kind, value, score)
      VALUES (last_insert_rowid(), 0, 0, 1, 'class', 'обман', 850)`);
  const idsOf = (filter: string) =>
    library.recordings.idsOf({ every: 'library', filter, upToId: 1_000_000, exceptIds: [] });
  expect(idsOf('class:обман>0.8')).toEqual([recordingId]);
  expect(idsOf('класс:Обман')).toEqual([recordingId]);
  expect(idsOf('class:обман>0.9')).toEqual([]);
  expect(idsOf('class:угроза')).toEqual([]);
});
