import { expect, it } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { verifyTranscript } from '#services/maintenance/verify-transcript.ts';

const fixture = useTestLibrary();

it('lists the segments of a transcript page by page in the order of time', () => {
  const texts = Array.from({ length: 23 }, (_, index) => `слово ${index}`);
  const { transcriptId } = addTranscript(fixture.library, 'a.wav', texts);
  addTranscript(fixture.library, 'b.wav', ['another one']);
  const pages = [0, 10, 20, 30].map((offset) => fixture.library.segments.list(transcriptId, { offset, limit: 10 }));
  expect(pages.map(({ rows }) => rows.length)).toEqual([10, 10, 3, 0]);
  expect(pages.every(({ total }) => total === 23)).toBe(true);
  expect(pages.flatMap(({ rows }) => rows.map(({ text }) => text))).toEqual(texts);
  expect([...fixture.library.segments.iterate(transcriptId)].map(({ text }) => text)).toEqual(texts);
});

it('an unknown transcript or segment is not found', () => {
  expect(() => fixture.library.segments.list(9, { offset: 0, limit: 1 })).toThrow('not-found');
  expect(() => fixture.library.segments.iterate(9)).toThrow('not-found');
  expect(() => fixture.library.edits.setText(9, 'x')).toThrow('not-found');
});

it('finds the segment that is spoken at a time, or the last one before it', () => {
  const texts = Array.from({ length: 100 }, () => 'слово');
  const { transcriptId } = addTranscript(fixture.library, 'a.wav', texts);
  const indexAt = (atMs: number) => fixture.library.segments.indexAt(transcriptId, atMs);
  expect([0, 3999, 4000, 4001, 200_500, 9_999_999].map(indexAt)).toEqual([0, 0, 1, 1, 50, 99]);
});

it('an edit is saved with its journal entry, and words that are still there keep their time', () => {
  const { segments } = addTranscript(fixture.library, 'a.wav', ['подала жалобу вчера']);
  const [first, second, third] = segments[0]!.words;
  const edited = fixture.library.edits.setText(segments[0]!.id, '  подала жалобы вчера ').segment;
  expect(edited).toMatchObject({ text: 'подала жалобы вчера', isEdited: true });
  expect(edited.words).toEqual([first, { ...second, text: 'жалобы', probability: 1 }, third]);
  fixture.library.edits.setText(segments[0]!.id, 'подала ещё раз');
  const library = fixture.reopen();
  const [again] = library.segments.list(edited.transcriptId, { offset: 0, limit: 1 }).rows;
  expect(again).toMatchObject({ text: 'подала ещё раз', isEdited: true });
  expect(again!.words.map(({ text }) => text)).toEqual(['подала', 'ещё', 'раз']);
  const journal = library.index.database
    .prepare(`SELECT name, before ->> 'text' AS before, after ->> 'text' AS after, undo_of
       FROM edit JOIN step ON step.id = step_id ORDER BY edit.id`)
    .all();
  expect(journal).toEqual([
    { name: 'text', before: 'подала жалобу вчера', after: 'подала жалобы вчера', undo_of: null },
    { name: 'text', before: 'подала жалобы вчера', after: 'подала ещё раз', undo_of: null },
  ]);
});

it('an unchanged text writes nothing', () => {
  const { segments } = addTranscript(fixture.library, 'a.wav', ['как есть']);
  const changes = () => fixture.library.index.database.prepare('SELECT total_changes()').pluck().get();
  const before = changes();
  expect(fixture.library.edits.setText(segments[0]!.id, ' как есть ').segment.isEdited).toBe(false);
  expect(changes()).toBe(before);
});

it('the journal cannot be rewritten', () => {
  const { segments } = addTranscript(fixture.library, 'a.wav', ['как есть']);
  fixture.library.edits.setText(segments[0]!.id, 'не так');
  const { database } = fixture.library.index;
  expect(() => database.exec(`UPDATE edit SET before = ''`)).toThrow('append-only');
  expect(() => database.exec('DELETE FROM edit')).toThrow('append-only');
});

it('a damaged segment is never shown as truth', () => {
  const { segments, transcriptId } = addTranscript(fixture.library, 'a.wav', ['сто рублей', 'двести']);
  const { database } = fixture.library.index;
  const id = segments[1]!.id;
  for (const change of [`text = 'тысяча'`, 'start_ms = 4001', 'speaker_id = NULL, flags = 1', `words = x'000000'`]) {
    database.exec('SAVEPOINT damage');
    database.exec(`UPDATE segment SET ${change} WHERE id = ${id}`);
    expect(() => fixture.library.segments.list(transcriptId, { offset: 0, limit: 9 }), change).toThrow(
      'library-damaged',
    );
    expect(verifyTranscript(database, transcriptId)).toEqual({ damagedSegmentIds: [id], isWhole: false });
    database.exec('ROLLBACK TO damage; RELEASE damage');
  }
  expect(fixture.library.segments.list(transcriptId, { offset: 0, limit: 9 }).rows).toHaveLength(2);
});

it('the recognised text can be proved after edits, and a missing segment is noticed', () => {
  const texts = ['один два', '我们今天', 'три'];
  const { segments, transcriptId } = addTranscript(fixture.library, 'a.wav', texts);
  const { database } = fixture.library.index;
  fixture.library.edits.setText(segments[1]!.id, '我们明天');
  fixture.library.edits.setText(segments[1]!.id, '他们明天');
  expect(verifyTranscript(database, transcriptId)).toEqual({ damagedSegmentIds: [], isWhole: true });
  database.prepare('DELETE FROM segment WHERE id = ?').run(segments[2]!.id);
  expect(verifyTranscript(database, transcriptId)).toEqual({ damagedSegmentIds: [], isWhole: false });
});
