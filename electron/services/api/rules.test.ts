import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readyMadeNames, readyMadeRules } from '#shared/rules/ready-made.ts';
import { parseRule } from '#shared/rules/parse-rule.ts';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { silentLog } from '#services/log.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { checkRule } from '#services/rules/stored/readable-rule.ts';
import { createSearch } from '#services/search/query/search.ts';
import { rulesServices } from './rules.ts';

const test = useTestLibrary();
const services = () => rulesServices({ library: test.library, log: silentLog, events: createEventBus() });
const own = { severity: 'high', note: '' } as const;

async function done() {
  while ((await services()['rules.list']({})).rules.some(({ isUpToDate }) => !isUpToDate)) await sleep(5);
}

it.each(readyMadeNames)('the ready-made rule %s is a rule', (name) => {
  expect(checkRule(readyMadeRules[name].text).mistake).toBeNull();
});

it('runs a rule over the library once it is saved, and the search finds its recordings by its name', async () => {
  addTranscript(test.library, 'one', ['назовите код из смс']);
  addTranscript(test.library, 'two', ['привет']);
  await services()['rules.addReadyMade']({ name: 'code-asked', language: 'ru' });
  await done();
  const { rules } = await services()['rules.list']({});
  expect(rules).toMatchObject([{ name: 'Просят назвать код', preset: 'code-asked', newCount: 1, isOn: true }]);
  const search = createSearch(test.library);
  const hits = (text: string) => search.query({ text, offset: 0, limit: 50 }).hits.length;
  expect([hits('правило:код'), hits('rule:"просят назвать"'), hits('rule:card'), hits('-rule:код привет')]).toEqual([
    1, 1, 0, 1,
  ]);
});

it('carries rules to another library, and changes there what it knows', async () => {
  const { id } = await services()['rules.save']({ ruleId: null, name: 'Код', text: 'said "код"', ...own });
  const { text: json } = await services()['rules.export']({ ruleIds: [], path: null, overwrite: false });
  expect(await services()['rules.import']({ json: json ?? '' })).toEqual({ addedCount: 0, changedCount: 0 });
  const changed = (json ?? '').replace('said \\"код\\"', 'said \\"пароль\\"');
  expect(await services()['rules.import']({ json: changed })).toEqual({ addedCount: 0, changedCount: 1 });
  expect(await services()['rules.get']({ ruleId: id })).toMatchObject({ version: 2, text: 'said "пароль"' });
  await services()['rules.remove']({ ruleId: id });
  await expect(services()['rules.import']({ json: '{"rules": []}' })).rejects.toThrow('rule-file');
  await expect(services()['rules.import']({ json: changed.replace('said', 'sad') })).rejects.toThrow('rule-text');
  expect((await services()['rules.list']({})).rules).toEqual([]);
});

it('says of an expression that RE2 refuses where it stands', async () => {
  const { mistake } = await services()['rules.check']({ text: 'said /a(?=b)/' });
  expect(mistake).toMatchObject({ code: 'bad-regex', start: 6 });
  expect(parseRule('said /a(?=b)/').mistake).toBeNull();
});

it('runs the rules over a selection, and says so where none is on', async () => {
  const ids = ['код', 'назовите код', 'привет'].map(
    (text, nth) => addTranscript(test.library, `call ${nth}`, [text]).recordingId,
  );
  const run = () => services()['rules.runOn']({ recordings: { recordingIds: ids } });
  expect(await run()).toEqual({ count: 0, foundCount: 0, ruleCount: 0 });
  await services()['rules.save']({ ruleId: null, name: 'Код', text: 'said "код"', ...own });
  await done();
  test.library.index.database.exec('DELETE FROM main.finding');
  expect(await run()).toEqual({ count: 3, foundCount: 2, ruleCount: 1 });
  const every = { every: 'library' as const, upToId: Math.max(...ids), exceptIds: [] };
  expect(await services()['rules.runOn']({ recordings: every })).toEqual({ count: 3, foundCount: 0, ruleCount: 1 });
});
