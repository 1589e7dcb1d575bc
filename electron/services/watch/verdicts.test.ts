import { describe, expect, it } from 'vitest';
import type { FindingFilter, WatchTerm } from '#shared/watch.ts';
import { renderFindings } from './findings-export.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';

const fixture = useTestLibrary();
const everything: FindingFilter = { states: [], severities: [], listId: null, recordingId: null };
const store = () => fixture.library.watch.findings;

function watch(...terms: readonly (readonly [string, WatchTerm['severity']])[]): void {
  fixture.library.watch.lists.save({
    listId: null,
    name: 'list',
    terms: terms.map(([term, severity]) => ({ term, match: 'any', severity, note: '' })),
  });
}
function list(filter: Partial<FindingFilter> = {}) {
  return store().list({ filter: { ...everything, ...filter }, snapshot: null, offset: 0, limit: 200 }).rows;
}
const said = (filter: Partial<FindingFilter> = {}) =>
  list(filter).map(({ recordingName, matched }) => `${recordingName} ${matched}`);

function fill(): void {
  watch(['refund', 'low'], ['gun', 'high'], ['жалоба', 'medium']);
  addTranscript(fixture.library, 'a', ['refund and a gun', 'refund', 'жалобы']);
  addTranscript(fixture.library, 'b', ['gun', 'refunds', 'жалоба']);
}

describe('the order of findings', () => {
  it.each([
    ['by recording', {}, ['b gun', 'b refunds', 'b жалоба', 'a refund', 'a gun', 'a refund', 'a жалобы']],
    [
      'by term in the order of the list',
      { group: 'term' },
      ['b refunds', 'a refund', 'a refund', 'b gun', 'a gun', 'b жалоба', 'a жалобы'],
    ],
    [
      'the severest first, by recording',
      { isBySeverity: true },
      ['b gun', 'a gun', 'b жалоба', 'a жалобы', 'b refunds', 'a refund', 'a refund'],
    ],
    [
      'the severest first, by term',
      { isBySeverity: true, group: 'term' },
      ['b gun', 'a gun', 'b жалоба', 'a жалобы', 'b refunds', 'a refund', 'a refund'],
    ],
  ] as const)('%s', (_name, filter, expected) => {
    fill();
    expect(said(filter)).toEqual(expected);
  });

  it('one term alone, also in an export', () => {
    fill();
    const ruleId = list().find(({ term }) => term === 'gun')?.ruleId ?? 0;
    expect(said({ ruleId })).toEqual(['b gun', 'a gun']);
    expect([...store().iterate({ ...everything, ruleId })].map(({ matched }) => matched)).toEqual(['gun', 'gun']);
  });
});

describe('unsure', () => {
  it('is a verdict with a count and a filter of its own, and is undone like the others', () => {
    fill();
    const [first] = list();
    store().decide([first?.id ?? 0], { state: 'unsure', reason: 'noise' });
    expect(store().counts()).toEqual({ new: 6, confirmed: 0, unsure: 1, dismissed: 0 });
    expect(list({ states: ['unsure'] })).toMatchObject([{ id: first?.id, reason: 'noise' }]);
    expect(list({ states: ['new'] })).toHaveLength(6);
    expect(store().undo()).toMatchObject([{ state: 'new', reason: '' }]);
    expect(store().counts().unsure).toBe(0);
  });
});

describe('all of a term at once', () => {
  it('here: only undecided ones of the recording, and the one it was asked at', () => {
    fill();
    const refunds = list().filter(({ term, recordingName }) => term === 'refund' && recordingName === 'a');
    const [one, other] = refunds.map(({ id }) => id);
    store().decide([other ?? 0], { state: 'confirmed', reason: '' });
    expect(store().countAlike(one ?? 0)).toEqual({ recording: 1, library: 2 });
    expect(store().countAlike(other ?? 0)).toEqual({ recording: 2, library: 3 });
    expect(store().decideAlike(one ?? 0, 'recording', { state: 'dismissed', reason: 'quoted' })).toBe(1);
    expect(said({ states: ['dismissed'] })).toEqual(['a refund']);
    expect(said({ states: ['confirmed'] })).toEqual(['a refund']);
  });

  it('in the library, taken back as one, after a restart too', () => {
    fill();
    const [id = 0] = list({})
      .filter(({ term }) => term === 'refund')
      .map((one) => one.id);
    expect(store().decideAlike(id, 'library', { state: 'dismissed', reason: '' })).toBe(3);
    expect(store().counts()).toMatchObject({ new: 4, dismissed: 3 });
    expect(fixture.reopen().watch.findings.undo()).toHaveLength(3);
    expect(store().counts()).toMatchObject({ new: 7, dismissed: 0 });
  });

  it('leaves what is in the bin alone', () => {
    fill();
    const { recordingId = 0 } = list().find(({ recordingName }) => recordingName === 'b') ?? {};
    fixture.library.recordings.remove([recordingId], 1);
    const [id = 0] = list()
      .filter(({ term }) => term === 'refund')
      .map((one) => one.id);
    expect(store().decideAlike(id, 'library', { state: 'confirmed', reason: '' })).toBe(2);
  });
});

describe('a remark', () => {
  it('is no verdict: the finding stays new, a later verdict keeps it, undo takes back one after the other', () => {
    fill();
    const id = list()[0]?.id ?? 0;
    expect(store().setRemark(id, '  ask Anna ')).toMatchObject({ state: 'new', remark: 'ask Anna', decidedBy: null });
    store().decide([id], { state: 'confirmed', reason: '' });
    expect(list()[0]).toMatchObject({ state: 'confirmed', remark: 'ask Anna' });
    expect(store().undo()).toMatchObject([{ state: 'new', remark: 'ask Anna' }]);
    expect(store().undo()).toMatchObject([{ state: 'new', remark: '' }]);
    expect(store().undo()).toEqual([]);
  });
});

describe('labels', () => {
  const labelled = () =>
    list().flatMap(({ term, labels }) => (labels.length > 0 ? [`${term} ${labels.join('+')}`] : []));

  it('several of one finding and of many at once are one step, and are taken back as one', () => {
    fill();
    const [first, second] = list();
    store().setLabels([first!.id, second!.id], { add: ['срочно', '  slang  word '], remove: [] });
    expect(labelled()).toEqual(['gun slang word+срочно', 'refund slang word+срочно']);
    store().setLabels([first!.id], { add: ['Срочно', 'new'], remove: ['SLANG WORD'] });
    expect(labelled()).toEqual(['gun new+срочно', 'refund slang word+срочно']);
    expect(store().labels()).toEqual([
      { label: 'срочно', count: 2 },
      { label: 'new', count: 1 },
      { label: 'slang word', count: 1 },
    ]);
    store().undo();
    store().undo();
    expect(labelled()).toEqual([]);
    expect(store().labels()).toEqual([]);
  });

  it('stay through verdicts, a restart and remarks; the filter, the table and JSON have them', () => {
    fill();
    const [first] = list();
    store().setLabels([first!.id], { add: ['a;b', 'жаргон'], remove: [] });
    store().decide([first!.id], { state: 'confirmed', reason: 'plain' });
    store().setRemark(first!.id, 'note');
    fixture.reopen();
    expect(list({ label: 'жаргон' })).toMatchObject([{ id: first!.id, state: 'confirmed', labels: ['a;b', 'жаргон'] }]);
    expect(list({ label: 'жарг' })).toEqual([]);
    const rows = [...store().iterate({ ...everything, label: 'жаргон' })];
    const [header = '', row = ''] = renderFindings(rows, 'csv').split('\r\n');
    expect([header.endsWith(',labels'), row.includes('a;b; жаргон')]).toEqual([true, true]);
    expect(JSON.parse(renderFindings(rows, 'json'))).toMatchObject({ findings: [{ labels: ['a;b', 'жаргон'] }] });
    expect(
      fixture.library.audit
        .list({ text: 'finding', recordingId: null }, { offset: 0, limit: 9 })
        .rows.map(({ action }) => action),
    ).toEqual(['finding.remark', 'finding.confirmed', 'finding.labels']);
  });

  it('of a verdict are in its signed record', () => {
    fill();
    const [first, second] = list();
    store().setLabels([first!.id], { add: ['slang'], remove: [] });
    store().decide([first!.id, second!.id], { state: 'dismissed', reason: '' });
    store().setLabels([second!.id], { add: ['later'], remove: [] });
    const { verdicts } = fixture.library.judging;
    verdicts.syncDecisions();
    const labels = [...verdicts.all().values()].map(({ body }) => `${body.verdict} ${body.labels.join()}`);
    expect(labels.toSorted()).toEqual(['dismissed ', 'dismissed later', 'dismissed slang']);
  });
});
