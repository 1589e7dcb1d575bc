import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeClassModel, writeEntityModel, writeWordsModel } from '../../test/text-model.fixture.ts';
import { writeBertShape, type BertShape } from '../../test/bert-shape.fixture.ts';
import { textTaskOf } from './text-model-files.ts';
import { openMaskedWords, openTextClassifier, openTokenClassifier } from './text-models.ts';

const dir = mkdtempSync(join(tmpdir(), 'texts-'));
afterAll(() => rmSync(dir, { recursive: true }));
const entities = {
  labels: ['O', 'B-PER', 'I-PER', 'B-LOC'],
  words: { Владимир: 'B-PER', Петров: 'I-PER', Суздаль: 'B-LOC', едет: 'O', в: 'O', '.': 'O' },
};

test('words are labelled with their places, continued ones are joined, in texts of any length', async () => {
  const model = await openTokenClassifier(writeEntityModel(join(dir, 'имена'), entities));
  const said = async (text: string) =>
    (await model.label(text)).map(({ start, end, label }) => `${text.slice(start, end)} ${label}`);
  expect(await said('Владимир Петров едет в Суздаль.')).toEqual(['Владимир Петров PER', 'Суздаль LOC']);
  expect(await said('Владимир Владимир')).toEqual(['Владимир PER', 'Владимир PER']);
  expect(await said('')).toEqual([]);
  const long = `${'едет в '.repeat(400)}Владимир Петров едет в Суздаль`;
  expect(await said(long)).toEqual(['Владимир Петров PER', 'Суздаль LOC']);
  expect((await said('Суздаль едет '.repeat(500))).length).toBe(500);
  expect((await model.label('Суздаль'))[0]?.score).toBeGreaterThan(0.95);
});

test('texts are labelled, each label by itself', async () => {
  const words = { убью: 'threat', дурак: 'insult', добрый: '', день: '' };
  const model = await openTextClassifier(writeClassModel(join(dir, 'классы'), { labels: ['threat', 'insult'], words }));
  const scores = async (text: string) => (await model.score(text)).map(({ score }) => Math.round(score));
  expect(await scores('добрый день')).toEqual([0, 0]);
  expect(await scores('убью дурак')).toEqual([1, 1]);
  expect(await scores('дурак '.repeat(2000))).toEqual([0, 1]);
});

test('candidates are ranked by what stands around a gap, and what fits is proposed', async () => {
  const model = await openMaskedWords(
    writeWordsModel(join(dir, 'слова'), [
      ['перевод', 'денег', 'счёт'],
      ['перелёт', 'самолёт', 'рейс'],
    ]),
  );
  const text = 'сделать перевот денег на счёт';
  const span = { start: 8, end: 15 };
  const [money = 0, flight = 0] = await model.rank(text, span, ['перевод', 'перелёт']);
  expect(money).toBeGreaterThan(flight + 1);
  expect((await model.propose(text, span, 3)).map(({ word }) => word)).toContain('перевод');
});

test.each([
  ['a network of another format', { 'model.onnx': 'RIFF' }],
  ['a vocabulary without what every text needs', { 'vocab.txt': 'а\nб' }],
  ['settings that are none', { 'config.json': '{' }],
  ['settings that do not say what it is for', { 'config.json': '{"architectures":["BertModel"]}' }],
  ['labels without names', { 'config.json': '{"architectures":["BertForTokenClassification"]}' }],
  [
    'fewer labels than the network has',
    { 'config.json': '{"architectures":["BertForTokenClassification"],"id2label":{"0":"O"}}' },
  ],
  ['a tokenizer that is none', { 'tokenizer_config.json': '[' }],
])('%s is refused', async (name, changed) => {
  const folder = writeEntityModel(join(dir, name), entities, changed);
  await expect(openTokenClassifier(folder)).rejects.toMatchObject({ code: 'bad-model' });
});

test('a model is for what it says, and for nothing else', async () => {
  const folder = writeEntityModel(join(dir, 'другая'), entities);
  expect(textTaskOf(folder)).toBe('entities');
  expect(textTaskOf(dir)).toBeNull();
  await expect(openMaskedWords(folder)).rejects.toMatchObject({ code: 'bad-model' });
});

test('networks of the real operations of BERT are loaded and give numbers for texts of any length', async () => {
  const small = { pieces: 200, width: 24, layers: 2, heads: 4, inner: 48, positions: 256, labels: ['O', 'B-PER'] };
  const at = (name: string, architecture: BertShape['architecture'], labels: readonly string[]) =>
    writeBertShape(join(dir, name), { ...small, architecture, labels });
  const text = 'Вчера в полдень позвонил Иван Петрович. '.repeat(40);
  const entities = await openTokenClassifier(at('bert-entities', 'BertForTokenClassification', ['O', 'B-PER']));
  for (const { start, end, score } of await entities.label(text)) {
    expect(end).toBeGreaterThan(start);
    expect(score).toBeGreaterThan(0.4);
  }
  const classes = await openTextClassifier(at('bert-classes', 'BertForSequenceClassification', ['a', 'b', 'c']));
  const scores = (await classes.score(text)).map(({ score }) => score);
  expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 5);
  expect(await classes.score(text)).toEqual(await classes.score(text));
  const words = await openMaskedWords(at('bert-words', 'BertForMaskedLM', []));
  const ranks = await words.rank(text, { start: 8, end: 15 }, ['утро', 'слово150', 'ночь']);
  expect(ranks.every((rank) => Number.isFinite(rank) && rank < 0)).toBe(true);
});
