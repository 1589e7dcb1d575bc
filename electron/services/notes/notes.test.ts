import { expect, it } from 'vitest';
import { addTranscript, sampleOptions, sampleRecording } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { formatNotesCsv } from './notes-csv.ts';

const fixture = useTestLibrary();

const notes = () => fixture.library.notes;
const all = { offset: 0, limit: 200 };
const at = (recordingId: number, startMs: number, text = '', tags: readonly string[] = []) =>
  notes().add({ recordingId, startMs, endMs: startMs, text, tags }).note;

it('notes stand in the order of time and are there after a restart', () => {
  const { recordingId } = addTranscript(fixture.library, 'a', ['раз', 'два']);
  at(recordingId, 5000, 'Вторая', ['важно', 'важно', ' ']);
  at(recordingId, 1000);
  fixture.reopen();
  const { rows, total } = notes().list(recordingId, all);
  expect(total).toBe(2);
  expect(rows).toMatchObject([
    { startMs: 1000, text: '', tags: [] },
    { startMs: 5000, text: 'Вторая', tags: ['важно'] },
  ]);
  expect([...notes().iterate(recordingId)]).toEqual(rows);
  expect(notes().list(recordingId, { offset: 1, limit: 1 })).toEqual({ rows: [rows[1]], total: 2 });
});

it('what was removed is gone from lists and search, and comes back', () => {
  const { recordingId } = addTranscript(fixture.library, 'a', ['раз']);
  const { id } = at(recordingId, 0, 'Про котов');
  expect(notes().remove([id])).toMatchObject([{ recordingId }]);
  expect(notes().list(recordingId, all).total).toBe(0);
  expect(notes().search('кот', all).total).toBe(0);
  expect(() => notes().change(id, { text: 'x', tags: [] })).toThrow('not-found');
  notes().restore([id]);
  expect(notes().list(recordingId, all).rows).toMatchObject([{ text: 'Про котов' }]);
});

it('any form of a word finds a note, and so do its tags and the beginning of the last word', () => {
  const first = addTranscript(fixture.library, 'a', ['раз']).recordingId;
  const second = addTranscript(fixture.library, 'b', ['два']).recordingId;
  at(first, 3000, 'Здесь говорят о котах');
  at(second, 1000, 'Ещё один кот', ['срочно']);
  const found = (text: string) =>
    notes()
      .search(text, all)
      .rows.map(({ recordingName }) => recordingName);
  expect(found('кот')).toEqual(['b', 'a']);
  expect(found('говорить котов')).toEqual(['a']);
  expect(found('срочно')).toEqual(['b']);
  expect(found('еще ')).toEqual(['b']);
  expect(found('гово')).toEqual(['a']);
  expect(found('гово ')).toEqual([]);
  expect(found(' … ')).toEqual([]);
  expect(notes().search('кот', { offset: 1, limit: 1 })).toMatchObject({ total: 2, rows: [{ recordingName: 'a' }] });
  fixture.library.recordings.remove([second]);
  expect(found('кот')).toEqual(['a']);
});

it('tags are counted over the library', () => {
  const { recordingId } = addTranscript(fixture.library, 'a', ['раз']);
  at(recordingId, 0, '', ['b', 'a']);
  notes().remove([at(recordingId, 1, '', ['gone']).id]);
  at(recordingId, 2, 'x', ['b']);
  expect(notes().tags()).toEqual([
    { name: 'b', count: 2 },
    { name: 'a', count: 1 },
  ]);
});

it('adding, changing and removing a note are steps of the text, taken back in turn and over a restart', () => {
  const { recordingId, transcriptId, segments } = addTranscript(fixture.library, 'a', ['раз']);
  const texts = () =>
    notes()
      .list(recordingId, all)
      .rows.map(({ text }) => text);
  const { id } = at(recordingId, 2000, 'Первая');
  fixture.library.edits.setText(segments[0]!.id, 'два');
  notes().change(id, { text: 'Вторая', tags: ['важно'] });
  notes().remove([id]);
  fixture.reopen();
  const { edits } = fixture.library;
  const { rows } = edits.history(transcriptId, all);
  expect(rows.map(({ name }) => name)).toEqual(['remove-note', 'change-note', 'text', 'add-note']);
  expect(rows[1]!.detail).toEqual({ text: 'Вторая', to: '0:02' });

  expect(edits.undo(transcriptId)).toMatchObject({ startMs: 2000, transcripts: [{ areNotesChanged: true }] });
  expect(texts()).toEqual(['Вторая']);
  edits.undo(transcriptId);
  expect(texts()).toEqual(['Первая']);
  edits.undo(transcriptId);
  expect(texts()).toEqual(['Первая']);
  expect(edits.undo(transcriptId)).toMatchObject({ startMs: 2000 });
  expect(texts()).toEqual([]);
  edits.goTo(transcriptId, rows[1]!.stepId);
  expect(notes().list(recordingId, all).rows).toMatchObject([{ id, text: 'Вторая', tags: ['важно'] }]);
});

it('the id of a note whose adding was undone is not given to another one', () => {
  const { recordingId, transcriptId } = addTranscript(fixture.library, 'a', ['раз']);
  const first = at(recordingId, 0, 'Первая');
  fixture.library.edits.undo(transcriptId);
  expect(at(recordingId, 0, 'Вторая').id).toBeGreaterThan(first.id);
});

it('a recording without a text has notes all the same', () => {
  const [recording] = fixture.library.recordings.add([sampleRecording('b')], sampleOptions);
  const { id } = at(recording!.id, 500, 'Рано');
  expect(notes().remove([id])).toEqual([{ recordingId: recording!.id, step: { stepId: null, transcripts: [] } }]);
  notes().restore([id]);
  expect(notes().list(recording!.id, all).rows).toMatchObject([{ id, text: 'Рано' }]);
});

it('a note on a recording that is not there is refused', () => {
  expect(() => at(77, 0)).toThrow('not-found');
});

it('the table has times, kind and tags, and no cell that a spreadsheet would run', () => {
  const { recordingId } = addTranscript(fixture.library, 'a', ['раз']);
  notes().add({ recordingId, startMs: 61_500, endMs: 63_000, text: '=1+1, «два»', tags: ['x', 'y'] });
  at(recordingId, 62_000);
  const lines = formatNotesCsv('a', notes().iterate(recordingId)).split('\r\n');
  expect(lines[0]).toBe('\uFEFFrecording,start,end,start_ms,end_ms,kind,text,tags,added_at');
  expect(lines[1]).toMatch(/^a,00:01:01\.500,00:01:03\.000,61500,63000,note,"'=1\+1, «два»","x; y",20/);
  expect(lines[2]).toMatch(/^a,00:01:02\.000,00:01:02\.000,62000,62000,bookmark,,,20/);
});

it('a note that another window changed or removed meanwhile is reported, with what it became', () => {
  const { recordingId } = addTranscript(fixture.library, 'a', ['раз']);
  const { id } = at(recordingId, 0, 'Начало', ['важно']);
  const onto = { text: 'Начало', tags: ['важно'] };
  notes().change(id, { text: 'Их заметка', tags: ['срочно'], onto });
  const mine = { text: 'Моя заметка', tags: [] };
  expect(() => notes().change(id, { ...mine, onto })).toThrow(
    expect.objectContaining({ code: 'note-changed', params: { text: 'Их заметка #срочно' } }),
  );
  expect(notes().list(recordingId, all).rows).toMatchObject([{ text: 'Их заметка' }]);
  notes().change(id, mine);
  notes().remove([id]);
  expect(() => notes().change(id, { text: 'x', tags: [], onto: mine })).toThrow(
    expect.objectContaining({ code: 'note-removed' }),
  );
});

it('a change of tags alone is a change, and the same change in both windows is none', () => {
  const { recordingId } = addTranscript(fixture.library, 'a', ['раз']);
  const { id } = at(recordingId, 0, 'Note');
  const onto = { text: 'Note', tags: [] };
  notes().change(id, { text: 'Note', tags: ['one'], onto });
  expect(notes().change(id, { text: 'Note', tags: ['one'], onto }).note.tags).toEqual(['one']);
  expect(() => notes().change(id, { text: 'Note', tags: ['two'], onto })).toThrow(
    expect.objectContaining({ code: 'note-changed' }),
  );
});
