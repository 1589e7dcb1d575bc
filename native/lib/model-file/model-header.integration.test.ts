import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  demoModelPath,
  headerAt,
  makeRandomModel,
  withoutSpaceToken,
  writeChangedModel,
} from '../../test/test-model.fixture.ts';
import type { ModelLayout } from '../../test/test-model.fixture.ts';
import { readModelHeader } from './model-header.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(os.tmpdir(), 'stenogram-header-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the demo model passes and reports what it is', async () => {
  expect(await readModelHeader(demoModelPath)).toMatchObject({
    vocabularySize: 51_865,
    isMultilingual: true,
    quantization: 'q8_0',
    audioLayers: 4,
    tensorCount: 167,
    sizeBytes: 10_834_417,
  });
});

test('a model in full precision passes too', async () => {
  const path = await makeRandomModel('micro', join(folder, 'micro.bin'));
  expect(await readModelHeader(path)).toMatchObject({ quantization: 'f16', audioLayers: 2 });
});

test.each([
  ['an empty file', Buffer.alloc(0), 'The model file is empty.'],
  ['a text', Buffer.from('This is not a model. '.repeat(10)), 'This is not a Whisper model in ggml format.'],
  ['a file shorter than a header', Buffer.from('lmgg'), 'This is not a Whisper model in ggml format.'],
])('%s is refused in plain words', async (_, content, detail) => {
  const path = join(folder, 'plain.bin');
  await writeFile(path, content);
  await expect(readModelHeader(path)).rejects.toMatchObject({ code: 'bad-model', message: detail });
});

test('a missing file and a folder are refused in plain words', async () => {
  const missing = readModelHeader(join(folder, 'none.bin'));
  await expect(missing).rejects.toMatchObject({ code: 'bad-model', message: 'The model file is not there.' });
  await expect(readModelHeader(folder)).rejects.toMatchObject({ message: 'The model is not a file.' });
});

type Change = (model: Buffer, layout: ModelLayout) => Uint8Array;
const put =
  (at: number, value: number): Change =>
  (model) => {
    model.writeInt32LE(value, at);
    return model;
  };

test.each<[string, Change, RegExp]>([
  ['cut inside the header', (model) => model.subarray(0, 40), /not a Whisper model/u],
  ['cut inside the mel filters', (model) => model.subarray(0, 1000), /incomplete/u],
  ['cut inside the vocabulary', (model, { tensorsAt }) => model.subarray(0, tensorsAt - 1000), /incomplete/u],
  ['cut after the vocabulary', (model, { tensorsAt }) => model.subarray(0, tensorsAt), /167 of 167 tensors/u],
  ['cut inside a tensor', (model) => model.subarray(0, model.length - 1), /incomplete/u],
  ['cut between tensors', (model, { tensorsAt }) => model.subarray(0, tensorsAt), /tensors are missing/u],
  ['longer than its tensors', (model) => Buffer.concat([model, Buffer.from('tail')]), /goes on for 4 bytes/u],
  ['without a space in the vocabulary', withoutSpaceToken, /no space/u],
  ['with no attention heads', put(headerAt.audioHeads, 0), /attention heads/u],
  ['with attention heads that do not divide the width', put(headerAt.textHeads, 3), /attention heads/u],
  ['with an absurd width', put(headerAt.audioState, 0x7fff_ffff), /width/u],
  ['with a negative width', put(headerAt.audioState, -128), /width/u],
  ['with another width in the decoder', put(headerAt.textState, 256), /decoder/u],
  ['with absurdly many layers', put(headerAt.audioLayers, 1_000_000), /encoder layers/u],
  ['with more layers than it has tensors for', put(headerAt.audioLayers, 5), /15 of 182 tensors are missing/u],
  ['with fewer layers than it has tensors for', put(headerAt.audioLayers, 3), /does not belong/u],
  ['with an absurd vocabulary', put(headerAt.vocabularySize, 1), /vocabulary size/u],
  ['with another audio context', put(headerAt.audioContext, 3000), /audio context/u],
  ['with unknown mel bands', put(headerAt.melBands, 100), /mel bands/u],
  ['with mel bands that its filters do not have', put(headerAt.melBands, 128), /mel filters/u],
  ['with an unknown file type', put(headerAt.fileType, 99), /unknown format/u],
  ['with another file type than its tensors', put(headerAt.fileType, 1), /wrong shape or type/u],
  ['with a negative vocabulary', (model, layout) => put(layout.vocabularyAt, -1)(model, layout), /wrong size/u],
  ['with a huge word', (model, layout) => put(layout.vocabularyAt + 4, 0x7fff_ffff)(model, layout), /wrong length/u],
  ['with absurd dimensions of a tensor', (model, layout) => put(layout.tensorsAt, 99)(model, layout), /readable name/u],
])('a model %s is refused in plain words', async (_, change, detail) => {
  const path = await writeChangedModel(demoModelPath, join(folder, 'changed.bin'), change);
  await expect(readModelHeader(path)).rejects.toMatchObject({
    code: 'bad-model',
    message: expect.stringMatching(detail),
  });
});
