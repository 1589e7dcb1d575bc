import { afterEach, beforeEach, expect, it } from 'vitest';
import { addTranscript, createTestLibrary, type TestLibrary } from './library-fixture.ts';
import { listMigrations } from './list-migrations.ts';
import { verifyLibrary } from './verify-library.ts';

let fixture: TestLibrary;
beforeEach(() => {
  fixture = createTestLibrary();
});
afterEach(() => fixture.dispose());

const texts = (transcriptId: number) => [...fixture.library.segments.iterate(transcriptId)].map(({ text }) => text);

it('every change is taken back and brought again, over restarts and to any depth', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз', 'два']);
  const [a, b] = [segments[0]!.id, segments[1]!.id];
  const states = [texts(transcriptId)];
  for (let step = 0; step < 120; step += 1) {
    fixture.library.segments.editText(step % 3 === 0 ? b : a, `правка ${step}`);
    states.push(texts(transcriptId));
  }
  for (let step = 119; step >= 0; step -= 1) {
    if (step % 40 === 0) fixture.reopen();
    expect(fixture.library.segments.undo(transcriptId)).not.toBeNull();
    expect(texts(transcriptId)).toEqual(states[step]);
  }
  expect(fixture.library.segments.undo(transcriptId)).toBeNull();
  expect(fixture.library.segments.list(transcriptId, { offset: 0, limit: 2 }).rows).toEqual(segments);
  for (let step = 1; step <= 120; step += 1) {
    if (step % 40 === 0) fixture.reopen();
    fixture.library.segments.redo(transcriptId);
    expect(texts(transcriptId)).toEqual(states[step]);
  }
  expect(fixture.library.segments.redo(transcriptId)).toBeNull();
  const { database } = fixture.library.index;
  expect(database.prepare('SELECT count(*) FROM edit').pluck().get()).toBe(360);
  expect(verifyLibrary(database, { migrations: listMigrations(), depth: 'full' }).differences).toEqual([]);
});

it('a new change after an undo ends what could be redone', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз']);
  fixture.library.segments.editText(segments[0]!.id, 'один');
  fixture.library.segments.undo(transcriptId);
  fixture.library.segments.editText(segments[0]!.id, 'два');
  expect(fixture.library.segments.redo(transcriptId)).toBeNull();
  expect(fixture.library.segments.undo(transcriptId)).toMatchObject({ text: 'раз', isEdited: false });
});

it('what was saved while typing is one step, and a visit that ended where it began is none', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз', 'два']);
  const [a, b] = [segments[0]!.id, segments[1]!.id];
  for (const text of ['раз д', 'раз два', 'раз два три']) fixture.library.segments.editText(a, text, 'first');
  for (const text of ['два!', 'два']) fixture.library.segments.editText(b, text, 'second');
  expect(fixture.library.segments.undo(transcriptId)).toMatchObject({ id: a, text: 'раз' });
  expect(fixture.library.segments.undo(transcriptId)).toBeNull();
  expect(fixture.library.segments.redo(transcriptId)).toMatchObject({ id: a, text: 'раз два три' });
});

it('the changes of another transcript are left alone', () => {
  const first = addTranscript(fixture.library, 'a.wav', ['раз']);
  const second = addTranscript(fixture.library, 'b.wav', ['раз']);
  fixture.library.segments.editText(first.segments[0]!.id, 'один');
  expect(fixture.library.segments.undo(second.transcriptId)).toBeNull();
  expect(texts(first.transcriptId)).toEqual(['один']);
});
