import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnnx } from './onnx-write.fixture.ts';

const rate = 16_000;
const bands = 80;
const classCount = 527;

/** Sounds of the test model: each is a tone, and has the mark and the place of its class in AudioSet. */
export const toneSounds = {
  dog: { hz: 500, index: 75, mark: '/m/05tny_' },
  siren: { hz: 1500, index: 396, mark: '/m/03kmc9' },
  'phone-ring': { hz: 4000, index: 390, mark: '/m/07pp8cl' },
} as const;
type Sounding = readonly [sound: keyof typeof toneSounds, fromSeconds: number, toSeconds: number];

/** Tones over a floor of noise. */
export function soundOfTones(seconds: number, sounding: readonly Sounding[]): Int16Array {
  const pcm = new Int16Array(Math.round(seconds * rate));
  let state = 1;
  for (let i = 0; i < pcm.length; i += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    pcm[i] = (state / 2_147_483_648 - 0.5) * 600;
  }
  for (const [sound, from, to] of sounding) {
    for (let i = Math.round(from * rate); i < Math.round(to * rate); i += 1) {
      pcm[i] = (pcm[i] ?? 0) + 8000 * Math.sin((2 * Math.PI * toneSounds[sound].hz * i) / rate);
    }
  }
  return pcm;
}

/** The band of 80 between 20 and 7600 Hz whose middle is nearest. */
function bandAt(hz: number): number {
  const mel = (value: number) => 1127 * Math.log(1 + value / 700);
  return Math.round(((mel(hz) - mel(20)) / (mel(7600) - mel(20))) * (bands + 1)) - 1;
}

/**
 * A network of the published shape (zipformer-small of icefall: `x`, `x_lens`, 527 answers) that tells which of three bands is
 * louder than those beside it, by the mean over `x_lens` frames.
 */
export function toneTagger({ isProbability = true, classes = classCount } = {}): Buffer {
  const map = new Float32Array(bands * classes);
  const bias = new Float32Array(classes).fill(-9);
  for (const { hz, index } of Object.values(toneSounds)) {
    const band = bandAt(hz);
    map[band * classes + index] = 1.6;
    for (const beside of [band - 5, band + 5]) map[beside * classes + index] = -0.8;
    bias[index] = -4;
  }
  return writeOnnx({
    nodes: [
      { kind: 'ReduceSum', inputs: ['x', 'axes'], outputs: ['sums'], numbers: { keepdims: 0 } },
      { kind: 'Cast', inputs: ['x_lens'], outputs: ['frames'], numbers: { to: 1 } },
      { kind: 'Div', inputs: ['sums', 'frames'], outputs: ['means'] },
      { kind: 'MatMul', inputs: ['means', 'map'], outputs: ['raised'] },
      { kind: 'Add', inputs: ['raised', 'bias'], outputs: [isProbability ? 'said' : 'logits'] },
      ...(isProbability ? [{ kind: 'Sigmoid', inputs: ['said'], outputs: ['logits'] }] : []),
    ],
    inputs: [
      { name: 'x', sizes: ['N', 'T', bands] },
      { name: 'x_lens', type: 7, sizes: ['N'] },
    ],
    outputs: [{ name: 'logits', sizes: ['N', classes] }],
    weights: [
      { name: 'axes', sizes: [1], data: BigInt64Array.of(1n) },
      { name: 'map', sizes: [bands, classes], data: map },
      { name: 'bias', sizes: [classes], data: bias },
    ],
  });
}

/** As AudioSet lists its classes; those that the test model does not know have marks of their own. */
export function soundClasses(count = classCount): string {
  const marks = new Map<number, string>(Object.values(toneSounds).map(({ index, mark }) => [index, mark]));
  const lines = Array.from(
    { length: count },
    (_, index) => `${index},${marks.get(index) ?? `/t/${index}`},"Class, ${index}"`,
  );
  return `index,mid,display_name\n${lines.join('\n')}\n`;
}

export const soundModelFiles = { network: 'model.int8.onnx', classes: 'class_labels_indices.csv' } as const;

export function writeSoundModel(folder: string, changed: Readonly<Record<string, Uint8Array | string>> = {}): string {
  mkdirSync(folder, { recursive: true });
  const files = { [soundModelFiles.network]: toneTagger(), [soundModelFiles.classes]: soundClasses(), ...changed };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
