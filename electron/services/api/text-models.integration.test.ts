import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeClassModel, writeEntityModel, writeWordsModel } from '#native/test/text-model.fixture.ts';
import type { AnalysisParameters } from '#shared/analyses/analysis.ts';
import type { TextStretch } from '#services/analyses/analyzer.ts';
import { textQuestionsAnalyzer } from '#services/analyses/asked/text-questions-analyzer.ts';
import { askWords, type WordsQuestion } from '#services/analyses/asked/text-questions.ts';
import { readyTextModel } from '#services/models/text-models.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';
import { rankByContext } from './rank-suggestions.ts';

let app: TestServices;
/** Where a person has it; it is brought by hand, as no hash of it is published. */
const place = (name: string) => path.join(app.dir, 'brought', name);
const bring = async (folder: string) => {
  const { imported } = await app.services['models.import']({ path: folder, how: 'copy' });
  const modelId = imported[0]?.id ?? '';
  return { before: imported[0], after: await app.services['models.accept']({ modelId }) };
};
const analysed = async (recordingId: number) => {
  const asked = {
    recordings: { recordingIds: [recordingId] },
    analyzer: 'entities',
    parameters: {},
    isFromKept: false,
  };
  const { runIds } = await app.services['analyses.start'](asked);
  const [runId = 0] = runIds;
  await expect.poll(() => app.library.annotations.runs.get(runId).state, { timeout: 60_000 }).toBe('done');
  return [...app.library.annotations.iterate(runId)].map(({ value, name }) => `${value} ${name}`);
};

beforeAll(async () => {
  app = await testServices();
  app.start();
}, 120_000);
afterAll(() => app.end());

test('a model of words is brought, accepted and fills open names; removed, the rules are alone again', async () => {
  const { recordingId } = addTranscript(app.library, 'a.wav', ['Владимир', 'Мы в Москве.']);
  expect(await analysed(recordingId)).toEqual(['open Владимир', 'place Москва']);
  const words = { Владимир: 'B-PER', Москве: 'B-PER' };
  const folder = writeEntityModel(place('имена'), { labels: ['O', 'B-PER'], words });
  const { before, after } = await bring(folder);
  expect(before).toMatchObject({ kind: 'text', task: 'entities', state: 'unaccepted' });
  expect(after).toMatchObject({ kind: 'text', state: 'ready' });
  // What the rules decided stays.
  expect(await analysed(recordingId)).toEqual(['person Владимир', 'place Москва']);
  await expect(
    app.services['settings.set']({ modelId: after.id }).then(() => app.models.resolve(after.id)),
  ).rejects.toMatchObject({ code: 'model-bad' });
  await app.services['models.remove']({ modelId: after.id });
  expect(await analysed(recordingId)).toEqual(['open Владимир', 'place Москва']);
}, 120_000);

test('a model of labels is one more opinion of a class, with the precision that it has on its examples', async () => {
  const words = { код: 'fraud', смс: 'fraud' };
  const { after } = await bring(writeClassModel(place('метки'), { labels: ['fraud', 'spam'], words }));
  expect(after).toMatchObject({ task: 'classes', state: 'ready' });
  const { id: classId } = await app.services['classes.save']({
    name: 'обман',
    costs: { miss: 1, falseAlarm: 1 },
    listIds: [],
  });
  for (const nth of [0, 1, 2]) {
    const texts = ['назови код', 'продиктуй смс', 'хорошая погода', 'едем на дачу'];
    const { segments } = addTranscript(app.library, `${nth}.wav`, texts);
    for (const [at, { id }] of segments.entries()) app.library.classes.label(classId, id, at < 2);
  }
  const { figures } = await app.services['classes.train']({ classId });
  expect(figures?.opinion).toMatchObject({ label: 'fraud', precision: 1, recall: 1, saidCount: 6 });
  const [explained] = await app.services['classes.explain']({ text: 'скажи код' });
  expect(explained?.opinion).toMatchObject({ label: 'fraud', precision: 1 });
  const { recordingId } = addTranscript(app.library, 'new.wav', ['назови код из смс']);
  await app.services['classes.rank']({});
  const reasons = () =>
    app.library.annotations.runs
      .list(recordingId)
      .filter(({ analyzer, isCurrent }) => analyzer === 'classes' && isCurrent)
      .flatMap(({ id }) => [...app.library.annotations.iterate(id)].map(({ reason }) => reason));
  await expect.poll(() => reasons()[0] ?? '', { timeout: 60_000 }).toContain('| fraud 1.00 1.00');
}, 120_000);

test('a model of language ranks what a doubtful word may be, and proposes what sounds nearly so', async () => {
  const folder = writeWordsModel(place('слова'), [
    ['перевод', 'денег', 'счёт'],
    ['перелёт', 'самолёт', 'рейс'],
  ]);
  await bring(folder);
  expect(readyTextModel(path.join(app.dir, 'models'), 'words')?.folder).toContain('models');
  const ask = async (parameters: AnalysisParameters, stretch: TextStretch) =>
    await textQuestionsAnalyzer.analyse(stretch, { ...textQuestionsAnalyzer.defaults, ...parameters });
  const analyses = { wordsInContext: async (at: string, question: WordsQuestion) => await askWords(ask, at, question) };
  const suggest = async (text: string, word: string, ...meant: readonly string[]) => {
    const start = text.indexOf(word);
    const place = { start, end: start + word.length };
    const found = meant.map((one) => ({ ...place, written: word, meant: one, score: 0.9, why: 'sound' as const }));
    const all = await rankByContext({ analyses, folder }, text, found, place);
    return all.map((one) => `${one.meant} ${one.why} ${(one.context ?? -1) > 0.5 ? 'fits' : '-'}`);
  };
  // Of two that sound alike, the context decides.
  expect(await suggest('перевёт денег на счёт', 'перевёт', 'перелёт', 'перевод')).toEqual([
    'перевод sound fits',
    'перелёт sound -',
  ]);
  expect((await suggest('самолёт перевёт рейс', 'перевёт', 'перевод', 'перелёт'))[0]).toBe('перелёт sound fits');
  // What the rules do not know is proposed only where it sounds so, with the capital that stands there.
  expect(await suggest('Перевот денег на счёт', 'Перевот')).toEqual(['Перевод context fits']);
  expect(await suggest('собака денег на счёт', 'собака')).toEqual([]);
}, 120_000);

test('where the model is late or fails, suggestions are as they were without it', async () => {
  const place = { start: 0, end: 7 };
  const found = [{ ...place, written: 'перевот', meant: 'перевод', score: 0.9, why: 'sound' as const }];
  const analyses = { wordsInContext: async () => await Promise.reject(new Error('the model is damaged')) };
  expect(await rankByContext({ analyses, folder: '' }, 'перевот', found, place)).toMatchObject([
    { meant: 'перевод', context: null },
  ]);
});
