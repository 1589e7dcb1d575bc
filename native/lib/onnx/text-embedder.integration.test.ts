import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeMeaningModel } from '../../test/meaning-model.fixture.ts';
import { openTextEmbedder } from './text-embedder.ts';
import { createWordPieces } from './word-pieces.ts';

const dir = mkdtempSync(join(tmpdir(), 'meanings-'));
afterAll(() => rmSync(dir, { recursive: true }));
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, nth) => sum + value * (b[nth] ?? 0), 0);

test('texts that mean alike point alike, whatever their words', async () => {
  const embedder = await openTextEmbedder(writeMeaningModel(join(dir, 'модель')));
  const [money, cash, cat] = await Promise.all(['деньги завтра', 'наличные, вечером!', 'кот дома'].map((text) => embedder.embed(text))); // prettier-ignore
  expect(dot(money!, cash!)).toBeCloseTo(1, 5);
  expect(dot(money!, cat!)).toBeCloseTo(0, 5);
  expect(embedder).toMatchObject({ size: 8, hash: expect.stringMatching(/^[\da-f]{64}$/) as string });
  expect([...(await embedder.embed(''))].every(Number.isFinite)).toBe(true);
  expect((await embedder.embed('деньги '.repeat(5000))).length).toBe(8);
});

test.each([
  ['a file of another format', { 'model.onnx': 'RIFF' }],
  ['a vocabulary without what every text needs', { 'vocab.txt': 'а\nб' }],
  ['settings that are none', { 'tokenizer_config.json': '{' }],
])('%s is refused', async (name, changed) => {
  await expect(openTextEmbedder(writeMeaningModel(join(dir, name), changed))).rejects.toMatchObject({ code: 'bad-model' }); // prettier-ignore
});

test('words are cut into the longest pieces, signs stand alone, and what is unknown is said to be', () => {
  const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'пере', '##вод', '##ите', 'вод', ',', 'e'].join('\n');
  const cased = createWordPieces(vocabulary, { isLowerCase: false });
  const lower = createWordPieces(vocabulary, { isLowerCase: true });
  expect(cased?.encode('переводите, вод', 99)).toEqual([2, 4, 5, 6, 8, 7, 3]);
  expect(cased?.encode('Переводите é', 99)).toEqual([2, 1, 1, 3]);
  expect(lower?.encode('Переводите É', 99)).toEqual([2, 4, 5, 6, 9, 3]);
  expect(cased?.encode('вод вод вод вод', 4)).toEqual([2, 7, 7, 3]);
  expect(createWordPieces('а', { isLowerCase: false })).toBeNull();
});
