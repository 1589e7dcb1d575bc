import { expect, it } from 'vitest';
import type { LibraryProfile, RecordingProfile } from '#shared/profile.ts';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { analyseHere } from '#services/analyses/run/analyse-here.fixture.ts';
import { entitiesAnalyzer } from '#services/analyses/mentions/entities-analyzer.ts';
import { personalDataAnalyzer } from '#services/analyses/mentions/personal-data-analyzer.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { profileLibrary } from '#services/profile/library-profile.ts';
import { profileRecording } from '#services/profile/recording-profile.ts';
import { createSearch } from '#services/search/query/search.ts';
import { mentionsServices } from './mentions.ts';

const fixture = useTestLibrary();
const services = () => mentionsServices({ library: fixture.library, events: createEventBus() });
const page = { offset: 0, limit: 50 };

async function analysed(name: string, texts: readonly string[]) {
  const added = addTranscript(fixture.library, name, texts);
  const side = { context: () => fixture.library.annotations.mentions.speakerNames(added.recordingId) };
  await analyseHere(fixture.library, added.recordingId, entitiesAnalyzer, side);
  await analyseHere(fixture.library, added.recordingId, personalDataAnalyzer);
  return added;
}

async function groups(recordingId: number) {
  const { rows } = await services()['mentions.groups']({ recordingId, ...page });
  return rows.map(({ value, name, count }) => `${value} ${name} ${count}`);
}

it('a person is one with all the ways in which they are named; other things stand beside', async () => {
  const { recordingId } = await analysed('a.wav', [
    'Пришёл Иван Петрович Иванов.',
    'Отдай это Иванову, он из Москвы.',
    'И. П. Иванов, телефон 8-916-123-45-67.',
  ]);
  expect(await groups(recordingId)).toEqual([
    'person Иван Петрович Иванов 3',
    'place Москва 1',
    'phone +79161234567 1',
  ]);
  const { rows } = await services()['mentions.places']({ recordingId, value: 'person', names: ['Иванов'], ...page });
  expect(rows).toMatchObject([
    { before: 'Отдай это ', after: ', он из Москвы.', start: 10, words: { matched: 'Иванову' } },
  ]);
});

it('what people join or part stays so over later runs, and is taken back', async () => {
  const { recordingId } = await analysed('a.wav', ['Звонил Иван Иванов.', 'Я видел Иванова.', 'Ждём Сашу.']);
  expect(await groups(recordingId)).toEqual(['person Иван Иванов 2', 'person Саша 1']);
  const pair = { name: 'Иванов', other: 'Иван Иванов', isSame: false };
  await services()['mentions.joinNames']({ recordingId, value: 'person', pairs: [pair] });
  await services()['mentions.joinNames']({
    recordingId,
    value: 'person',
    pairs: [{ name: 'Саша', other: 'Иван Иванов', isSame: true }],
  });
  const parted = ['person Иван Иванов 2', 'person Иванов 1'];
  expect(await groups(recordingId)).toEqual(parted);
  await analyseHere(fixture.library, recordingId, entitiesAnalyzer);
  fixture.reopen();
  expect(await groups(recordingId)).toEqual(parted);
  expect(await services()['mentions.undoJoin']({ recordingId })).toBe(true);
  expect(await groups(recordingId)).toEqual(['person Иван Иванов 1', 'person Иванов 1', 'person Саша 1']);
  expect(await services()['mentions.undoJoin']({ recordingId })).toBe(true);
  expect(await services()['mentions.undoJoin']({ recordingId })).toBe(false);
});

it('an unclear name is what people say it is, in this recording', async () => {
  const { recordingId } = await analysed('a.wav', ['Владимир']);
  const other = await analysed('b.wav', ['Владимир']);
  expect(await groups(recordingId)).toEqual(['open Владимир 1']);
  await services()['mentions.decide']({ recordingId, name: 'Владимир', value: 'place' });
  expect(await groups(recordingId)).toEqual(['place Владимир 1']);
  expect(await groups(other.recordingId)).toEqual(['open Владимир 1']);
  // The profile counts it as what it was said to be.
  const counted = ({ found }: Pick<RecordingProfile | LibraryProfile, 'found'>) =>
    found
      .filter(({ kind }) => kind === 'entity')
      .map(({ value, count }) => `${value} ${count}`)
      .toSorted();
  expect(counted(await profileRecording(fixture.library, recordingId))).toEqual(['place 1']);
  const all = await profileLibrary(fixture.library, '');
  expect(counted(all)).toEqual(['open 1', 'place 1']);
  expect(all.found.map(({ recordingCount, counts }) => [recordingCount, counts])).toEqual([
    [1, [1]],
    [1, [1]],
  ]);
  await services()['mentions.decide']({ recordingId: other.recordingId, name: 'Владимир', value: 'person' });
  expect(counted(await profileLibrary(fixture.library, ''))).toEqual(['person 1', 'place 1']);
});

it('marks follow the words through an edit, and say so where the words are gone', async () => {
  const { recordingId, segments } = await analysed('a.wav', ['Мы в Москве.']);
  const places = async () =>
    (await services()['mentions.places']({ recordingId, value: null, names: [], ...page })).rows;
  fixture.library.edits.setText(segments[0]!.id, 'Сейчас мы все в Москве.');
  expect(await places()).toMatchObject([{ start: 16, end: 22, before: 'Сейчас мы все в ' }]);
  fixture.library.edits.setText(segments[0]!.id, 'Сейчас мы дома.');
  expect(await places()).toMatchObject([{ start: null, words: { isTextChanged: true } }]);
});

it('the search finds recordings by what they mention, in any form of the name', async () => {
  await analysed('a.wav', ['Отдай Иванову карту 4111 1111 1111 1111.']);
  await analysed('b.wav', ['Call Anna Brown in London, her phone is 415-555-0122.']);
  await analysed('c.wav', ['Ничего особенного.']);
  const found = (text: string) =>
    createSearch(fixture.library)
      .query({ text, offset: 0, limit: 50 })
      .hits.map(({ recordingName }) => recordingName)
      .toSorted();
  expect(found('entity:Иванов')).toEqual(['a.wav']);
  expect(found('сущность:иванова')).toEqual(['a.wav']);
  expect(found('entity:brown')).toEqual(['b.wav']);
  expect(found('entity:"Anna Brown"')).toEqual(['b.wav']);
  expect(found('has:card')).toEqual(['a.wav']);
  expect(found('есть:телефон')).toEqual(['b.wav']);
  expect(found('has:personal')).toEqual(['a.wav', 'b.wav']);
  expect(found('has:place')).toEqual(['b.wav']);
  expect(found('особенного has:personal')).toEqual([]);
  expect(found('entity:Петров')).toEqual([]);
});

/** The texts of the hits with what is marked in brackets. */
function hits(text: string): readonly string[] {
  return createSearch(fixture.library)
    .query({ text, offset: 0, limit: 50 })
    .hits.map(({ text: said, marks }) =>
      marks.reduceRight(
        (all, [start, end]) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
        said,
      ),
    );
}

it('hits stand where the mention is, and not in the rest of the recording', async () => {
  const filler = Array.from({ length: 12 }, (_, nth) => `Погода хорошая, день ${nth + 1}.`);
  await analysed('a.wav', ['Отдай Иванову деньги.', ...filler, 'Мой телефон 8-916-123-45-67.', 'Деньги потом.']);
  await analysed('b.wav', filler);
  expect(hits('entity:Иванов')).toEqual(['Отдай [Иванову] деньги.']);
  expect(hits('has:phone')).toEqual(['Мой телефон [8-916-123-45-67].']);
  // Words are looked for in the same passage, and stand in the hit where both are in one segment.
  expect(hits('деньги entity:Иванов')).toEqual(['Отдай [Иванову] [деньги].']);
  expect(hits('деньги has:phone')).toEqual(['Мой телефон [8-916-123-45-67].']);
  expect(hits('погода has:card')).toEqual([]);
  expect(hits('entity:Иванов has:phone')).toEqual([]);
  expect(hits('деньги -entity:Иванов')).toEqual(['[Деньги] потом.']);
  expect(hits('погода -has:phone')).toHaveLength(24);
  expect(createSearch(fixture.library).count('has:personal')).toEqual({ total: 1, isExact: true });
});

it('a mention whose words were edited away is no hit any more, and one that moved is found where it stands', async () => {
  const { segments } = await analysed('a.wav', ['Мы в Москве.', 'Она в Лондоне.']);
  fixture.library.edits.setText(segments[0]!.id, 'Сейчас мы все в Москве.');
  expect(hits('entity:Москва')).toEqual(['Сейчас мы все в [Москве].']);
  fixture.library.edits.setText(segments[0]!.id, 'Сейчас мы дома.');
  expect(hits('entity:Москва')).toEqual([]);
  expect(hits('has:place')).toEqual(['Она в [Лондоне].']);
});

it('what people said of names is seen by the search at once: open ones, joined ones and parted ones', async () => {
  const { recordingId } = await analysed('a.wav', ['Звонил Иван Иванов.', 'Я видел Иванова.', 'Ждём Сашу.']);
  const other = await analysed('b.wav', ['Владимир']);
  const { library } = fixture;
  const search = createSearch(library);
  const found = (text: string) => search.query({ text, offset: 0, limit: 50 }).hits.map((hit) => hit.text);
  const ids = (filter: string) => library.recordings.idsOf({ every: 'library', filter, upToId: 1e6, exceptIds: [] });
  const full = 'entity:"Иван Иванов"';
  expect(found(full)).toEqual(['Звонил Иван Иванов.', 'Я видел Иванова.']);
  const decide = (name: string, isSame: boolean) =>
    services()['mentions.joinNames']({
      recordingId,
      value: 'person',
      pairs: [{ name, other: 'Иван Иванов', isSame }],
    });
  await decide('Иванов', false);
  expect(found(full)).toEqual(['Звонил Иван Иванов.']);
  await decide('Саша', true);
  expect(found(full)).toEqual(['Звонил Иван Иванов.', 'Ждём Сашу.']);
  // A later word counts.
  await decide('Саша', false);
  expect(found(full)).toEqual(['Звонил Иван Иванов.']);
  expect([found('has:open'), ids('has:open'), ids('has:place')]).toEqual([['Владимир'], [other.recordingId], []]);
  await services()['mentions.decide']({ recordingId: other.recordingId, name: 'Владимир', value: 'place' });
  expect([found('has:open'), found('has:place')]).toEqual([[], ['Владимир']]);
  expect([ids('has:open'), ids('has:place')]).toEqual([[], [other.recordingId]]);
  await services()['mentions.decide']({ recordingId: other.recordingId, name: 'Владимир', value: null });
  expect([found('has:open'), found('has:place')]).toEqual([['Владимир'], []]);
});

it('rules about names see what people said of them, without another run of the analysis', async () => {
  const { library } = fixture;
  const { recordingId } = await analysed('a.wav', [
    'Звонил Иван Иванов.',
    'Я видел Иванова.',
    'Ждём Сашу.',
    'Владимир',
  ]);
  const rule = (name: string, text: string) =>
    library.rules.rules.save(null, { name, text, severity: 'low', note: '' });
  rule('full', 'entity person named "Иван Иванов"');
  rule('city', 'entity place');
  await library.rules.runs.run();
  const filter = { states: [], severities: [], listId: null, recordingId: null };
  const found = async () => {
    await library.rules.runs.settleDue();
    const { rows } = library.watch.findings.list({ filter, snapshot: null, offset: 0, limit: 50 });
    return rows.map(({ term, matched }) => `${term} ${matched}`).toSorted();
  };
  expect(await found()).toEqual(['full Иван Иванов', 'full Иванова']);
  const pair = (name: string, isSame: boolean) =>
    services()['mentions.joinNames']({ recordingId, value: 'person', pairs: [{ name, other: 'Иван Иванов', isSame }] });
  await pair('Саша', true);
  await pair('Иванов', false);
  await services()['mentions.decide']({ recordingId, name: 'Владимир', value: 'place' });
  expect(await found()).toEqual(['city Владимир', 'full Иван Иванов', 'full Сашу']);
  await services()['mentions.undoJoin']({ recordingId });
  await services()['mentions.decide']({ recordingId, name: 'Владимир', value: null });
  expect(await found()).toEqual(['full Иван Иванов', 'full Иванова', 'full Сашу']);
});

it('what people said of names is witnessed', async () => {
  const { recordingId } = await analysed('a.wav', ['Звонил Иван Иванов.', 'Ждём Сашу.', 'Владимир']);
  const pair = { name: 'Саша', other: 'Иван Иванов', isSame: true };
  await services()['mentions.joinNames']({ recordingId, value: 'person', pairs: [pair] });
  await services()['mentions.decide']({ recordingId, name: 'Владимир', value: 'person' });
  const { database } = fixture.library.index;
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect([count('name_decision'), count('mention_decision')]).toEqual([1, 1]);
  const witnesses = database.prepare(
    "SELECT count(*) FROM witness WHERE subject IN ('name_decision', 'mention_decision')",
  );
  expect(witnesses.pluck().get()).toBe(2);
});

it('names that no dictionary has are people where a note or a correction names them in full', async () => {
  const { library } = fixture;
  const said = ['Вчера приходил Жмеринко.', 'А вот Кхарсис остался.'];
  const { recordingId } = await analysed('a.wav', said);
  const before = await groups(recordingId);
  expect(before.join()).not.toMatch(/Кхарсис/);
  library.notes.add({ recordingId, startMs: 0, endMs: 0, text: 'Спросить, где живёт Иван Кхарсис.', tags: [] });
  expect(library.annotations.mentions.speakerNames(recordingId).everywhere).toContain('Иван Кхарсис');
  const side = { context: () => library.annotations.mentions.speakerNames(recordingId) };
  await analyseHere(library, recordingId, entitiesAnalyzer, side);
  expect((await groups(recordingId)).join()).toContain('person Кхарсис');
});
