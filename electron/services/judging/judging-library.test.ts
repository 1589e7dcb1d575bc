import { afterEach, expect, it } from 'vitest';
import { createTestLibrary, addTranscript, type TestLibrary } from '#services/library/library.fixture.ts';

const opened: TestLibrary[] = [];

/** A machine with the same recordings and the same rule. */
async function machine(who: string): Promise<TestLibrary> {
  const one = createTestLibrary();
  opened.push(one);
  const { library } = one;
  library.settings.set({ reviewerName: who });
  for (let nth = 0; nth < 6; nth += 1)
    addTranscript(library, `call ${nth}`, ['назовите код', 'спасибо', 'до свидания']);
  const rules = {
    format: 'stenogram-rules',
    version: 1,
    rules: [
      {
        uuid: '6f1f7c1e-8f0e-4a38-9a51-0a4a4a1f7a11',
        name: 'Код',
        severity: 'high',
        note: '',
        text: 'said "код"',
        isOn: true,
      },
    ],
  };
  library.rules.readFile(JSON.stringify(rules));
  await library.rules.runs.run();
  return one;
}

afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

function findings({ library }: TestLibrary) {
  const filter = { states: [], severities: [], listId: null, recordingId: null };
  return library.watch.findings.list({ filter, snapshot: null, offset: 0, limit: 200 }).rows;
}

function decide(one: TestLibrary, nth: number, state: 'confirmed' | 'dismissed' | 'new', reason = '') {
  one.library.watch.findings.decide([findings(one)[nth]!.id], { state, reason });
}

it('merges the verdicts of two machines both ways, and says where they differ', async () => {
  const [anna, boris] = [await machine('Anna'), await machine('Boris')];
  for (const nth of [0, 1, 2, 3]) decide(anna, nth, 'confirmed');
  for (const nth of [0, 1, 2]) decide(boris, nth, 'confirmed');
  decide(boris, 3, 'dismissed', 'not asked');
  const files = [anna, boris].map(({ library }) => {
    library.judging.agreement();
    return library.judging.verdicts.writeFile();
  });
  expect(anna.library.judging.verdicts.readFile(files[1]!)).toEqual({ addedCount: 4, knownCount: 0, refusedCount: 0 });
  expect(anna.library.judging.verdicts.readFile(files[1]!)).toEqual({ addedCount: 0, knownCount: 4, refusedCount: 0 });
  boris.library.judging.verdicts.readFile(files[0]!);
  const [a, b] = [anna, boris].map(({ library }) => library.judging.agreement());
  expect(a).toEqual(b);
  expect(a).toMatchObject({
    reviewers: ['Anna', 'Boris'],
    recordCount: 8,
    rows: [
      { rule: null, count: 4, raw: { value: 0.75 } },
      { ruleName: 'Код', count: 4, precision: { confirmed: 3, judged: 3 } },
    ],
    disagreementCount: 1,
    disagreements: [{ matched: 'код', opinions: [{ verdict: expect.any(String) }, { verdict: expect.any(String) }] }],
  });
  expect([...anna.library.judging.verdicts.all().keys()]).toEqual([...boris.library.judging.verdicts.all().keys()]);
});

it('refuses a record that someone changed, and takes the others', async () => {
  const [anna, boris] = [await machine('Anna'), await machine('Boris')];
  decide(anna, 0, 'confirmed');
  decide(anna, 1, 'confirmed');
  anna.library.judging.agreement();
  const file = anna.library.judging.verdicts.writeFile();
  const changed = file.replace('"verdict": "confirmed"', '"verdict": "dismissed"');
  expect(boris.library.judging.verdicts.readFile(changed)).toEqual({ addedCount: 1, knownCount: 0, refusedCount: 1 });
  expect(() => boris.library.judging.verdicts.readFile('{}')).toThrow('verdict-file');
});

it('counts a verdict that was taken back for nothing', async () => {
  const anna = await machine('Anna');
  decide(anna, 0, 'confirmed');
  anna.library.judging.agreement();
  anna.library.watch.findings.undo();
  expect(anna.library.judging.agreement()).toMatchObject({ recordCount: 2, rows: [{ precision: { judged: 0 } }, {}] });
});

it('gives a second reviewer what the first judged, blind, and the third what they differ in', async () => {
  const one = await machine('Anna');
  const { library } = one;
  for (const nth of [0, 1, 2, 3, 4]) decide(one, nth, 'confirmed', 'obvious');
  const { readings } = library.judging;
  const criteria = { share: 100, severity: 'high', ruleId: null } as const;
  expect(() => readings.start({ ...criteria, look: 'second' })).toThrow('nothing-to-read');
  library.settings.set({ reviewerName: 'Boris' });
  const second = readings.start({ ...criteria, look: 'second' });
  expect(second).toMatchObject({ count: 5, answeredCount: 0 });
  for (let item = readings.next(second.id), nth = 0; item !== null; item = readings.next(second.id), nth += 1) {
    expect(JSON.stringify(item)).not.toMatch(/confirmed|Anna|obvious/);
    readings.answer({
      readingId: second.id,
      position: item.position,
      verdict: nth === 0 ? 'dismissed' : 'confirmed',
      reason: '',
      labels: ['slang'],
    });
  }
  expect(library.judging.agreement()).toMatchObject({
    disagreementCount: 1,
    rows: [{ count: 5, reviewerCount: 2, raw: { value: 0.8 } }, {}],
  });
  expect(readings.undo(second.id)).toMatchObject({ position: 4 });
  readings.answer({ readingId: second.id, position: 4, verdict: 'confirmed', reason: '', labels: [] });
  library.settings.set({ reviewerName: 'Vera' });
  const third = readings.start({ ...criteria, look: 'third' });
  expect(third.count).toBe(1);
  readings.answer({ readingId: third.id, position: 0, verdict: 'confirmed', reason: '', labels: [] });
  expect(library.judging.agreement()).toMatchObject({
    disagreementCount: 0,
    rows: [{ precision: { confirmed: 5, judged: 5 } }, {}],
  });
});

it('samples what no rule found, and estimates from it how much was missed', async () => {
  const one = createTestLibrary();
  opened.push(one);
  const { library } = one;
  // 40 s each: the first half minute holds the finding.
  for (let nth = 0; nth < 5; nth += 1)
    addTranscript(library, `call ${nth}`, ['код', ...Array.from({ length: 9 }, () => 'слово')]);
  library.rules.rules.save(null, { name: 'Код', text: 'said "код"', severity: 'low', note: '' });
  await library.rules.runs.run();
  for (const nth of [0, 1, 2, 3, 4]) decide(one, nth, 'confirmed');
  const { readings } = library.judging;
  const reading = readings.start({ look: 'unflagged', share: 4, severity: null, ruleId: null });
  expect(reading.count).toBe(4);
  for (let item = readings.next(reading.id), nth = 0; item !== null; item = readings.next(reading.id), nth += 1) {
    expect(item.startMs).toBe(30_000);
    // What is said in it is shown: nothing was found that could be quoted.
    expect(item.before).toMatch(/^слово( слово)+$/);
    readings.answer({
      readingId: reading.id,
      position: item.position,
      verdict: nth === 0 ? 'confirmed' : 'dismissed',
      reason: '',
      labels: [],
    });
  }
  expect(readings.recall()).toMatchObject({ sampled: 4, missed: 1, passages: 5, confirmed: 5, recall: 0.8 });
});

it('scores a recording by rules and people, with what does not apply and what fails everything', async () => {
  const one = await machine('Anna');
  const { library } = one;
  const recordingId = findings(one)[0]!.recordingId;
  const ruleId = findings(one)[0]!.ruleId;
  const question = (id: string, more: object) => ({
    id,
    text: id,
    weight: 1,
    wanted: 'yes' as const,
    isAutoFail: false,
    ruleId: null,
    ...more,
  });
  const card = library.judging.scorecards.save({
    id: null,
    name: 'Call',
    questions: [
      question('polite', { weight: 3 }),
      question('code', { ruleId, wanted: 'no', isAutoFail: true }),
      question('offer', {}),
    ],
  });
  const answer = (question: string, given: 'yes' | 'no' | 'not applicable' | null) =>
    library.judging.scorecards.answer({
      scorecardId: card.id,
      recordingId,
      question,
      answer: given,
      reason: 'heard it',
    });
  expect(library.judging.scorecards.score(card.id, recordingId)).toMatchObject({
    percent: 0,
    isFailed: true,
    openCount: 2,
  });
  answer('polite', 'yes');
  expect(library.judging.scorecards.table(card.id).rows[0]).toEqual(
    expect.arrayContaining(['score', 'polite', 'code: reason']),
  );
  expect(library.judging.scorecards.table(card.id).rows).toHaveLength(7);
  // A person overrules the rule.
  expect(answer('code', 'no')).toMatchObject({ percent: 100, isFailed: false, openCount: 1 });
  expect(answer('offer', 'no').percent).toBeCloseTo(80, 10);
  expect(answer('offer', 'not applicable')).toMatchObject({ percent: 100, openCount: 0 });
  expect(answer('code', null)).toMatchObject({
    percent: 0,
    isFailed: true,
    questions: [{}, { given: { source: 'rule', reason: expect.stringContaining('код') } }, {}],
  });
});

it('sums up what all recordings score, lists the failed and the open ones, and believes no rule that is off', async () => {
  const one = await machine('Anna');
  const { library } = one;
  const { scorecards } = library.judging;
  const [first] = findings(one);
  if (first === undefined) throw new Error('nothing was found');
  const base = { weight: 1, wanted: 'no', isAutoFail: true, ruleId: first.ruleId } as const;
  const polite = { id: 'polite', text: 'Polite', weight: 1, wanted: 'yes', isAutoFail: false, ruleId: null } as const;
  const { id } = scorecards.save({
    id: null,
    name: 'Call',
    questions: [{ id: 'code', text: 'Code', ...base }, polite],
  });
  const all = { scorecardId: id, show: 'all', sort: 'newest', offset: 0, limit: 4 } as const;
  expect(scorecards.results(all)).toMatchObject({
    recordingCount: 6,
    averagePercent: 0,
    failedCount: 6,
    openCount: 6,
    shownCount: 6,
    questions: [{ wantedCount: 0, otherCount: 6, openCount: 0 }, { openCount: 6 }],
  });
  expect(scorecards.results(all).rows).toHaveLength(4);
  // Dismissed by a person, the code was not asked for; two answers make the rest of the score.
  library.watch.findings.decide([first.id], { state: 'dismissed', reason: '' });
  const answer = { scorecardId: id, recordingId: first.recordingId, question: 'polite', reason: '' };
  scorecards.answer({ ...answer, answer: 'yes' });
  expect(scorecards.results({ ...all, sort: 'highest', limit: 1 }).rows).toMatchObject([
    { recordingId: first.recordingId, percent: 100, isFailed: false, openCount: 0, answers: ['no', 'yes'] },
  ]);
  expect(scorecards.results({ ...all, show: 'failed' }).shownCount).toBe(5);
  expect(scorecards.results({ ...all, show: 'open', offset: 4 }).rows).toHaveLength(1);
  for (const { recordingId, score } of scorecards.table(id).value)
    expect(score, String(recordingId)).toEqual(scorecards.score(id, recordingId));
  // A rule that is off says neither yes nor no of what it was not asked.
  library.rules.rules.setOn(first.ruleId, false);
  expect(scorecards.score(id, first.recordingId)).toMatchObject({ openCount: 1, questions: [{ given: null }, {}] });
  expect(() => scorecards.answer({ ...answer, question: 'unknown', answer: 'yes' })).toThrow('not-found');
});
