import { expect, it } from 'vitest';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { notesServices } from './notes.ts';

const fixture = useTestLibrary();
const services = () => notesServices({ library: fixture.library, events: createEventBus() });
const content = { startMs: 100, endMs: 100, text: 'ask again', tags: ['urgent'] };

it('the reply of each change of a note is the note and the change of the text’s history', async () => {
  const { recordingId, transcriptId } = addTranscript(fixture.library, 'a.wav', ['one']);
  const concerns = [{ transcriptId, areNotesChanged: true, segmentIds: [] }];
  const added = await services()['notes.add']({ recordingId, ...content });
  expect(added).toMatchObject({ note: { text: 'ask again', startMs: 100 }, changes: concerns });
  const noteIds = [added.note.id];
  const changed = await services()['notes.change']({ noteId: added.note.id, text: 'asked', tags: [] });
  expect(changed).toMatchObject({ note: { id: added.note.id, text: 'asked', tags: [] }, changes: concerns });
  const removed = await services()['notes.remove']({ noteIds });
  expect(removed).toMatchObject({ stepIds: [removed.stepId], changes: concerns });
  expect(await services()['notes.restore']({ noteIds })).toMatchObject({ changes: concerns });
  expect(new Set([added.stepId, changed.stepId, removed.stepId]).size).toBe(3);
});

it('without a text there is no step, and the reply still holds the note', async () => {
  const file = { path: '/a.wav', name: 'a.wav', sizeBytes: 1, quickHash: 'q', durationMs: 1000, hasVideo: false };
  const options = { modelId: 'demo', language: 'auto', translate: false, prompt: '', threads: null };
  const [recording] = fixture.library.recordings.add([file], options);
  const added = await services()['notes.add']({ recordingId: recording!.id, ...content });
  expect(added).toMatchObject({ note: { text: 'ask again' }, stepId: null, changes: [] });
  const noteIds = [added.note.id];
  expect(await services()['notes.remove']({ noteIds })).toEqual({ stepId: null, stepIds: [], changes: [] });
});

it('notes of two recordings are removed in one call, a step for each', async () => {
  const both = ['a.wav', 'b.wav'].map((name) => addTranscript(fixture.library, name, ['one']));
  const added = await Promise.all(
    both.map(async ({ recordingId }) => await services()['notes.add']({ recordingId, ...content })),
  );
  const { stepIds, changes } = await services()['notes.remove']({ noteIds: added.map(({ note }) => note.id) });
  expect(stepIds).toHaveLength(2);
  expect(changes.map(({ transcriptId }) => transcriptId)).toEqual(both.map(({ transcriptId }) => transcriptId));
});
