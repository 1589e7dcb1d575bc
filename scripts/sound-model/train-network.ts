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
export function trainNetwork(training: Training): Float32Array {
  const trainer = new Trainer(training);
  for (let step = 1; step <= training.steps; step += 1) trainer.step(step);
  return trainer.numbers();
}

class Trainer {
  readonly #training: Training;
  readonly #means: Float64Array;
  readonly #deviations: Float64Array;
  readonly #scaled: readonly Float32Array[];
  readonly #parameters: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
  readonly #gradients: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
  readonly #moments: readonly (readonly [Float64Array, Float64Array])[];
  readonly #input: Float64Array;
  readonly #layer: Float64Array;
  readonly #back: Float64Array;
  #loss = 0;

  constructor(training: Training) {
    const { examples, hidden, random } = training;
    const inputs = examples[0]?.input.length ?? 0;
    const answers = examples[0]?.wanted.length ?? 0;
    this.#training = training;
    this.#means = new Float64Array(inputs);
    this.#deviations = new Float64Array(inputs);
    const [means, deviations] = [this.#means, this.#deviations];
    for (const { input } of examples)
      input.forEach((value, i) => (means[i] = (means[i] ?? 0) + value / examples.length));
    for (const { input } of examples)
      input.forEach(
        (value, i) => (deviations[i] = (deviations[i] ?? 0) + (value - (means[i] ?? 0)) ** 2 / examples.length),
      );
    deviations.forEach((value, i) => (deviations[i] = Math.sqrt(value) + 1e-3));
    this.#scaled = examples.map(({ input }) =>
      Float32Array.from(input, (value, i) => (value - (means[i] ?? 0)) / (deviations[i] ?? 1)),
    );
    const drawn = (count: number, from: number) =>
      Float64Array.from({ length: count }, () => normal(random) * Math.sqrt(2 / from));
    this.#parameters = [
      drawn(inputs * hidden, inputs),
      new Float64Array(hidden),
      drawn(hidden * answers, hidden),
      new Float64Array(answers),
    ];
    const [a, b, c, d] = this.#parameters.map((one) => new Float64Array(one.length));
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('no parameters');
    this.#gradients = [a, b, c, d];
    this.#moments = this.#parameters.map((one) => [new Float64Array(one.length), new Float64Array(one.length)]);
    this.#input = new Float64Array(inputs);
    this.#layer = new Float64Array(hidden);
    this.#back = new Float64Array(hidden);
  }

  step(step: number): void {
    for (const one of this.#gradients) one.fill(0);
    for (let nth = 0; nth < batch; nth += 1) {
      const at = this.#training.draw();
      const wanted = this.#training.examples[at]?.wanted;
      const values = this.#scaled[at];
      if (wanted === undefined || values === undefined) continue;
      this.#forward(values);
      this.#answers(wanted);
      this.#backward();
    }
    this.#update(step);
    if (step % 500 !== 0) return;
    console.log(step, (this.#loss / 500).toFixed(4));
    this.#loss = 0;
  }

  numbers(): Float32Array {
    return Float32Array.from(
      [this.#means, this.#deviations, ...this.#parameters].flatMap((one) => Array.from<number>(one)),
    );
  }

  #forward(values: Float32Array): void {
    const { random } = this.#training;
    const [first, firstBias] = this.#parameters;
    const [input, layer] = [this.#input, this.#layer];
    layer.set(firstBias);
    for (let i = 0; i < input.length; i += 1) {
      const value = random() < 0.12 ? 0 : (values[i] ?? 0) + 0.25 * normal(random);
      input[i] = value;
      if (value === 0) continue;
      const row = i * layer.length;
      for (let k = 0; k < layer.length; k += 1) layer[k] = (layer[k] ?? 0) + value * (first[row + k] ?? 0);
    }
  }

  #answers(wanted: readonly number[]): void {
    const [, , second, secondBias] = this.#parameters;
    const [, , g2, g2b] = this.#gradients;
    const [layer, back, answers] = [this.#layer, this.#back, wanted.length];
    back.fill(0);
    for (const [a, want] of wanted.entries()) {
      let sum = secondBias[a] ?? 0;
      for (let k = 0; k < layer.length; k += 1) sum += Math.max(0, layer[k] ?? 0) * (second[k * answers + a] ?? 0);
      const said = 1 / (1 + Math.exp(-sum));
      this.#loss += -(want * Math.log(said + 1e-9) + (1 - want) * Math.log(1 - said + 1e-9)) / batch / answers;
      const error = (said - want) / batch;
      g2b[a] = (g2b[a] ?? 0) + error;
      for (let k = 0; k < layer.length; k += 1) {
        if ((layer[k] ?? 0) <= 0) continue;
        g2[k * answers + a] = (g2[k * answers + a] ?? 0) + error * (layer[k] ?? 0);
        back[k] = (back[k] ?? 0) + error * (second[k * answers + a] ?? 0);
      }
    }
  }

  #backward(): void {
    const [g1, g1b] = this.#gradients;
    const [input, back] = [this.#input, this.#back];
    for (let k = 0; k < back.length; k += 1) g1b[k] = (g1b[k] ?? 0) + (back[k] ?? 0);
    for (let i = 0; i < input.length; i += 1) {
      const value = input[i] ?? 0;
      if (value === 0) continue;
      const row = i * back.length;
      for (let k = 0; k < back.length; k += 1) g1[row + k] = (g1[row + k] ?? 0) + value * (back[k] ?? 0);
    }
  }

  #update(step: number): void {
    const { steps } = this.#training;
    const rate = 2e-3 * (step < steps * 0.6 ? 1 : step < steps * 0.85 ? 0.3 : 0.1);
    for (const [p, values] of this.#parameters.entries()) {
      const gradient = this.#gradients[p] ?? values;
      const [mean = values, square = values] = this.#moments[p] ?? [];
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
  }
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
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
