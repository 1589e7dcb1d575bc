import { textVector, weightCount, withMeaning, WordTable, type TextVector } from './text-features.ts';

export interface LabelledPassage {
  readonly text: string;
  readonly isTrue: boolean;
  /** Whatever is not to be on both sides of a fold. */
  readonly recordingId: number;
  /** Of a model of meanings; of all passages or of none. */
  readonly meaning?: Float32Array;
}

export interface Classifier {
  readonly weights: Float32Array;
  readonly bias: number;
}

export interface TrainingRules {
  readonly rounds: number;
  readonly rate: number;
  readonly decay: number;
  /** Of each label, so that the rare one weighs as much as the frequent one; false leaves them as they are. */
  readonly isBalanced: boolean;
}

export const trainingRules: TrainingRules = { rounds: 20, rate: 0.5, decay: 1e-4, isBalanced: true };

export interface Vectored {
  readonly vector: TextVector;
  readonly isTrue: boolean;
}

export function vectored(passages: readonly LabelledPassage[]): readonly Vectored[] {
  const table = new WordTable();
  return passages.map(({ text, isTrue, meaning }) => ({
    vector: withMeaning(textVector(text, table), meaning),
    isTrue,
  }));
}

/** Logistic regression by AdaGrad; the same passages in the same order give the same weights. */
export function trainClassifier(
  passages: readonly LabelledPassage[],
  rules: TrainingRules = trainingRules,
): Classifier {
  return trainVectors(vectored(passages), rules, passages[0]?.meaning?.length ?? 0);
}

/** `moreCount`: numbers of a model of meanings behind those of words and letters. */
export function trainVectors(
  examples: readonly Vectored[],
  rules: TrainingRules = trainingRules,
  moreCount = 0,
): Classifier {
  const weights = new Float32Array(weightCount + moreCount);
  const squares = new Float32Array(weightCount + moreCount);
  const trueCount = examples.filter(({ isTrue }) => isTrue).length;
  const half = examples.length / 2;
  const classWeight = (isTrue: boolean) =>
    rules.isBalanced ? half / Math.max(1, isTrue ? trueCount : examples.length - trueCount) : 1;
  let [bias, biasSquares] = [0, 0];
  const order = Int32Array.from(examples.keys());
  let seed = 1;
  for (let round = 0; round < rules.rounds; round += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = seed % (at + 1);
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      if (example === undefined) continue;
      const { vector, isTrue } = example;
      const error = (sigmoid(bias + dot(weights, vector)) - (isTrue ? 1 : 0)) * classWeight(isTrue);
      step({ weights, squares, vector, error, rules });
      biasSquares += error * error;
      bias -= (rules.rate * error) / Math.sqrt(biasSquares + 1e-8);
    }
  }
  return { weights, bias };
}

interface Step {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly vector: TextVector;
  readonly error: number;
  readonly rules: TrainingRules;
}

function step({ weights, squares, vector: { places, values }, error, rules }: Step): void {
  for (let nth = 0; nth < places.length; nth += 1) {
    const place = places[nth] ?? 0;
    const weight = weights[place] ?? 0;
    const gradient = error * (values[nth] ?? 0) + rules.decay * weight;
    const square = (squares[place] ?? 0) + gradient * gradient;
    squares[place] = square;
    weights[place] = weight - (rules.rate * gradient) / Math.sqrt(square + 1e-8);
  }
}

export function scoreVector({ weights, bias }: Classifier, vector: TextVector): number {
  return sigmoid(bias + dot(weights, vector));
}

function dot(weights: Float32Array, { places, values }: TextVector): number {
  let sum = 0;
  for (let nth = 0; nth < places.length; nth += 1) sum += (weights[places[nth] ?? 0] ?? 0) * (values[nth] ?? 0);
  return sum;
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
