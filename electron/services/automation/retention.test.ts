import { expect, test } from 'vitest';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { sampleOptions, sampleRecording } from '#services/library/library.fixture.ts';

const fixture = useTestLibrary();
let count = 0;
const add = () => fixture.library.recordings.add([sampleRecording(`${(count += 1)}.wav`)], sampleOptions)[0]?.id ?? 0;
const tag = (recordingId: number, key: string) =>
  fixture.library.catalogue.journal.change('tags', [{ subject: 'tag', recordingId, key, after: '1' }]);
const put = (recordingId: number, key: number) =>
  fixture.library.catalogue.journal.change('members', [
    { subject: 'member', recordingId, key: String(key), after: '1' },
  ]);
const collection = (name: string, parentId: number | null = null) =>
  fixture.library.catalogue.collections.add({ name, parentId, filter: null }).id;
const due = () =>
  fixture.library.automation.retention.due({ offset: 0, limit: 100 }).rows.map((row) => row.recordingId);
const rule = (kind: 'tag' | 'collection', key: string, keepDays: number, from: 'added' | 'recorded' = 'added') =>
  fixture.library.automation.retention.setRule({ kind, key, keepDays, from });

test('what is over its time is listed, by tag and by collection with all that is within it; the rest is not', () => {
  const [one, two, three, four] = [add(), add(), add(), add()];
  const outer = collection('Дела');
  const inner = collection('Закрытые', outer);
  tag(one, 'кадры');
  put(two, inner);
  put(three, outer);
  rule('tag', 'кадры', 0);
  rule('collection', String(outer), 0);
  expect(due()).toEqual([one, two, three].toSorted((a, b) => a - b));
  expect(due()).not.toContain(four);
  expect(fixture.library.automation.retention.rules().map(({ name }) => name)).toEqual(['кадры', 'Дела']);
});

test('of several rules the longest time counts, and a rule that is set again takes the place of the one before', () => {
  const one = add();
  tag(one, 'a');
  tag(one, 'b');
  rule('tag', 'a', 0);
  rule('tag', 'b', 30);
  expect(due()).toEqual([]);
  rule('tag', 'b', 0);
  expect(due()).toEqual([one]);
});

test('days count from the recording where a rule says so', () => {
  const one = add();
  tag(one, 'a');
  rule('tag', 'a', 365, 'recorded');
  expect(due()).toEqual([]);
  const after = JSON.stringify({ ms: Date.now() - 400 * 86_400_000, by: 'person' });
  fixture.library.catalogue.journal.change('recorded', [{ subject: 'recorded', recordingId: one, key: '', after }]);
  expect(due()).toEqual([one]);
});

test.each(['recording', 'tag', 'collection'] as const)(
  'a hold on a %s beats retention and the bin, until it is released',
  (kind) => {
    const { library } = fixture;
    const one = add();
    const held = collection('Суд');
    tag(one, 'a');
    put(one, held);
    rule('tag', 'a', 0);
    const { retention } = library.automation;
    retention.addHold({
      kind,
      key: kind === 'recording' ? String(one) : kind === 'tag' ? 'a' : String(held),
      reason: '№ 14',
    });
    expect(due()).toEqual([]);
    library.recordings.remove([one]);
    expect(library.erasures.begin([one])).toEqual([]);
    expect(retention.keptBy([one])).toEqual(new Map([[one, 'hold']]));
    retention.removeHold(retention.holds()[0]?.id ?? 0);
    expect(due()).toEqual([one]);
    expect(library.erasures.begin([one])).toEqual([one]);
  },
);

test('retention beats the bin: what must still be kept is not deleted from it, what is free is', () => {
  const { library } = fixture;
  const [kept, free] = [add(), add()];
  tag(kept, 'a');
  rule('tag', 'a', 30);
  library.recordings.remove([kept, free]);
  expect(library.automation.retention.keptBy([kept, free])).toEqual(new Map([[kept, 'retention']]));
  expect(library.erasures.begin([kept, free])).toEqual([free]);
  expect(library.recordings.isRemoved(kept)).toBe(true);
});
