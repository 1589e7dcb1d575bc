import { describe, expect, it } from 'vitest';
import type { FindingFilter, WatchTerm } from '#shared/watch.ts';
import { addTranscript, sampleOptions, sampleRecording, sampleSegment } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';

const fixture = useTestLibrary();

const everything: FindingFilter = { states: [], severities: [], listId: null, recordingId: null };

function term(text: string, more: Partial<WatchTerm> = {}): WatchTerm {
  return { term: text, match: 'any', severity: 'medium', note: '', ...more };
}
function watch(...terms: readonly (string | WatchTerm)[]): number {
  const all = terms.map((one) => (typeof one === 'string' ? term(one) : one));
  return fixture.library.watch.lists.save({ listId: null, name: 'list', terms: all }).list.id;
}
function findings(filter: Partial<FindingFilter> = {}) {
  const request = { filter: { ...everything, ...filter }, snapshot: null, offset: 0, limit: 200 };
  return fixture.library.watch.findings.list(request).rows;
}
const found = () => findings().map(({ term: name, matched, startMs }) => [name, matched, startMs]);

describe('text is scanned as it is committed', () => {
  it('for every form of a word, or for the exact one', () => {
    watch('жалоба', term('gun', { match: 'exact' }), 'weapon');
    addTranscript(fixture.library, 'a', ['поступили жалобы на гостя', 'he had guns and weapons', 'a gun']);
    expect(found()).toEqual([
      ['жалоба', 'жалобы', 200],
      ['weapon', 'weapons', 4800],
      ['gun', 'gun', 8200],
    ]);
  });

  it('across the border of a segment and of a committed window, with the times of both ends', () => {
    watch('завтра в полночь');
    const [recording] = fixture.library.recordings.add([sampleRecording('a')], sampleOptions);
    const { transcriptId } = fixture.library.transcripts.begin(recording?.id ?? 0);
    const commit = (startMs: number, text: string) =>
      fixture.library.transcripts.commitWindow({
        transcriptId,
        resumeMs: startMs + 4000,
        language: 'ru',
        segments: [sampleSegment(startMs, text)],
      });
    commit(0, 'встретимся завтра');
    expect(found()).toEqual([]);
    commit(4000, 'в полночь у моста');
    expect(found()).toEqual([['завтра в полночь', 'завтра в полночь', 200]]);
    expect(findings()[0]).toMatchObject({ endMs: 4350, before: 'встретимся ', after: ' у моста', state: 'new' });
    commit(8000, 'ничего');
    expect(found()).toHaveLength(1);
  });

  it('ё and е, stress marks and scripts without spaces are no obstacle', () => {
    watch('чёрный ёж', '手机', '杀');
    addTranscript(fixture.library, 'a', ['видел чёрных ежей', 'видел че́рного ежа', '我的手机号', '他杀人']);
    expect(found().map(([name]) => name)).toEqual(['чёрный ёж', 'чёрный ёж', '手机', '杀']);
  });

  it('a list that was removed, and text in the bin, is not looked for', () => {
    const list = watch('бомба');
    const { recordingId } = addTranscript(fixture.library, 'a', ['тут бомба']);
    fixture.library.recordings.remove([recordingId]);
    expect(found()).toEqual([]);
    fixture.library.recordings.restore([recordingId]);
    expect(found()).toHaveLength(1);
    fixture.library.watch.lists.remove(list);
    addTranscript(fixture.library, 'b', ['и там бомба']);
    expect(found()).toEqual([]);
  });
});

describe('findings survive', () => {
  it('an edit that moves the words: same finding, same decision, same times', () => {
    watch('бомба');
    const { segments } = addTranscript(fixture.library, 'a', ['тут бомба и там бомба']);
    const [first, second] = findings();
    fixture.library.watch.findings.decide([second?.id ?? 0], { state: 'dismissed', reason: 'шутка' });
    fixture.library.edits.setText(segments[0]?.id ?? 0, 'вот тут бомба и там бомба');
    expect(findings().map(({ id, state, startMs }) => [id, state, startMs])).toEqual([
      [first?.id, 'new', 200],
      [second?.id, 'dismissed', 800],
    ]);
  });

  it('an edit that takes the term away: it stays, marked, and is whole again when the term comes back', () => {
    watch('бомба');
    const { segments } = addTranscript(fixture.library, 'a', ['тут бомба']);
    const id = segments[0]?.id ?? 0;
    const [before] = findings();
    fixture.library.edits.setText(id, 'тут пломба');
    expect(findings()).toMatchObject([{ id: before?.id, matched: 'бомба', isTextChanged: true }]);
    fixture.library.edits.setText(id, 'ну тут бомба');
    expect(findings()).toMatchObject([{ id: before?.id, isTextChanged: false, startMs: 200 }]);
  });

  it('an edit that brings a term in makes a finding', () => {
    watch('бомба');
    const { segments } = addTranscript(fixture.library, 'a', ['тут пломба']);
    fixture.library.edits.setText(segments[0]?.id ?? 0, 'тут бомба');
    expect(found().map(([name]) => name)).toEqual(['бомба']);
  });

  it('a new recognition: the decision goes over to the words of the new text', () => {
    watch('бомба');
    const { recordingId } = addTranscript(fixture.library, 'a', ['тут бомба', 'и всё']);
    const [before] = findings();
    fixture.library.watch.findings.decide([before?.id ?? 0], { state: 'confirmed', reason: '' });
    fixture.library.jobs.setOptions(recordingId, { ...sampleOptions, modelId: 'better' });
    const { transcriptId } = fixture.library.transcripts.begin(recordingId);
    const segments = [sampleSegment(100, 'да тут'), sampleSegment(300, 'бомба и всё')];
    fixture.library.transcripts.commitWindow({ transcriptId, resumeMs: 8000, language: 'ru', segments });
    expect(findings()[0]).toMatchObject({ transcriptId: before?.transcriptId });
    fixture.library.transcripts.finish(transcriptId, { durationMs: 8000, sha256: 'x', warnings: [] });
    expect(findings()).toMatchObject([
      { id: before?.id, transcriptId, state: 'confirmed', startMs: 300, isTextChanged: false },
    ]);
  });
});

describe('a list that changes is run back over the library', () => {
  it('and finds what is written in other ways', async () => {
    const texts = ['l’avocat García', 'my e-mail address', 'an email', 'paid 2 500', 'об’єкт тут'];
    addTranscript(fixture.library, 'a', texts);
    watch('avocat garcia', 'email address', term('e-mail', { match: 'exact' }), '2,500', "об'єкт");
    await fixture.library.watch.backfill.run();
    expect(found().map(([, matched]) => matched)).toEqual([
      'avocat García',
      'e-mail',
      'e-mail address',
      'email',
      '2 500',
      'об’єкт',
    ]);
  });

  it('and finds what was there, once, however often it runs', async () => {
    addTranscript(fixture.library, 'a', ['тут бомба', 'завтра в', 'полночь']);
    const gone = addTranscript(fixture.library, 'b', ['бомба в корзине']);
    fixture.library.recordings.remove([gone.recordingId]);
    const listId = watch('бомба', 'завтра в полночь');
    const { lists, backfill } = fixture.library.watch;
    expect(lists.get(listId)).toMatchObject({ isUpToDate: false, findingCount: 0 });
    expect(await backfill.run()).toEqual({ foundCount: 2 });
    expect(await backfill.run({ all: true })).toEqual({ foundCount: 0 });
    expect(found().map(([name]) => name)).toEqual(['бомба', 'завтра в полночь']);
    expect(lists.get(listId)).toMatchObject({ isUpToDate: true, findingCount: 2, newCount: 2 });
  });

  it('only for what is new in it; a term that comes back finds its findings and decisions again', async () => {
    addTranscript(fixture.library, 'a', ['тут бомба и нож']);
    const { lists, backfill, findings: store } = fixture.library.watch;
    const listId = watch('бомба');
    await backfill.run();
    store.decide([findings()[0]?.id ?? 0], { state: 'dismissed', reason: 'игра' });
    lists.save({ listId, name: 'list', terms: [term('нож', { severity: 'high' })] });
    expect(lists.rules({ isPending: true })).toHaveLength(1);
    await backfill.run();
    expect(findings().map((one) => [one.term, one.state])).toEqual([
      ['бомба', 'dismissed'],
      ['нож', 'new'],
    ]);
    lists.save({ listId, name: 'list', terms: [term('Бомбы', { severity: 'low' }), term('нож')] });
    expect(await backfill.run()).toEqual({ foundCount: 0 });
    expect(findings().map((one) => [one.term, one.severity, one.reason])).toEqual([
      ['Бомбы', 'low', 'игра'],
      ['нож', 'medium', ''],
    ]);
  });

  it('a change that adds nothing leaves it run', async () => {
    const listId = watch('бомба');
    await fixture.library.watch.backfill.run();
    fixture.library.watch.lists.save({ listId, name: 'renamed', terms: [term('бомба', { note: 'n' })] });
    expect(fixture.library.watch.lists.get(listId)).toMatchObject({ name: 'renamed', isUpToDate: true });
  });

  it('a run that is cancelled is not done, and the next one makes up for it', async () => {
    for (let nth = 0; nth < 5; nth += 1) addTranscript(fixture.library, `r${nth}`, ['тут бомба']);
    const listId = watch('бомба');
    const { backfill, lists } = fixture.library.watch;
    const run = backfill.run();
    backfill.cancel();
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(lists.get(listId).isUpToDate).toBe(false);
    expect(backfill.progress()).toBeNull();
    await backfill.run();
    expect(findings()).toHaveLength(5);
  });

  it('text that the index does not hold is read whole', async () => {
    addTranscript(fixture.library, 'a', ['тут бомба']);
    fixture.library.index.database.exec('DELETE FROM fulltext.passage; DELETE FROM fulltext.indexed');
    watch('бомба');
    expect(await fixture.library.watch.backfill.run()).toEqual({ foundCount: 1 });
  });
});

describe('decisions', () => {
  it('are undone one by one, also after a restart', () => {
    watch('бомба', 'нож');
    addTranscript(fixture.library, 'a', ['бомба и нож']);
    const [bomb, knife] = findings().map(({ id }) => id);
    const store = fixture.library.watch.findings;
    store.decide([bomb ?? 0], { state: 'confirmed', reason: '' });
    const [decided] = store.decide([bomb ?? 0, knife ?? 0], { state: 'dismissed', reason: ' кино ' });
    expect(decided).toMatchObject({ state: 'dismissed', reason: 'кино', decidedBy: expect.stringMatching(/./) });
    const { findings: reopened } = fixture.reopen().watch;
    const states = () => findings().map((one) => one.state);
    expect(reopened.undo().map(({ id }) => id)).toEqual([bomb, knife]);
    expect(states()).toEqual(['confirmed', 'new']);
    expect(reopened.undo()).toMatchObject([{ id: bomb, state: 'new', decidedBy: null, reason: '' }]);
    expect(reopened.undo()).toEqual([]);
    reopened.decide([knife ?? 0], { state: 'confirmed', reason: '' });
    reopened.undo();
    expect(states()).toEqual(['new', 'new']);
  });

  it('of another window are not overwritten unseen: which it was and why is said', () => {
    watch('бомба', 'нож');
    addTranscript(fixture.library, 'a', ['бомба и нож']);
    const [bomb = 0, knife = 0] = findings().map(({ id }) => id);
    const store = fixture.library.watch.findings;
    const asNew = [bomb, knife].map((findingId) => ({ findingId, state: 'new', reason: '' }) as const);
    store.decide([bomb], { state: 'dismissed', reason: 'игра' });
    const failure = { code: 'finding-dismissed', params: { name: 'бомба', reason: ': игра' } };
    for (const state of ['confirmed', 'new', 'dismissed'] as const) {
      const decide = () => store.decide([knife, bomb], { state, reason: '' }, asNew);
      expect(decide).toThrow(expect.objectContaining(failure));
    }
    expect(findings().map(({ state }) => state)).toEqual(['dismissed', 'new']);
    // Two who decide alike do not disturb each other, and who has seen it may change it.
    store.decide([bomb], { state: 'dismissed', reason: ' игра ' }, asNew.slice(0, 1));
    store.decide([bomb], { state: 'new', reason: '' }, [{ findingId: bomb, state: 'dismissed', reason: 'игра' }]);
    store.decide([bomb], { state: 'confirmed', reason: '' });
    const seen = [{ findingId: bomb, state: 'dismissed', reason: 'игра' }] as const;
    expect(() => store.decide([bomb], { state: 'dismissed', reason: '' }, seen)).toThrow('finding-confirmed');
    store.undo();
    expect(() => store.decide([bomb], { state: 'dismissed', reason: '' }, seen)).toThrow('finding-reopened');
  });

  it('are all or nothing, and their journal cannot be rewritten', () => {
    watch('бомба');
    addTranscript(fixture.library, 'a', ['бомба']);
    const { findings: store } = fixture.library.watch;
    const [id = 0] = findings().map((one) => one.id);
    expect(() => store.decide([id, 999], { state: 'confirmed', reason: '' })).toThrow('not-found');
    expect(findings()[0]?.state).toBe('new');
    store.decide([id], { state: 'confirmed', reason: '' });
    const { database } = fixture.library.index;
    expect(() => database.exec(`UPDATE decision SET who = 'x'`)).toThrow('append-only');
    expect(() => database.exec('DELETE FROM decision')).toThrow('append-only');
  });
});

it('a list that is worked through stays still: later findings wait, decided ones keep their place', () => {
  watch(term('бомба', { severity: 'high' }), term('нож', { severity: 'low' }));
  addTranscript(fixture.library, 'a', ['бомба', 'нож', 'бомба']);
  const { findings: store } = fixture.library.watch;
  const filter: FindingFilter = { ...everything, states: ['new'], severities: ['high'] };
  const first = store.list({ filter, snapshot: null, offset: 0, limit: 10 });
  expect(first).toMatchObject({ total: 2, counts: { new: 2, confirmed: 0, unsure: 0, dismissed: 0 } });
  store.decide([first.rows[0]?.id ?? 0], { state: 'confirmed', reason: '' });
  addTranscript(fixture.library, 'b', ['бомба']);
  const again = store.list({ filter, snapshot: first.snapshot, offset: 0, limit: 10 });
  expect(again.rows.map(({ id, state }) => [id, state])).toEqual([
    [first.rows[0]?.id, 'confirmed'],
    [first.rows[1]?.id, 'new'],
  ]);
  expect(store.list({ filter, snapshot: null, offset: 0, limit: 10 }).rows).toHaveLength(2);
  expect(store.counts()).toEqual({ new: 3, confirmed: 1, unsure: 0, dismissed: 0 });
});

describe('a list that two windows change', () => {
  it('keeps what both made of it, and its findings', () => {
    addTranscript(fixture.library, 'a', ['бомба и нож']);
    const { lists } = fixture.library.watch;
    const listId = watch('бомба', 'нож');
    const onto = lists.get(listId);
    const theirs = lists.save({ listId, name: 'list', terms: [term('бомба'), term('нож'), term('мина')], onto });
    expect(theirs.isMerged).toBe(false);
    const mine = { listId, name: 'mine', terms: [term('бомба', { severity: 'high' }), term('gun')], onto };
    const { list, isMerged } = lists.save(mine);
    expect(isMerged).toBe(true);
    expect(list).toMatchObject({ name: 'mine', termCount: 3 });
    expect(list.terms.map((one) => [one.term, one.severity])).toEqual([
      ['бомба', 'high'],
      ['gun', 'medium'],
      ['мина', 'medium'],
    ]);
    expect(list.version).toBeGreaterThan(theirs.list.version);
  });

  it('is not brought back by the one where another removed it', () => {
    const { lists } = fixture.library.watch;
    const listId = watch('бомба');
    const onto = lists.get(listId);
    lists.remove(listId);
    expect(() => lists.save({ listId, name: 'list', terms: [term('нож')], onto })).toThrow('list-removed');
    expect(lists.list()).toEqual([]);
  });
});

it('a list is run once for the word forms of a newer index, and its terms keep their decisions', async () => {
  const listId = watch('жалоба', 'присуждённого');
  addTranscript(fixture.library, 'a', ['поступила жалоба']);
  addTranscript(fixture.library, 'b', ['премия присуждена']);
  fixture.library.watch.findings.decide([findings({ recordingId: 1 })[0]?.id ?? 0], { state: 'confirmed', reason: '' });
  // As an older index left it: under other stems, and without what those did not find.
  const { database } = fixture.library.index;
  database.exec(`UPDATE watch_list SET forms_version = 7; UPDATE rule SET key = 'any ' || id;
    DELETE FROM finding WHERE state = 'new'`);
  expect(findings()).toHaveLength(1);
  fixture.reopen();
  const again = fixture.library.watch;
  expect(again.lists.list()).toMatchObject([{ isUpToDate: false }]);
  expect(again.lists.rules({ isPending: true })).toHaveLength(2);
  await again.backfill.run();
  expect(again.lists.list()).toMatchObject([{ isUpToDate: true, findingCount: 2 }]);
  expect(again.lists.rules({ isPending: true })).toEqual([]);
  again.lists.save({ listId, name: 'list', terms: [term('жалоба'), term('присуждённого')] });
  expect(findings().map(({ matched, state }) => [matched, state])).toEqual([
    ['присуждена', 'new'],
    ['жалоба', 'confirmed'],
  ]);
});
