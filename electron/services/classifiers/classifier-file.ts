import type { ClassOpinion } from '#shared/quality/classes.ts';
import type { Classifier } from './logistic.ts';
import { weightCount } from './text-features.ts';

/** Weights that are not 0, as base64 of places and values; a classifier of 300 verdicts is some 100 kB. */
export interface StoredClassifier {
  readonly bias: number;
  readonly places: string;
  readonly values: string;
  /** The nearest label of a model that was installed when it was trained. */
  readonly opinion?: ClassOpinion | null;
  /** Trained with a model of meanings as well, where that was better; used where this very model is installed. */
  readonly meaning?: {
    /** SHA-256 of the model. */
    readonly hash: string;
    readonly size: number;
    readonly classifier: StoredClassifier;
  };
}

export function storeClassifier({ weights, bias }: Classifier): StoredClassifier {
  const places = Int32Array.from([...weights.keys()].filter((place) => weights[place] !== 0));
  const values = Float32Array.from(places, (place) => weights[place] ?? 0);
  const text = (array: Int32Array | Float32Array) => Buffer.from(array.buffer).toString('base64');
  return { bias, places: text(places), values: text(values) };
}

/** `moreCount`: as it was trained. */
export function readClassifier({ bias, places, values }: StoredClassifier, moreCount = 0): Classifier {
  const weights = new Float32Array(weightCount + moreCount);
  const bytes = (text: string) => {
    const buffer = Buffer.from(text, 'base64');
    return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength);
  };
  const at = new Int32Array(bytes(places));
  const of = new Float32Array(bytes(values));
  at.forEach((place, nth) => {
    if (place >= 0 && place < weights.length) weights[place] = of[nth] ?? 0;
  });
  return { weights, bias };
}
