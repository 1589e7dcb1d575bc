import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnnx, type WrittenNode, type WrittenTensor } from './onnx-write.fixture.ts';

/** A recogniser in GigaAM's shapes that understands tones: each of eleven is a piece of a word. */
export const tonePieces = ['▁да', '▁нет', '.', '▁к', 'о', 'т', '▁м', 'а', 'р', 'у', 'с'] as const;
const size = tonePieces.length + 1;
const bands = 64;
const bandOf = (piece: number) => Math.floor(24 + 3.5 * piece);

const weight = (name: string, sizes: readonly number[], data: ArrayLike<number>): WrittenTensor => ({
  name,
  sizes,
  data: Float32Array.from(data),
});

/** Averages four frames, and finds peaks among the bands; where there is none the blank wins. */
export function toneEncoder(): Buffer {
  const peaks = new Float32Array(size * bands);
  for (let piece = 0; piece < size - 1; piece += 1) {
    peaks[piece * bands + bandOf(piece)] = 4;
    for (const side of [-2, 2]) peaks[piece * bands + bandOf(piece) + side] = -2;
  }
  const bias = new Float32Array(size);
  bias[size - 1] = 30;
  const nodes: WrittenNode[] = [
    {
      kind: 'Conv',
      inputs: ['audio_signal', 'average'],
      outputs: ['a'],
      numbers: { kernel_shape: [4], strides: [4], group: bands },
    },
    { kind: 'Conv', inputs: ['a', 'peaks'], outputs: ['w'], numbers: { kernel_shape: [1] } },
    { kind: 'Add', inputs: ['w', 'bias'], outputs: ['encoded'] },
  ];
  return writeOnnx({
    nodes,
    inputs: [
      { name: 'audio_signal', sizes: ['B', bands, 'T'] },
      { name: 'length', type: 7, sizes: ['B'] },
    ],
    outputs: [{ name: 'encoded', sizes: ['B', size, 'T2'] }],
    weights: [
      weight('average', [bands, 1, 4], new Float32Array(bands * 4).fill(0.25)),
      weight('peaks', [size, bands, 1], peaks),
      weight('bias', [1, size, 1], bias),
    ],
  });
}

/** What was said last is not said again while its tone lasts. */
export function toneDecoder(): Buffer {
  const table = new Float32Array(size * size);
  for (let piece = 0; piece < size - 1; piece += 1) table[piece * size + piece] = -300;
  const state = (name: string) => ({ name, sizes: [1, 1, 320] });
  return writeOnnx({
    nodes: [
      { kind: 'Gather', inputs: ['table', 'x'], outputs: ['e'] },
      { kind: 'Transpose', inputs: ['e'], outputs: ['dec'], numbers: { perm: [0, 2, 1] } },
      { kind: 'Identity', inputs: ['h.1'], outputs: ['h'] },
      { kind: 'Identity', inputs: ['c.1'], outputs: ['c'] },
    ],
    inputs: [{ name: 'x', type: 6, sizes: [1, 1] }, state('h.1'), state('c.1')],
    outputs: [{ name: 'dec', sizes: [1, size, 1] }, state('h'), state('c')],
    weights: [weight('table', [size, size], table)],
  });
}

export function toneJoint(): Buffer {
  return writeOnnx({
    nodes: [
      { kind: 'Add', inputs: ['enc', 'dec'], outputs: ['s'] },
      { kind: 'Unsqueeze', inputs: ['s', 'axis'], outputs: ['u'] },
      { kind: 'Transpose', inputs: ['u'], outputs: ['joint'], numbers: { perm: [0, 1, 3, 2] } },
    ],
    inputs: [
      { name: 'enc', sizes: [1, size, 1] },
      { name: 'dec', sizes: [1, size, 1] },
    ],
    outputs: [{ name: 'joint', sizes: [1, 1, 1, size] }],
    weights: [{ name: 'axis', sizes: [1], data: BigInt64Array.of(1n) }],
  });
}

const vocabulary = [...tonePieces, '<blk>'].map((piece, nth) => `${piece} ${nth}`).join('\n');

/** Writes the four files into a folder; some may be given instead. */
export function writeToneModel(folder: string, changed: Readonly<Record<string, Uint8Array | string>> = {}): string {
  mkdirSync(folder, { recursive: true });
  const files: Readonly<Record<string, Uint8Array | string>> = {
    'v3_e2e_rnnt_encoder.onnx': toneEncoder(),
    'v3_e2e_rnnt_decoder.onnx': toneDecoder(),
    'v3_e2e_rnnt_joint.onnx': toneJoint(),
    'v3_e2e_rnnt_vocab.txt': vocabulary,
    ...changed,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const rateHz = 16_000;
const hzOf = (piece: number) => {
  const top = 2595 * Math.log10(1 + 8000 / 700);
  return 700 * (10 ** ((top * (bandOf(piece) + 1)) / (bands + 1) / 2595) - 1);
};

/** Tones of 200 ms with 100 ms between them from `startMs` on; a space is half a second more. */
export function tonesOf(said: readonly (number | ' ')[], startMs: number, totalMs: number): Int16Array {
  const pcm = new Int16Array((totalMs * rateHz) / 1000);
  let at = (startMs * rateHz) / 1000;
  for (const piece of said) {
    if (piece === ' ') {
      at += rateHz / 2;
      continue;
    }
    for (let i = 0; i < rateHz / 5; i += 1) pcm[at + i] = 12_000 * Math.sin((2 * Math.PI * hzOf(piece) * i) / rateHz);
    at += (rateHz * 3) / 10;
  }
  return pcm;
}
