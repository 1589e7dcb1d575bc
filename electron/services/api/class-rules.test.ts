import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { classesAnalyzer } from '#services/analyses/classes/classes-analyzer.ts';
import { analyseHere } from '#services/analyses/run/analyse-here.fixture.ts';
import { trainClass } from '#services/classes/train-class.ts';
import { writeClassifiers } from '#services/classes/write-classifiers.ts';
import { labelledPassages } from '#services/classifiers/labelled-passages.fixture.ts';
import { createSearch } from '#services/search/query/search.ts';
import { addTranscript, createTestLibrary, type TestLibrary } from '#services/library/library.fixture.ts';

let fixture: TestLibrary;
let dir = '';
const fraud = 'служба безопасности банка назовите код из смс и переведите пять тысяч на безопасный счёт';
const plain = 'дети играют у школы а погода хорошая поедем на дачу завтра утром вместе';

beforeAll(() => {
  fixture = createTestLibrary();
  dir = mkdtempSync(path.join(tmpdir(), 'class-rules-'));
});
afterAll(() => {
  fixture.dispose();
  rmSync(dir, { recursive: true, force: true });
});

it('rules about a class find what the analysis of the taught classes ranks, as the search does, and wait for it where it was not run', async () => {
  const { library } = fixture;
  const taught = library.classes.save({ name: 'Обман', costs: { miss: 5, falseAlarm: 1 }, listIds: [] });
  for (const some of Map.groupBy(labelledPassages(120, 1), ({ recordingId }) => recordingId).values()) {
    const texts = some.map(({ text }) => text);
    const { segments } = addTranscript(library, `taught ${some[0]!.recordingId}.wav`, texts);
    for (const [nth, { id }] of segments.entries()) library.classes.label(taught.id, id, some[nth]!.isTrue);
  }
  trainClass(library.classes, taught.id);
  const bad = addTranscript(library, 'bad.wav', [plain, fraud, plain]);
  const good = addTranscript(library, 'good.wav', [plain, plain]);
  const rule = (name: string, text: string) =>
    library.rules.rules.save(null, { name, text, severity: 'low', note: '' });
  rule('high', 'class обман score above 0.8');
  rule('code', 'class "обман" score above 0.5 near within 20 s said "код"');
  rule('none', 'not class обман score above 0.8');
  await library.rules.runs.run();
  const found = async () => {
    await library.rules.runs.settleDue();
    const filter = { states: [], severities: [], listId: null, recordingId: null };
    return library.watch.findings
      .list({ filter, snapshot: null, offset: 0, limit: 200 })
      .rows.filter(({ recordingName }) => !recordingName.startsWith('taught'))
      .map(({ term, recordingName, startMs, basis }) => ({
        what: `${term} ${recordingName}${basis?.isCertain === false ? ' ?' : ''}`,
        startMs,
      }));
  };
  // Nothing has looked for the class: what is not there is not known.
  expect((await found()).map(({ what }) => what).toSorted()).toEqual(['none bad.wav ?', 'none good.wav ?']);
  const analyzer = { ...classesAnalyzer, defaults: { classifiers: writeClassifiers(library.classes, dir)! } };
  for (const { recordingId } of [bad, good]) await analyseHere(library, recordingId, analyzer);
  const now = await found();
  expect(now.map(({ what }) => what).toSorted()).toEqual(['code bad.wav', 'high bad.wav', 'none good.wav']);
  expect(now.find(({ what }) => what === 'high bad.wav')?.startMs).toBe(4000);
  const ids = (filter: string) => library.recordings.idsOf({ every: 'library', filter, upToId: 1e6, exceptIds: [] });
  expect([ids('class:обман>0.8'), ids('класс:Обман')]).toEqual([[bad.recordingId], [bad.recordingId]]);
  // The search finds the passage itself, marks the words that speak for it, and says how sure it is.
  const { hits } = createSearch(library).query({ text: 'class:обман>0.8', offset: 0, limit: 9 });
  expect(hits.map(({ segmentId }) => segmentId)).toEqual([bad.segments[1]!.id]);
  expect(hits[0]).toMatchObject({ startMs: 4000, reasons: [{ field: 'class', value: 'обман' }] });
  expect(hits[0]!.reasons[0]!.score).toBeGreaterThan(0.8);
  const marked = hits[0]!.marks.map(([start, end]) => hits[0]!.text.slice(start, end));
  expect(marked.length).toBeGreaterThan(0);
  expect(hits[0]!.reasons[0]!.detail).toContain(marked[0]!);
  // The passage is edited and ranked again: the rule follows.
  library.edits.setText(bad.segments[1]!.id, plain);
  await analyseHere(library, bad.recordingId, analyzer);
  expect((await found()).map(({ what }) => what).toSorted()).toEqual(['none bad.wav', 'none good.wav']);
});
