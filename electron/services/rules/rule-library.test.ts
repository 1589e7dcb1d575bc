import { expect, it } from 'vitest';
import type { RuleContent } from '#shared/rules/stored-rule.ts';
import { addTranscript, sampleOptions, sampleRecording, sampleSegment } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';

const test = useTestLibrary();

function content(text: string, more: Partial<RuleContent> = {}): RuleContent {
  return { name: text.slice(0, 30), text, severity: 'medium', note: '', ...more };
}

function found() {
  const filter = { states: [], severities: [], listId: null, recordingId: null };
  return test.library.watch.findings.list({ filter, snapshot: null, offset: 0, limit: 200 }).rows;
}

const matched = () => found().map((finding) => finding.matched);

it('finds what words alone decide in the transaction that commits them', () => {
  test.library.rules.rules.save(null, content('said "код" then within 10 s said "карта"'));
  const { library } = test;
  const [recording] = library.recordings.add([sampleRecording('call')], sampleOptions);
  const { transcriptId } = library.transcripts.begin(recording!.id);
  const commit = (startMs: number, text: string) =>
    library.transcripts.commitWindow({
      transcriptId,
      resumeMs: startMs + 4000,
      language: 'ru',
      segments: [sampleSegment(startMs, text)],
    });
  commit(0, 'назовите код');
  expect(matched()).toEqual([]);
  commit(4000, 'вашей карты');
  expect(found()).toMatchObject([
    {
      matched: 'код вашей карты',
      isRule: true,
      basis: {
        version: 1,
        isCertain: true,
        parts: [
          { clause: 0, text: 'код' },
          { clause: 1, text: 'карты' },
        ],
      },
    },
  ]);
});

it('judges what is not said when the recording is complete, and again after an edit', async () => {
  const { library } = test;
  library.rules.rules.save(null, content('not said "здравствуйте" in first 30 s'));
  addTranscript(library, 'polite', ['здравствуйте']);
  const { segments, recordingId } = addTranscript(library, 'rude', ['алло кто это', 'говорите']);
  await library.rules.runs.settleDue();
  expect(found()).toMatchObject([{ recordingId, matched: '', startMs: 0, endMs: 8000, basis: { isCertain: true } }]);
  library.edits.setText(segments[0]!.id, 'здравствуйте кто это');
  await library.rules.runs.settleDue();
  expect(found()).toEqual([]);
});

it('runs back over the library, and resumes where a run was interrupted', async () => {
  const { library } = test;
  for (let nth = 0; nth < 40; nth += 1) addTranscript(library, `call ${nth}`, ['назовите код']);
  const rule = library.rules.rules.save(null, content('said "код" in first 5 s'));
  const run = library.rules.runs.run();
  library.rules.runs.cancel();
  await expect(run).rejects.toThrow();
  const before = found().length;
  expect(before).toBeLessThan(40);
  expect(await test.reopen().rules.runs.run()).toEqual({ foundCount: 40 });
  expect(found()).toHaveLength(40);
  expect(test.library.rules.rules.get(rule.id)).toMatchObject({ isUpToDate: true, newCount: 40 });
  expect(await test.library.rules.runs.run()).toEqual({ foundCount: 0 });
});

it('keeps verdicts through a change of the rule, and drops what no one judged and no longer holds', async () => {
  const { library } = test;
  addTranscript(library, 'call', ['назовите код', 'код от карты', 'код']);
  const rule = library.rules.rules.save(null, content('said "код"'));
  await library.rules.runs.run();
  const [first, second] = found();
  library.watch.findings.decide([first!.id], { state: 'dismissed', reason: 'greeting' });
  library.watch.findings.decide([second!.id], { state: 'confirmed', reason: '' });
  library.rules.rules.save(rule.id, content('said "код от карты"'));
  await library.rules.runs.run();
  expect(
    found().map(({ id, state, isTextChanged, basis }) => ({ id, state, isTextChanged, version: basis?.version })),
  ).toEqual([
    { id: first!.id, state: 'dismissed', isTextChanged: true, version: 1 },
    { id: second!.id, state: 'confirmed', isTextChanged: false, version: 2 },
  ]);
  expect(library.rules.rules.versions(rule.id).map(({ version, text }) => [version, text])).toEqual([
    [2, 'said "код от карты"'],
    [1, 'said "код"'],
  ]);
});

it('says what a change gains and loses, and of which verdicts, before it is saved', async () => {
  const { library } = test;
  addTranscript(library, 'a', ['назовите код', 'карту назовите']);
  addTranscript(library, 'b', ['код']);
  const rule = library.rules.rules.save(null, content('said "код"'));
  await library.rules.runs.run();
  library.watch.findings.decide([found()[0]!.id], { state: 'confirmed', reason: '' });
  const changed = library.rules.tryRule({
    ruleId: rule.id,
    text: 'said "карта" or said /назов/',
    cursor: null,
    budgetMs: 1000,
  });
  expect(changed).toMatchObject({
    isDone: true,
    lookedThrough: 2,
    count: 3,
    gainedCount: 3,
    lostCount: 2,
    verdicts: { confirmedKept: 0, confirmedLost: 1 },
  });
  const slowly = library.rules.tryRule({ ruleId: null, text: 'not said "спасибо"', cursor: null, budgetMs: 0 });
  expect(slowly).toMatchObject({ isDone: false, lookedThrough: 1, gainedCount: 1 });
  expect(
    library.rules.tryRule({ ruleId: null, text: 'not said "спасибо"', cursor: slowly.cursor, budgetMs: 0 }),
  ).toMatchObject({ isDone: true, lookedThrough: 2 });
});

it('hides undecided findings of a rule that is off, and finds them again', async () => {
  const { library } = test;
  addTranscript(library, 'a', ['код']);
  const rule = library.rules.rules.save(null, content('said "код"'));
  await library.rules.runs.run();
  library.rules.rules.setOn(rule.id, false);
  expect(found()).toEqual([]);
  addTranscript(library, 'b', ['код']);
  await library.rules.runs.settleDue();
  library.rules.rules.setOn(rule.id, true);
  await library.rules.runs.run();
  expect(found()).toHaveLength(2);
  library.rules.rules.remove(rule.id);
  expect(found()).toEqual([]);
  expect(library.rules.rules.list()).toEqual([]);
});

it('does not show rules among the word lists, nor runs them as words', () => {
  const { library } = test;
  library.rules.rules.save(null, content('said "код"'));
  expect(library.watch.lists.list()).toEqual([]);
  expect(library.watch.lists.rules({ isPending: false })).toEqual([]);
});

it.each(['said', 'said /(/', 'said "!"'])('refuses %s', (text) => {
  expect(() => test.library.rules.rules.save(null, content(text))).toThrow('rule-text');
  expect(() => test.library.rules.tryRule({ ruleId: null, text, cursor: null, budgetMs: 0 })).toThrow('rule-text');
});

it('checks some recordings again, and only those', () => {
  const { library } = test;
  library.rules.rules.save(null, content('said "банк"'));
  const calls = ['банк', 'наш банк', 'парк', 'в банке', 'банки'].map((text, nth) =>
    addTranscript(library, `call ${nth}`, [text]),
  );
  // What is found as text is committed has to go first.
  library.index.database.exec('DELETE FROM main.finding');
  const ids = calls.slice(0, 3).map(({ recordingId }) => recordingId);
  expect(library.rules.runs.runOn(ids)).toBe(2);
  expect(matched().toSorted()).toEqual(['банк', 'банк']);
  expect(library.rules.runs.runOn(ids)).toBe(0);
});
