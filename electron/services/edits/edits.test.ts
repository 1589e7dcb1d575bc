import { expect, it } from 'vitest';
import type { Segment } from '#shared/segment.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { verifyLibrary } from '#services/maintenance/verify-library.ts';
import { createIndexWriter } from '#services/search/index/index-writer.ts';
import { insertSegment, mergeSegments, moveBorders, removeSegments, splitSegment } from './segment-commands.ts';
import { assignSpeaker, listSpeakers, mergeSpeakers, renameSpeaker } from './speaker-commands.ts';

const fixture = useTestLibrary();

const rows = (transcriptId: number) => [...fixture.library.segments.iterate(transcriptId)];
const texts = (transcriptId: number) => rows(transcriptId).map(({ text }) => text);
const differences = () =>
  verifyLibrary(fixture.library.index.database, { migrations: listMigrations(), depth: 'full' }).differences;

it('a split takes the time of the word at the caret, and a merge brings the words together again', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз два три четыре', 'пять']);
  const { segment: half } = splitSegment(fixture.library.edits, { segmentId: segments[0]!.id, atChar: 8 });
  expect(texts(transcriptId)).toEqual(['раз два', 'три четыре', 'пять']);
  expect(half).toMatchObject({ startMs: 400, endMs: 3000, isEdited: true });
  expect(rows(transcriptId)[0]).toMatchObject({ startMs: 0, endMs: 350 });
  expect(half.words).toEqual(segments[0]!.words.slice(2));
  const merged = mergeSegments(fixture.library.edits, { segmentId: half.id, side: 'previous' });
  expect(merged).toMatchObject({ caret: 8, segment: { id: segments[0]!.id, text: 'раз два три четыре', endMs: 3000 } });
  expect(merged.segment.words).toEqual(segments[0]!.words);
  expect(differences()).toEqual([]);
});

it('a split saves what was typed before it in the same step', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз два']);
  splitSegment(fixture.library.edits, { segmentId: segments[0]!.id, atChar: 9, text: 'раз и ещё два' });
  expect(texts(transcriptId)).toEqual(['раз и ещё', 'два']);
  fixture.library.edits.undo(transcriptId);
  expect(rows(transcriptId)).toEqual(segments);
});

it('a caret with nothing on one side splits nothing', () => {
  const { segments } = addTranscript(fixture.library, 'a.wav', ['раз два']);
  const split = (atChar: number) => splitSegment(fixture.library.edits, { segmentId: segments[0]!.id, atChar });
  expect(() => split(0)).toThrow('bad-request');
  expect(() => split(7)).toThrow('bad-request');
});

it('a new segment stands after the one it was added to, also where no time is free', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз', 'два']);
  insertSegment(fixture.library.edits, { segmentId: segments[0]!.id, text: 'между' });
  expect(rows(transcriptId)[1]).toMatchObject({ text: 'между', startMs: 3000, endMs: 4000 });
  insertSegment(fixture.library.edits, { segmentId: rows(transcriptId)[1]!.id, text: 'тесно' });
  expect(texts(transcriptId)).toEqual(['раз', 'между', 'тесно', 'два']);
});

it('a border that is moved pushes the neighbour, and the words stay inside', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз два три', 'четыре пять']);
  moveBorders(fixture.library.edits, { segmentId: segments[1]!.id, startMs: 300, endMs: 7000, session: 's' });
  moveBorders(fixture.library.edits, { segmentId: segments[1]!.id, startMs: 310, endMs: 7000, session: 's' });
  const [first, second] = rows(transcriptId) as [Segment, Segment];
  expect([first.endMs, second.startMs]).toEqual([300, 310]);
  for (const { words, startMs, endMs } of [first, second]) {
    for (const word of words) expect(word.startMs >= startMs && word.endMs <= endMs).toBe(true);
  }
  expect(fixture.library.edits.history(transcriptId, { offset: 0, limit: 9 }).total).toBe(1);
  fixture.library.edits.undo(transcriptId);
  expect(rows(transcriptId)).toEqual(segments);
});

it('speakers are named, assigned, renamed and made one, and all of it is taken back', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз', 'два', 'три']);
  const { database } = fixture.library.index;
  const [a, b, c] = segments.map(({ id }) => id) as [number, number, number];
  assignSpeaker(fixture.library.edits, database, { transcriptId, segmentIds: [a, b] }, { name: 'Анна' });
  assignSpeaker(fixture.library.edits, database, { transcriptId, segmentIds: [c] }, { name: 'Борис' });
  const [anna, boris] = listSpeakers(database, transcriptId);
  expect([anna, boris]).toMatchObject([
    { name: 'Анна', segmentCount: 2, spokenMs: 6000 },
    { name: 'Борис', segmentCount: 1 },
  ]);
  renameSpeaker(fixture.library.edits, database, anna!.id, 'Анна Петровна');
  mergeSpeakers(fixture.library.edits, database, boris!.id, anna!.id);
  expect(rows(transcriptId).map(({ speaker }) => speaker)).toEqual(Array(3).fill('Анна Петровна'));
  expect(listSpeakers(database, transcriptId)).toHaveLength(1);
  fixture.reopen();
  for (let step = 0; step < 4; step += 1) fixture.library.edits.undo(transcriptId);
  expect(rows(transcriptId)).toEqual(segments);
  expect(listSpeakers(fixture.library.index.database, transcriptId)).toEqual([]);
  expect(differences()).toEqual([]);
});

it('a slot stays with its speaker, whoever comes, goes and comes back', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз', 'два', 'три', 'четыре']);
  const { edits, index } = fixture.library;
  const slots = () =>
    Object.fromEntries(listSpeakers(index.database, transcriptId).map(({ slot, name }) => [slot, name]));
  const give = (nth: number, slot: number) =>
    assignSpeaker(
      edits,
      index.database,
      { transcriptId, segmentIds: [segments[nth]!.id] },
      { slot, name: `Speaker ${slot}` },
    );
  expect(give(0, 2).speaker).toBe('Speaker 2');
  expect(slots()).toEqual({ 2: 'Speaker 2' });
  give(1, 1);
  give(2, 4);
  renameSpeaker(edits, index.database, listSpeakers(index.database, transcriptId)[1]!.id, 'Speaker 3');
  expect(slots()).toEqual({ 1: 'Speaker 1', 2: 'Speaker 3', 4: 'Speaker 4' });
  expect(give(3, 3).speaker).toBe('Speaker 3 (2)');
  edits.undo(transcriptId);
  const [one, , four] = listSpeakers(index.database, transcriptId);
  mergeSpeakers(edits, index.database, one!.id, four!.id);
  expect(slots()).toEqual({ 2: 'Speaker 3', 4: 'Speaker 4' });
  edits.undo(transcriptId);
  expect(slots()).toEqual({ 1: 'Speaker 1', 2: 'Speaker 3', 4: 'Speaker 4' });
  expect(edits.history(transcriptId, { offset: 0, limit: 9 }).rows.at(-1)?.detail).toEqual({
    to: 'Speaker 2',
    count: 1,
  });
  expect(differences()).toEqual([]);
});

it('a step over two transcripts is one step of both, and what was changed since stays', () => {
  const first = addTranscript(fixture.library, 'a.wav', ['раз', 'раз']);
  const second = addTranscript(fixture.library, 'b.wav', ['раз']);
  const ids = [...first.segments, ...second.segments].map(({ id }) => id);
  const done = fixture.library.edits.apply(
    { name: 'replace', detail: { from: 'раз', to: 'два', count: 3 } },
    (step) => {
      for (const id of ids) step.set(id, { text: 'два' });
    },
  );
  expect(done.transcripts.map(({ segmentIds }) => segmentIds.length)).toEqual([2, 1]);
  fixture.library.edits.setText(second.segments[0]!.id, 'иначе');
  expect(fixture.library.edits.takeBack(done.stepId!)).toMatchObject({ skippedCount: 1 });
  expect(fixture.library.edits.takeBack(done.stepId!)).toBeNull();
  expect([texts(first.transcriptId), texts(second.transcriptId)]).toEqual([['раз', 'раз'], ['иначе']]);
  fixture.library.edits.redo(first.transcriptId);
  expect(texts(first.transcriptId)).toEqual(['два', 'два']);
});

it('the history goes to any of its steps and back', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз']);
  const { edits } = fixture.library;
  for (const text of ['один', 'два', 'три']) edits.setText(segments[0]!.id, text);
  const history = () => edits.history(transcriptId, { offset: 0, limit: 9 }).rows;
  const [, , oldest] = history();
  expect(history().map(({ detail }) => detail.text)).toEqual(['три', 'два', 'один']);
  edits.goTo(transcriptId, oldest!.stepId);
  expect(texts(transcriptId)).toEqual(['один']);
  expect(history().map(({ isDone }) => isDone)).toEqual([false, false, true]);
  edits.goTo(transcriptId, history()[0]!.stepId);
  expect(texts(transcriptId)).toEqual(['три']);
  edits.goTo(transcriptId, null);
  expect(rows(transcriptId)).toEqual(segments);
});

it('what was recognised is shown and brought back, whatever was made of it', () => {
  const { transcriptId, segments } = addTranscript(fixture.library, 'a.wav', ['раз два три четыре', 'пять']);
  const { edits } = fixture.library;
  const { segment: half } = splitSegment(edits, { segmentId: segments[0]!.id, atChar: 8 });
  edits.setText(half.id, 'совсем другое');
  removeSegments(edits, [segments[0]!.id]);
  expect(edits.original(half.id)).toEqual([segments[0]]);
  edits.restore(half.id);
  expect(rows(transcriptId)).toEqual(segments);
  expect(differences()).toEqual([]);
  edits.undo(transcriptId);
  expect(texts(transcriptId)).toEqual(['совсем другое', 'пять']);
});

it('after any changes the order, the chain, the index and the way back are right', () => {
  const said = Array.from({ length: 40 }, (_, nth) => `слово${nth} было сказано ${nth % 7} раз`);
  const { transcriptId, recordingId, segments } = addTranscript(fixture.library, 'a.wav', said);
  let seed = 7;
  const dice = (sides: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % sides;
  };
  const states = [rows(transcriptId)];
  for (let nth = 0; nth < 80; nth += 1) {
    const { edits } = fixture.library;
    const before = rows(transcriptId);
    const row = before[dice(before.length)]!;
    const kind = dice(6);
    const space = row.text.indexOf(' ', 3);
    if (kind === 0 && space > 0) splitSegment(edits, { segmentId: row.id, atChar: space });
    else if (kind === 1 && row !== before.at(-1)) mergeSegments(edits, { segmentId: row.id, side: 'next' });
    else if (kind === 2) insertSegment(edits, { segmentId: row.id, text: `новое${nth} место` });
    else if (kind === 3) removeSegments(edits, [row.id]);
    else if (kind === 4)
      edits.apply({ name: 'times' }, (step) =>
        step.set(row.id, { startMs: row.startMs + 9000, endMs: row.endMs + 9000 }),
      );
    else edits.setText(row.id, `${row.text} правка${nth}`);
    states.push(rows(transcriptId));
  }
  const ordered = rows(transcriptId);
  expect(ordered).toEqual(ordered.toSorted((a, b) => a.startMs - b.startMs || a.id - b.id));
  expect(ordered.map((_, offset) => fixture.library.segments.list(transcriptId, { offset, limit: 1 }).rows[0])).toEqual(
    ordered,
  );
  expect(differences()).toEqual([]);
  expect(indexed(recordingId)).toEqual(indexedAnew(recordingId));
  const { total } = fixture.library.edits.history(transcriptId, { offset: 0, limit: 1 });
  fixture.reopen();
  for (let nth = 0; nth < total; nth += 1) fixture.library.edits.undo(transcriptId);
  expect(rows(transcriptId)).toEqual(segments);
  expect(indexed(recordingId)).toEqual(indexedAnew(recordingId));
  for (let nth = 0; nth < total; nth += 1) fixture.library.edits.redo(transcriptId);
  expect(rows(transcriptId)).toEqual(states.at(-1));
  expect(differences()).toEqual([]);
});

/** Row ids of every phrase of two words that is said, in the index as it is. */
function indexed(recordingId: number) {
  const { database } = fixture.library.index;
  const { transcriptId } = fixture.library.recordings.get(recordingId);
  const find = database.prepare<[string], number>('SELECT rowid FROM fulltext.passage WHERE passage MATCH ?').pluck();
  const words = rows(transcriptId!).flatMap(({ text }) =>
    text
      .toLowerCase()
      .split(' ')
      .filter((word) => word !== ''),
  );
  return words.map((word, nth) => [word, find.all(`exact : "${word} ${words[nth + 1] ?? ''}"`)] as const);
}

function indexedAnew(recordingId: number) {
  const { database } = fixture.library.index;
  database.transaction(() => createIndexWriter(database).syncRecordings([recordingId]))();
  return indexed(recordingId);
}
