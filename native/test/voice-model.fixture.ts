import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnnx } from './onnx-write.fixture.ts';

/** Voices of the test models: each sounds in a band of its own, eight times a second. */
export const voiceTonesHz = [350, 1100, 3000] as const;
const rate = 16_000;
const kernel = 991;
const step = 270;
export const embeddingSize = 192;
type Spoken = readonly [voice: number, fromSeconds: number, toSeconds: number];

/** Who speaks when; several at once are added up. A floor of noise lies under it. */
export function voicesOfTones(seconds: number, spoken: readonly Spoken[]): Int16Array {
  const pcm = new Int16Array(Math.round(seconds * rate));
  let state = 1;
  for (let i = 0; i < pcm.length; i += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    pcm[i] = (state / 2_147_483_648 - 0.5) * 600;
  }
  for (const [voice, from, to] of spoken) {
    const hz = voiceTonesHz[voice] ?? 350;
    for (let i = Math.round(from * rate); i < Math.round(to * rate); i += 1) {
      const loudness = 0.51 + 0.49 * Math.sin((2 * Math.PI * 8 * i) / rate);
      pcm[i] = (pcm[i] ?? 0) + 7000 * loudness * Math.sin((2 * Math.PI * hz * i) / rate);
    }
  }
  return pcm;
}

/** A segmentation of pyannote's shape that tells which of three bands sound: classes of none, one and two of them. */
export function toneSegmentation(): Buffer {
  const waves = new Float32Array(6 * kernel);
  for (const [voice, hz] of voiceTonesHz.entries()) {
    for (let i = 0; i < kernel; i += 1) {
      const shape = (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (kernel - 1))) / kernel;
      waves[2 * voice * kernel + i] = shape * Math.cos((2 * Math.PI * hz * i) / rate);
      waves[(2 * voice + 1) * kernel + i] = shape * Math.sin((2 * Math.PI * hz * i) / rate);
    }
  }
  const pairs = new Float32Array(18);
  for (let voice = 0; voice < 3; voice += 1) pairs.fill(1, voice * 6 + 2 * voice, voice * 6 + 2 * voice + 2);
  const classes = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2]];
  const sums = Float32Array.from(classes.flatMap((own) => [0, 1, 2].map((voice) => Number(own.includes(voice)))));
  return writeOnnx({
    nodes: [
      {
        kind: 'Conv',
        inputs: ['x', 'waves'],
        outputs: ['parts'],
        numbers: { kernel_shape: [kernel], strides: [step] },
      },
      { kind: 'Mul', inputs: ['parts', 'parts'], outputs: ['squares'] },
      { kind: 'Conv', inputs: ['squares', 'pairs'], outputs: ['energies'] },
      { kind: 'Add', inputs: ['energies', 'tiny'], outputs: ['some'] },
      { kind: 'Log', inputs: ['some'], outputs: ['levels'] },
      { kind: 'Sub', inputs: ['levels', 'limit'], outputs: ['over'] },
      { kind: 'Conv', inputs: ['over', 'sums'], outputs: ['classes'] },
      { kind: 'Transpose', inputs: ['classes'], outputs: ['turned'], numbers: { perm: [0, 2, 1] } },
      { kind: 'LogSoftmax', inputs: ['turned'], outputs: ['y'], numbers: { axis: 2 } },
    ],
    inputs: [{ name: 'x', sizes: ['N', 1, 'T'] }],
    outputs: [{ name: 'y', sizes: ['N', 'F', 7] }],
    weights: [
      { name: 'waves', sizes: [6, 1, kernel], data: waves },
      { name: 'pairs', sizes: [3, 6, 1], data: pairs },
      { name: 'sums', sizes: [7, 3, 1], data: sums },
      { name: 'tiny', sizes: [1], data: Float32Array.of(1e-12) },
      { name: 'limit', sizes: [1], data: Float32Array.of(Math.log(4e-5)) },
    ],
  });
}

/** An embedding of CAM++'s shape that tells in which bands the energy moves. */
export function toneEmbedding(size = embeddingSize): Buffer {
  const map = new Float32Array(80 * size);
  for (let band = 0; band < 80; band += 1) for (let k = band; k < size; k += 80) map[band * size + k] = 1;
  return writeOnnx({
    nodes: [
      { kind: 'Mul', inputs: ['x', 'x'], outputs: ['squares'] },
      { kind: 'ReduceMean', inputs: ['squares'], outputs: ['moves'], numbers: { axes: [1], keepdims: 0 } },
      { kind: 'ReduceMean', inputs: ['moves'], outputs: ['mean'], numbers: { axes: [1], keepdims: 1 } },
      { kind: 'Sub', inputs: ['moves', 'mean'], outputs: ['shape'] },
      { kind: 'MatMul', inputs: ['shape', 'map'], outputs: ['embedding'] },
    ],
    inputs: [{ name: 'x', sizes: ['N', 'T', 80] }],
    outputs: [{ name: 'embedding', sizes: ['N', size] }],
    weights: [{ name: 'map', sizes: [80, size], data: map }],
  });
}

export const voiceModelFiles = {
  segmentation: 'segmentation-3.0.onnx',
  embedding: 'campplus-zh-en-common-advanced.onnx',
} as const;

export function writeVoiceModel(folder: string, changed: Readonly<Record<string, Uint8Array | string>> = {}): string {
  mkdirSync(folder, { recursive: true });
  const files = {
    [voiceModelFiles.segmentation]: toneSegmentation(),
    [voiceModelFiles.embedding]: toneEmbedding(),
    ...changed,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
