import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openVoiceModels, segmentFrames, segmentSamples } from '#native/lib/onnx/voice-models.ts';
import * as made from '#native/test/voice-model.fixture.ts';
import { marginMs, stretchMs } from '../../analyzer.ts';
import { diarize } from '../diarize.ts';
import { joinVoices, packVoices, unpackVoices, type KeptVoices } from '../kept-voices.ts';
import { speakersAnalyzer } from '../speakers-analyzer.ts';
import { segmentedVoices } from './segmented-voices.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'голоса-'));
afterAll(() => rmSync(dir, { recursive: true }));
type Spoken = readonly [voice: number, from: number, to: number];

/** As the queue cuts it. */
async function kept(pcm: Int16Array, folder: string): Promise<KeptVoices> {
  const parts: KeptVoices[] = [];
  const lengthMs = Math.round(pcm.length / 16);
  const models = await openVoiceModels(folder);
  for (let startMs = 0; startMs < lengthMs; startMs += stretchMs) {
    const endMs = Math.min(lengthMs, startMs + stretchMs);
    const fromMs = Math.max(0, startMs - marginMs);
    const samples = pcm.subarray(fromMs * 16, (endMs + marginMs) * 16);
    const found = await segmentedVoices({ reads: 'sound', startMs, endMs, fromMs, samples }, models);
    parts.push(unpackVoices(packVoices(found)));
  }
  return joinVoices(parts);
}

/** Seconds, with letters for voices in the order of speaking. */
async function told(seconds: number, spoken: readonly Spoken[], count: number) {
  const voices = await kept(made.voicesOfTones(seconds, spoken), made.writeVoiceModel(path.join(dir, 'модель')));
  const found = diarize(voices, { kind: 'exactly', count }, []);
  const spans = (name: string, { startMs, endMs }: { readonly startMs: number; readonly endMs: number }) => {
    return { name, from: startMs / 1000, to: endMs / 1000 };
  };
  const letter = (voice: number) => 'ABC'[voice] ?? '?';
  return {
    turns: found.turns.map((turn) => spans(letter(turn.voice), turn)),
    overlaps: found.overlaps.map((one) => spans(letter(one.voice) + letter(one.over), one)),
    found,
  };
}
const near = (name: string, from: number, to: number) => {
  return { name, from: expect.closeTo(from, 0) as number, to: expect.closeTo(to, 0) as number };
};

test('the networks have the published shapes, and give numbers', async () => {
  const models = await openVoiceModels(made.writeVoiceModel(path.join(dir, 'shapes')));
  expect((await models.segment(new Float32Array(segmentSamples))).length).toBe(segmentFrames * 7);
  const vector = await models.embed(Float32Array.from({ length: 80 * 50 }, (_, i) => Math.sin(i)));
  expect(vector.length).toBe(made.embeddingSize);
  expect(models.hash).toMatch(/^[\da-f]{64}$/);
});

test('nothing in the runtime reports to its maker', () => {
  const folder = path.dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'));
  const files = path.join(folder, 'bin/napi-v6', process.platform, process.arch);
  const libraries = readdirSync(files).filter((name) => /onnxruntime/.test(name));
  expect(libraries.length).toBeGreaterThan(1);
  for (const name of libraries) {
    const bytes = readFileSync(path.join(files, name));
    for (const said of ['OneCollector', 'ORT_DISABLE_TELEMETRY', 'events.data.microsoft']) {
      expect(bytes.includes(said), `${said} in ${name}`).toBe(false);
    }
  }
});

test('turns, overlap, and a voice that comes in and is gone', async () => {
  const { turns, overlaps } = await told(
    36,
    [
      [0, 1, 8],
      [1, 8.5, 14],
      [0, 13, 20],
      [1, 21, 26],
      [0, 27, 33],
      [1, 30, 31],
    ],
    2,
  );
  const all = [near('A', 1, 8), near('B', 8.5, 14), near('A', 14, 20), near('B', 21, 26), near('A', 27, 33)];
  expect(turns).toEqual(all);
  expect(overlaps).toEqual([near('BA', 13, 14), near('AB', 30, 31)]);
});

test('three voices over the border of two stretches are distinguished without confusion', async () => {
  const spoken = Array.from({ length: 52 }, (_, nth): Spoken => [nth % 3, nth * 6, nth * 6 + 5.5]);
  const { found } = await told(315, spoken, 3);
  const wrongMs = found.turns.reduce((sum, { voice, startMs, endMs }) => {
    const at = (startMs + endMs) / 2000;
    const truth = spoken.find(([, from, to]) => at >= from && at < to);
    return truth?.[0] === voice ? sum : sum + endMs - startMs;
  }, 0);
  expect(wrongMs).toBeLessThan(0.01 * 52 * 5500);
  expect(found.turns.length).toBeLessThan(58);
});

test('the analyzer takes the installed model, and writes overlap with both voices', async () => {
  const folder = made.writeVoiceModel(path.join(dir, 'installed'));
  const samples = made.voicesOfTones(30, [
    [0, 0.5, 9],
    [1, 8, 16],
    [0, 17, 24],
    [1, 24.5, 29],
  ]);
  const parameters = { ...speakersAnalyzer.defaults, voices: 2, model: folder, modelHash: 'ff' };
  expect(speakersAnalyzer.hashOf!(parameters)).toBe('ff');
  const times = { startMs: 0, endMs: 30_000 };
  const found = await speakersAnalyzer.analyse({ reads: 'sound', ...times, fromMs: 0, samples }, parameters);
  const whole = { durationMs: 30_000, kept: [{ ...times, kept: found.kept! }], annotations: [], context: null };
  const { annotations, summary } = await speakersAnalyzer.conclude!(whole, parameters);
  expect(summary).toMatchObject({ voices: 2, overlaps: 1 });
  const both = annotations!.filter(({ kind }) => kind === 'overlap');
  expect(both).toMatchObject([{ reason: '#1\n#2', value: 'overlap' }]);
});

test.each<readonly [string, Record<string, Uint8Array | string>]>([
  ['a file of another format', { [made.voiceModelFiles.segmentation]: 'RIFF' }],
  ['a cut file', { [made.voiceModelFiles.embedding]: made.toneEmbedding().subarray(0, 300) }],
  ['the other network in its place', { [made.voiceModelFiles.segmentation]: made.toneEmbedding() }],
  ['a segmentation as embedding', { [made.voiceModelFiles.embedding]: made.toneSegmentation() }],
  ['an embedding of no size', { [made.voiceModelFiles.embedding]: made.toneEmbedding(1) }],
])('%s is refused before it is run', async (name, changed) => {
  const folder = made.writeVoiceModel(path.join(dir, name), changed);
  await expect(openVoiceModels(folder)).rejects.toMatchObject({ code: 'bad-model' });
});
