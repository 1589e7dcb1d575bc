/** Trains a small network (electron/services/acoustics/small-network.ts) on examples, and writes it as a source file. */
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Random } from './samples.ts';

export interface NetworkExample {
  readonly input: Float32Array;
  /** One for each answer, 0…1. */
  readonly wanted: readonly number[];
}

export interface Training {
  readonly examples: readonly NetworkExample[];
  /** The number of the next example of a batch. */
  readonly draw: () => number;
  readonly hidden: number;
  readonly steps: number;
  readonly random: Random;
}

const batch = 192;

/** Adam over the cross entropy of each answer, with noise on the inputs; numbers in the order of small-network.ts. */
export function trainNetwork({ examples, draw, hidden, steps, random }: Training): Float32Array {
  const inputs = examples[0]?.input.length ?? 0;
  const answers = examples[0]?.wanted.length ?? 0;
  const means = new Float64Array(inputs);
  const deviations = new Float64Array(inputs);
  for (const { input } of examples) input.forEach((value, i) => (means[i] = (means[i] ?? 0) + value / examples.length));
  for (const { input } of examples)
    input.forEach(
      (value, i) => (deviations[i] = (deviations[i] ?? 0) + (value - (means[i] ?? 0)) ** 2 / examples.length),
    );
  deviations.forEach((value, i) => (deviations[i] = Math.sqrt(value) + 1e-3));
  const scaled = examples.map(({ input }) =>
    Float32Array.from(input, (value, i) => (value - (means[i] ?? 0)) / (deviations[i] ?? 1)),
  );

  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const parameters = [
    Float64Array.from({ length: inputs * hidden }, () => normal() * Math.sqrt(2 / inputs)),
    new Float64Array(hidden),
    Float64Array.from({ length: hidden * answers }, () => normal() * Math.sqrt(2 / hidden)),
    new Float64Array(answers),
  ] as const;
  const [first, firstBias, second, secondBias] = parameters;
  const gradients = parameters.map((one) => new Float64Array(one.length));
  const moments = parameters.map((one) => [new Float64Array(one.length), new Float64Array(one.length)] as const);
  const [g1 = first, g1b = first, g2 = first, g2b = first] = gradients;
  const layer = new Float64Array(hidden);
  const input = new Float64Array(inputs);
  const back = new Float64Array(hidden);
  let loss = 0;
  for (let step = 1; step <= steps; step += 1) {
    for (const one of gradients) one.fill(0);
    for (let nth = 0; nth < batch; nth += 1) {
      const at = draw();
      const wanted = examples[at]?.wanted;
      const values = scaled[at];
      if (wanted === undefined || values === undefined) continue;
      for (let i = 0; i < inputs; i += 1) input[i] = random() < 0.12 ? 0 : (values[i] ?? 0) + 0.25 * normal();
      layer.set(firstBias);
      for (let i = 0; i < inputs; i += 1) {
        const value = input[i] ?? 0;
        if (value === 0) continue;
        for (let k = 0, row = i * hidden; k < hidden; k += 1)
          layer[k] = (layer[k] ?? 0) + value * (first[row + k] ?? 0);
      }
      back.fill(0);
      for (let a = 0; a < answers; a += 1) {
        let sum = secondBias[a] ?? 0;
        for (let k = 0; k < hidden; k += 1) sum += Math.max(0, layer[k] ?? 0) * (second[k * answers + a] ?? 0);
        const said = 1 / (1 + Math.exp(-sum));
        const want = wanted[a] ?? 0;
        loss += -(want * Math.log(said + 1e-9) + (1 - want) * Math.log(1 - said + 1e-9)) / batch / answers;
        const error = (said - want) / batch;
        g2b[a] = (g2b[a] ?? 0) + error;
        for (let k = 0; k < hidden; k += 1) {
          if ((layer[k] ?? 0) <= 0) continue;
          g2[k * answers + a] = (g2[k * answers + a] ?? 0) + error * (layer[k] ?? 0);
          back[k] = (back[k] ?? 0) + error * (second[k * answers + a] ?? 0);
        }
      }
      for (let k = 0; k < hidden; k += 1) g1b[k] = (g1b[k] ?? 0) + (back[k] ?? 0);
      for (let i = 0; i < inputs; i += 1) {
        const value = input[i] ?? 0;
        if (value === 0) continue;
        for (let k = 0, row = i * hidden; k < hidden; k += 1) g1[row + k] = (g1[row + k] ?? 0) + value * (back[k] ?? 0);
      }
    }
    const rate = 2e-3 * (step < steps * 0.6 ? 1 : step < steps * 0.85 ? 0.3 : 0.1);
    for (const [p, values] of parameters.entries()) {
      const gradient = gradients[p] ?? values;
      const [mean = values, square = values] = moments[p] ?? [];
      const decay = p % 2 === 0 ? 3e-4 : 0;
      for (let i = 0; i < values.length; i += 1) {
        const g = (gradient[i] ?? 0) + decay * (values[i] ?? 0);
        mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g;
        square[i] = 0.999 * (square[i] ?? 0) + 0.001 * g * g;
        values[i] =
          (values[i] ?? 0) -
          (rate * (mean[i] ?? 0)) / (1 - 0.9 ** step) / (Math.sqrt((square[i] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
      }
    }
    if (step % 500 === 0) {
      console.log(step, (loss / 500).toFixed(4));
      loss = 0;
    }
  }
  return Float32Array.from([...means, ...deviations, ...first, ...firstBias, ...second, ...secondBias]);
}

export interface WrittenNetwork {
  readonly numbers: Float32Array;
  readonly hidden: number;
  readonly title: string;
  readonly target: string;
}

/** A source file with the numbers as 16-bit floats, and their SHA-256. */
export function writeNetwork({ numbers, hidden, title, target }: WrittenNetwork): void {
  const halves = new Uint8Array(numbers.length * 2);
  const view = new DataView(halves.buffer);
  numbers.forEach((value, i) => view.setFloat16(2 * i, value, true));
  const lines = Buffer.from(halves)
    .toString('base64')
    .match(/.{1,110}/g)
    ?.map((line) => `  '${line}',`)
    .join('\n');
  writeFileSync(
    target,
    `/** ${title}: 16-bit floats in base64. Not to be edited. */
export const networkHidden = ${hidden};
export const networkHash = '${hash('sha256', halves)}';

/** In the order of small-network.ts. */
export function networkNumbers(): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / 2 }, (_, i) => view.getFloat16(2 * i, true));
}

const base64 = [
${lines}
].join('');
`,
  );
  console.log('written', numbers.length, 'numbers');
}
