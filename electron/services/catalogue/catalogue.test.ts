import { expect, test } from 'vitest';
import { addTranscript, sampleOptions, sampleRecording } from '#services/library/library.fixture.ts';
import { createSearch } from '#services/search/query/search.ts';
import { importTable, tableOf } from './field-table.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import type { ListColumn, SortColumn } from '#shared/catalogue/listed-recording.ts';

const fixture = useTestLibrary();

function add(...names: readonly string[]): readonly number[] {
  return fixture.library.recordings.add(names.map(sampleRecording), sampleOptions).map(({ id }) => id);
}

function names(filter = '', by: SortColumn = 'name', isDescending = false): readonly string[] {
  const page = { bin: false, offset: 0, limit: 200, filter, sort: { by, isDescending } };
  return fixture.library.catalogue.list.page(page).rows.map(({ name }) => name);
}

const change =
  (name: 'rename' | 'tags' | 'members' | 'values', subject: 'name' | 'tag' | 'member' | 'value') =>
  (ids: readonly number[], key: string, after: string | null) =>
    fixture.library.catalogue.journal.change(
      name,
      ids.map((recordingId) => ({ subject, recordingId, key, after })),
    );
const rename = (id: number, name: string) => change('rename', 'name')([id], '', name);
const tag = (ids: readonly number[], name: string) => change('tags', 'tag')(ids, name, '1');

function undo(direction: 'undo' | 'redo' = 'undo'): string | null {
  const { journal } = fixture.library.catalogue;
  const next = journal.next(direction);
  if (next === null) return null;
  const { edits } = journal.reversed(next.stepId);
  journal.apply(journal.beginUndo(next.stepId), edits);
  return next.name;
}

test('names sort as people count, whatever the letters', () => {
  add('Clip 10.wav', 'clip 9.wav', 'Ёлка.wav', 'енот.wav', 'Жалоба.wav', 'clip 009b.wav');
  expect(names()).toEqual(['clip 9.wav', 'clip 009b.wav', 'Clip 10.wav', 'Ёлка.wav', 'енот.wav', 'Жалоба.wav']);
  expect(names('', 'name', true)[0]).toBe('Жалоба.wav');
});

test('every column sorts, empty values last whichever way', () => {
  const [a, b] = add('a.wav', 'b.wav', 'c.wav');
  tag([b!], 'urgent');
  fixture.library.catalogue.noteRecorded(a!, 5000, 'container');
  const columns: readonly ListColumn[] = ['tags', 'recorded'];
  expect(columns.map((by) => names('', by)[0])).toEqual(['b.wav', 'a.wav']);
  expect(columns.map((by) => names('', by, true)[0])).toEqual(['b.wav', 'a.wav']);
  for (const by of [
    'language',
    'state',
    'speakers',
    'model',
    'findings',
    'folder',
    'size',
    'length',
    'added',
  ] as const) {
    expect(names('', by).toSorted()).toEqual(['a.wav', 'b.wav', 'c.wav']);
  }
});

test('a part of a name is found as it is typed, and a word in any form of it', () => {
  add('Interview Kowalczyk 2026-05.wav', 'Жалобы клиента.mp3', 'Weber_call_17.m4a', 'Договор, день второй.wav');
  expect(names('kowal')).toEqual(['Interview Kowalczyk 2026-05.wav']);
  expect(names('walcz')).toEqual(['Interview Kowalczyk 2026-05.wav']);
  expect(names('k')).toEqual(['Interview Kowalczyk 2026-05.wav']);
  expect(names('we')).toEqual(['Weber_call_17.m4a']);
  expect(names('жалобой')).toEqual(['Жалобы клиента.mp3']);
  expect(names('дней')).toEqual(['Договор, день второй.wav']);
  expect(names('клиентами OR weber')).toEqual(['Weber_call_17.m4a', 'Жалобы клиента.mp3']);
  expect(names('interview -kowalczyk')).toEqual([]);
  expect(names('"call 17"')).toEqual(['Weber_call_17.m4a']);
  expect(names('2026-05')).toEqual(['Interview Kowalczyk 2026-05.wav']);
  expect(names('имя:жалоба')).toEqual(['Жалобы клиента.mp3']);
  expect(names('"')).toEqual(names());
});

test('what is written about a recording is found too: tags, notes, speakers', () => {
  const [a] = add('a.wav', 'b.wav');
  tag([a!], 'Срочное дело');
  expect(names('срочных')).toEqual(['a.wav']);
  fixture.library.notes.add({ recordingId: a!, startMs: 0, endMs: 0, text: 'спросить про возврат', tags: [] });
  expect(names('возврата')).toEqual(['a.wav']);
  expect(names('note:возвраты')).toEqual(['a.wav']);
  expect(names('name:возврат')).toEqual([]);
});

test('the filters of the search are those of the list', () => {
  const { recordingId } = addTranscript(fixture.library, 'long.wav', ['слово', 'другое'], 'ru');
  const [b] = add('b.wav');
  tag([b!], 'urgent');
  expect(names('lang:ru')).toEqual(['long.wav']);
  expect(names('-lang:ru')).toEqual(['b.wav']);
  expect(names('tag:urgent')).toEqual(['b.wav']);
  expect(names('-tag:urgent')).toEqual(['long.wav']);
  expect(names('state:done')).toEqual(['long.wav']);
  expect(names('состояние:ожидает')).toEqual(['b.wav']);
  expect(names('state:unfinished')).toEqual(['b.wav']);
  expect(names('state:unreviewed')).toEqual(['long.wav']);
  expect(names('longer:30s')).toEqual(['b.wav']);
  expect(names('shorter:30s')).toEqual(['long.wav']);
  expect(names('folder:recordings')).toEqual(['b.wav', 'long.wav']);
  expect(names('model:demo')).toEqual(['b.wav', 'long.wav']);
  expect(names('after:2999')).toEqual([]);
  fixture.library.catalogue.noteRecorded(recordingId, new Date(2026, 4, 12, 9).getTime(), 'container');
  for (const span of ['2026', '2026-05', '2026-05-12', '2026-04..2026-05', '>2026-04', '<2026-06']) {
    expect(names(`recorded:${span}`), span).toEqual(['long.wav']);
  }
  for (const span of ['2025', '2026-06', '<2026-05', '>2026-05']) expect(names(`recorded:${span}`), span).toEqual([]);
  const nonsense = { bin: false, offset: 0, limit: 1, filter: 'state:nonsense longer:x' };
  expect(fixture.library.catalogue.list.page(nonsense).notes).toHaveLength(2);
});

test('a collection holds its own and those within it; a smart one holds what its filter finds', () => {
  const { collections, list } = fixture.library.catalogue;
  const [a, b] = add('a.wav', 'b.wav', 'weber.wav');
  const { id: outer } = collections.add({ name: 'Дела', parentId: null, filter: null });
  const { id: inner } = collections.add({ name: 'Inner', parentId: outer, filter: null });
  collections.add({ name: 'Smart', parentId: null, filter: 'weber -collection:Inner' });
  change('members', 'member')([a!], String(outer), '1');
  change('members', 'member')([a!, b!], String(inner), '1');
  expect(names('collection:Дела')).toEqual(['a.wav', 'b.wav']);
  expect(names('collection:Inner')).toEqual(['a.wav', 'b.wav']);
  expect(names(`collection:"#${inner}" name:b`)).toEqual(['b.wav']);
  expect(names('collection:smart')).toEqual(['weber.wav']);
  expect(collections.list().map(({ name, count }) => [name, count])).toEqual([
    ['Smart', 1],
    ['Дела', 2],
    ['Inner', 2],
  ]);
  expect(() => collections.change(outer, { name: 'Дела', parentId: inner, filter: null })).toThrow('bad-request');
  collections.remove(outer);
  expect(collections.list()).toHaveLength(1);
  expect(undo()).toBe('collection');
  expect(collections.list().map(({ count }) => count)).toEqual([1, 2, 2]);
  expect(list.counts()).toMatchObject({ all: 3, unfinished: 3 });
});

test('what is done in the library is taken back and done again, also after a restart', () => {
  const [a, b] = add('a.wav', 'b.wav');
  rename(a!, 'Anna.wav');
  tag([a!, b!], 'x');
  fixture.reopen();
  expect(names('tag:x')).toEqual(['Anna.wav', 'b.wav']);
  expect(undo()).toBe('tags');
  expect(names('tag:x')).toEqual([]);
  expect(undo()).toBe('rename');
  expect(undo()).toBeNull();
  expect(names()).toEqual(['a.wav', 'b.wav']);
  fixture.reopen();
  expect(undo('redo')).toBe('rename');
  expect(names()).toEqual(['Anna.wav', 'b.wav']);
  expect(undo('redo')).toBe('tags');
  expect(undo('redo')).toBeNull();
  expect(names('tag:x')).toEqual(['Anna.wav', 'b.wav']);
  expect(undo()).toBe('tags');
  rename(b!, 'Boris.wav');
  expect(undo('redo')).toBeNull();
  expect(undo()).toBe('rename');
  expect(undo()).toBe('rename');
  expect(names()).toEqual(['a.wav', 'b.wav']);
});

test('a tag that one of them had already stays on it when the step is taken back', () => {
  const [a, b] = add('a.wav', 'b.wav');
  tag([a!], 'x');
  tag([a!, b!], 'x');
  undo();
  expect(names('tag:x')).toEqual(['a.wav']);
  expect(change('tags', 'tag')([a!], 'x', '1')).toEqual({ stepId: null, recordingIds: [] });
});

test('a field of the user’s own is sorted by, as numbers where they are some', () => {
  const { fields } = fixture.library.catalogue;
  const [a, b, c] = add('a.wav', 'b.wav', 'c.wav', 'd.wav');
  const { id } = fields.add({ name: 'Case', kind: 'number', choices: [] });
  const set = change('values', 'value');
  set([a!], String(id), '10');
  set([b!], String(id), '9');
  set([c!], String(id), '-1');
  expect(names('', `field:${id}`)).toEqual(['c.wav', 'b.wav', 'a.wav', 'd.wav']);
  expect(names('', `field:${id}`, true)).toEqual(['a.wav', 'b.wav', 'c.wav', 'd.wav']);
  expect(() => fields.add({ name: 'case', kind: 'text', choices: [] })).toThrow('bad-request');
});

test('the user’s own fields filter: by value, number, date, choice, and by whether they are filled in', () => {
  const [a, b, c] = add('a.wav', 'b.wav', 'c.wav');
  const { fields } = fixture.library.catalogue;
  const matter = fields.add({ name: 'Дело', kind: 'text', choices: [] }).id;
  const cost = fields.add({ name: 'Cost', kind: 'number', choices: [] }).id;
  const signed = fields.add({ name: 'Signed', kind: 'date', choices: [] }).id;
  const set = (id: number, field: number, value: string) => change('values', 'value')([id], String(field), value);
  set(a!, matter, 'Иванов против банка');
  set(b!, matter, 'Smith v. Bank');
  set(a!, cost, '900.5');
  set(b!, cost, '10000');
  set(b!, signed, '2026-05-12');
  set(c!, signed, '2025-12-31');
  const answers: Readonly<Record<string, readonly string[]>> = {
    'поле:дело': ['a.wav', 'b.wav'],
    'field:"Дело=иванов"': ['a.wav'],
    'field:"дело=Bank"': ['b.wav'],
    'field:Cost=900,5': ['a.wav'],
    'field:Cost>1000': ['b.wav'],
    'field:Cost<1000': ['a.wav'],
    'field:Cost>many': [],
    'field:Signed=2026': ['b.wav'],
    'field:Signed=12.05.2026': ['b.wav'],
    'field:Signed<2026': ['c.wav'],
    'field:Signed>2026-05': [],
    'field:Signed>2026-04 -field:Cost>5': [],
    '-field:Cost': ['c.wav'],
    'field:Nothing': [],
  };
  for (const [filter, expected] of Object.entries(answers)) expect([filter, names(filter)]).toEqual([filter, expected]);
});

test('the bin has a list of its own, and deleting for good takes the words along', () => {
  const [a] = add('Kowalczyk.wav', 'b.wav');
  fixture.library.recordings.remove([a!]);
  expect(names('kowal')).toEqual([]);
  expect(fixture.library.catalogue.list.ids({ bin: true, filter: 'kowal' })).toEqual([a]);
  fixture.library.erasures.begin([a!]);
  expect([...fixture.library.erasures.removeRows()]).toEqual([a!]);
  expect(fixture.library.catalogue.list.ids({ bin: true })).toEqual([]);
  expect(names()).toEqual(['b.wav']);
});

test('the search takes the filters of the list: names, states, collections, dates', () => {
  const search = createSearch({ index: fixture.library.index });
  const a = addTranscript(fixture.library, 'Kowalczyk.wav', ['слово о деле']).recordingId;
  const b = addTranscript(fixture.library, 'Weber.wav', ['слово о доме']).recordingId;
  addTranscript(fixture.library, 'c.wav', ['слово']);
  const { id } = fixture.library.catalogue.collections.add({ name: 'Case', parentId: null, filter: null });
  change('members', 'member')([a, b], String(id), '1');
  fixture.library.catalogue.noteRecorded(b, new Date(2026, 4, 12).getTime(), 'container');
  const found = (text: string) =>
    search.query({ text, offset: 0, limit: 50 }).hits.map(({ recordingName }) => recordingName);
  expect(found('слово name:kowal')).toEqual(['Kowalczyk.wav']);
  expect(found('слово collection:Case')).toEqual(['Weber.wav', 'Kowalczyk.wav']);
  expect(found('слово -collection:Case')).toEqual(['c.wav']);
  expect(found('слово recorded:2026-05')).toEqual(['Weber.wav']);
  expect(found('слово state:done -name:weber')).toEqual(['c.wav', 'Kowalczyk.wav']);
  expect(found('слово state:failed')).toEqual([]);
  rename(b, 'Kowalczyk the second.wav');
  expect(found('слово name:kowal')).toEqual(['Kowalczyk the second.wav', 'Kowalczyk.wav']);
});

test('values go out and come in as a table, found by id, file or name, and what does not fit is named', () => {
  const { catalogue } = fixture.library;
  const [a, b] = add('a.wav', 'b.wav');
  const number = catalogue.fields.add({ name: 'Дело №', kind: 'number', choices: [] });
  const choice = catalogue.fields.add({ name: 'Verdict', kind: 'choice', choices: ['Good', 'Bad'] });
  catalogue.fields.add({ name: 'When', kind: 'date', choices: [] });
  const csv = `id;file;Дело №;verdict;when\n${a};;1 200,5;good;28.11.2026\n;/recordings/b.wav;x;Ugly;2026-02-30\n99;;1;;\n`;
  const result = importTable(catalogue, csv);
  expect(result).toMatchObject({ recordingIds: [a], unknownLines: [4] });
  expect(result.refused.map(({ line, value }) => [line, value])).toEqual([
    [3, 'x'],
    [3, 'Ugly'],
    [3, '2026-02-30'],
  ]);
  expect(catalogue.list.rows([a!])[0]?.fields).toMatchObject({ [number.id]: '1200.5', [choice.id]: 'Good' });
  const table = tableOf(catalogue.list, catalogue.fields, { bin: false });
  expect(table).toContain('1200.5,Good,2026-11-28');
  expect(importTable(catalogue, table)).toMatchObject({ recordingIds: [], refused: [] });
  expect(importTable(catalogue, 'name,Verdict\nb.wav,Bad\n')).toMatchObject({ recordingIds: [b] });
  expect(() => importTable(catalogue, 'x,y\n1,2\n')).toThrow('field-columns');
  expect(undo()).toBe('values');
  expect(catalogue.list.rows([b!])[0]?.fields).toEqual({});
});

test('common and rare words list, count and sort the same, with other filters and with some in the bin', () => {
  const given = Array.from({ length: 60 }, (_, nth) => `${nth % 2 === 0 ? 'alpha' : 'gamma'} call ${59 - nth}.wav`);
  const ids = add(...given, 'omega one.wav', 'omega two.wav');
  tag(ids.slice(0, 10), 'urgent');
  const check = (filter: string, isWanted: (name: string, nth: number) => boolean) => {
    const all = [...given, 'omega one.wav', 'omega two.wav'];
    const wanted = all
      .map((name, nth) => ({ name, nth, id: ids[nth]! }))
      .filter(({ name, nth }) => isWanted(name, nth));
    for (const isDescending of [false, true]) {
      const sort = { by: 'added', isDescending } as const;
      const page = (offset: number) =>
        fixture.library.catalogue.list.page({ bin: false, filter, sort, offset, limit: 7 });
      const sorted = wanted.map(({ id }) => id);
      if (isDescending) sorted.reverse();
      const { rows, total, newestId } = page(0);
      expect([total, newestId]).toEqual([wanted.length, Math.max(0, ...sorted)]);
      expect(rows.map(({ id }) => id)).toEqual(sorted.slice(0, 7));
      expect(page(7).rows.map(({ id }) => id)).toEqual(sorted.slice(7, 14));
      expect(page(700)).toMatchObject({ rows: [], total: wanted.length });
    }
  };
  const checkAll = (isHere: (nth: number) => boolean) => {
    check('alpha', (name, nth) => isHere(nth) && name.startsWith('alpha'));
    check('omega', (name, nth) => isHere(nth) && name.startsWith('omega'));
    check('alpha tag:urgent', (name, nth) => isHere(nth) && name.startsWith('alpha') && nth < 10);
    check('omega tag:urgent', () => false);
    check('call -gamma', (name, nth) => isHere(nth) && name.startsWith('alpha'));
    check('nowhere', () => false);
  };
  checkAll(() => true);
  fixture.library.recordings.remove([ids[0]!, ids[4]!, ids[61]!]);
  checkAll((nth) => ![0, 4, 61].includes(nth));
});
