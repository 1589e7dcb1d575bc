import { expect, it } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { listMigrations } from './database/list-migrations.ts';
import { verifyLibrary } from '#services/maintenance/verify-library.ts';

const fixture = useTestLibrary();

const texts = (transcriptId: number) => [...fixture.library.segments.iterate(transcriptId)].map(({ text }) => text);

it('every change is taken back and brought again, over restarts and to any depth', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз', 'два']);
  const [a, b] = [segments[0]!.id, segments[1]!.id];
  const states = [texts(transcriptId)];
  for (let step = 0; step < 120; step += 1) {
    fixture.library.edits.setText(step % 3 === 0 ? b : a, `правка ${step}`);
    states.push(texts(transcriptId));
  }
  for (let step = 119; step >= 0; step -= 1) {
    if (step % 40 === 0) fixture.reopen();
    expect(fixture.library.edits.undo(transcriptId)).not.toBeNull();
    expect(texts(transcriptId)).toEqual(states[step]);
  }
  expect(fixture.library.edits.undo(transcriptId)).toBeNull();
  expect(fixture.library.segments.list(transcriptId, { offset: 0, limit: 2 }).rows).toEqual(segments);
  for (let step = 1; step <= 120; step += 1) {
    if (step % 40 === 0) fixture.reopen();
    fixture.library.edits.redo(transcriptId);
    expect(texts(transcriptId)).toEqual(states[step]);
  }
  expect(fixture.library.edits.redo(transcriptId)).toBeNull();
  const { database } = fixture.library.index;
  expect(database.prepare('SELECT count(*) FROM edit').pluck().get()).toBe(360);
  expect(verifyLibrary(database, { migrations: listMigrations(), depth: 'full' }).differences).toEqual([]);
});

it('a new change after an undo ends what could be redone', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз']);
  fixture.library.edits.setText(segments[0]!.id, 'один');
  fixture.library.edits.undo(transcriptId);
  fixture.library.edits.setText(segments[0]!.id, 'два');
  expect(fixture.library.edits.redo(transcriptId)).toBeNull();
  expect(fixture.library.edits.undo(transcriptId)?.transcripts[0]?.segments).toMatchObject([
    { text: 'раз', isEdited: false },
  ]);
});

it('what was saved while typing is one step, and a visit that ended where it began is none', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз', 'два']);
  const [a, b] = [segments[0]!.id, segments[1]!.id];
  for (const text of ['раз д', 'раз два', 'раз два три']) fixture.library.edits.setText(a, text, 'first');
  for (const text of ['два!', 'два']) fixture.library.edits.setText(b, text, 'second');
  expect(fixture.library.edits.undo(transcriptId)?.segmentIds).toEqual([a]);
  expect(texts(transcriptId)).toEqual(['раз', 'два']);
  expect(fixture.library.edits.undo(transcriptId)).toBeNull();
  expect(fixture.library.edits.redo(transcriptId)?.segmentIds).toEqual([a]);
  expect(texts(transcriptId)).toEqual(['раз два три', 'два']);
});

it('the changes of another transcript are left alone', () => {
  const first = addTranscript(fixture.library, 'a.wav', ['раз']);
  const second = addTranscript(fixture.library, 'b.wav', ['раз']);
  fixture.library.edits.setText(first.segments[0]!.id, 'один');
  expect(fixture.library.edits.undo(second.transcriptId)).toBeNull();
  expect(texts(first.transcriptId)).toEqual(['один']);
});
