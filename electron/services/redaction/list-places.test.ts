import { expect, it } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { listPlaces } from './list-places.ts';
import { sayingPlaces } from './saying-places.ts';

const test = useTestLibrary();
const mark = (startMs: number, endMs: number, state: 'confirmed' | 'dismissed' | 'cleared' = 'confirmed') =>
  ({ key: `hand:${startMs}-${endMs}`, startMs, endMs, kind: 'other', state }) as const;
const shown = (recordingId: number) =>
  listPlaces(test.library, recordingId).places.map(({ text, state, origin }) => `${origin} ${state}: ${text}`);

it('decisions are kept over a restart and taken back one step at a time', () => {
  const { recordingId } = addTranscript(test.library, 'a.wav', ['позвоните Анне завтра', 'или Борису']);
  test.library.redactions.decide(recordingId, [mark(200, 350)]);
  test.library.redactions.decide(recordingId, [mark(4200, 4350), mark(0, 150)]);
  test.reopen();
  expect(shown(recordingId)).toEqual(['hand confirmed: позвоните', 'hand confirmed: Анне', 'hand confirmed: Борису']);
  test.library.redactions.undo(recordingId);
  expect(shown(recordingId)).toEqual(['hand confirmed: Анне']);
  test.library.redactions.undo(recordingId);
  expect(shown(recordingId)).toEqual([]);
  expect(test.library.redactions.undo(recordingId)).toEqual([]);
});

it('a place that was cleared is gone, and comes back when that is undone', () => {
  const { recordingId } = addTranscript(test.library, 'a.wav', ['one two three']);
  test.library.redactions.decide(recordingId, [mark(200, 350)]);
  test.library.redactions.decide(recordingId, [mark(200, 350, 'cleared')]);
  expect(shown(recordingId)).toEqual([]);
  test.library.redactions.undo(recordingId);
  expect(shown(recordingId)).toEqual(['hand confirmed: two']);
});

it('what watch lists found is proposed until it is dismissed', async () => {
  const { recordingId } = addTranscript(test.library, 'a.wav', ['мой пароль семь', 'нового пароля нет']);
  test.library.watch.lists.save({
    listId: null,
    name: 'secrets',
    terms: [{ term: 'пароль', match: 'any', severity: 'low', note: '' }],
  });
  await test.library.watch.backfill.run();
  expect(shown(recordingId)).toEqual(['finding proposed: пароль', 'finding proposed: пароля']);
  const [first] = listPlaces(test.library, recordingId).places;
  test.library.redactions.decide(recordingId, [{ ...mark(0, 0, 'dismissed'), key: first?.key ?? '' }]);
  expect(shown(recordingId)[0]).toBe('finding dismissed: пароль');
});

it('the same words are found in every form, also over the end of a segment', () => {
  const { recordingId } = addTranscript(test.library, 'a.wav', [
    'я видел Ивана',
    'Петрова вчера',
    'Иваном Петровым доволен',
  ]);
  const spans = sayingPlaces(test.library, recordingId, 'Иван Петров');
  expect(spans).toEqual([
    { startMs: 400, endMs: 4150 },
    { startMs: 8000, endMs: 8350 },
  ]);
});
