import { EngineError } from '../types.ts';

/** A token with the encoder frame at which it was written. */
export interface TimedToken {
  readonly id: number;
  readonly frame: number;
  /** 0…1, of the joint network at that place. */
  readonly probability: number;
}

/** What the decoder of an RNN-T keeps between tokens; its meaning is the model's. */
export interface RnntNetwork<State> {
  readonly blank: number;
  readonly start: State;
  /** The answer of the prediction network after this token. */
  predict(token: number, state: State): Promise<{ readonly output: Float32Array; readonly state: State }>;
  /** One number for each token, before the softmax. */
  join(frame: Float32Array, output: Float32Array): Promise<Float32Array>;
}

/** More in one frame of 40 ms is a loop. */
const maxTokensInFrame = 3;

/** The likeliest token at each step. `frames` are the encoder's answers; `isCancelled` is asked before each. */
export async function decodeGreedily<State>(
  frames: readonly Float32Array[],
  network: RnntNetwork<State>,
  isCancelled: () => boolean = () => false,
): Promise<readonly TimedToken[]> {
  const tokens: TimedToken[] = [];
  let predicted = await network.predict(network.blank, network.start);
  for (const [frame, encoded] of frames.entries()) {
    for (let emitted = 0; emitted < maxTokensInFrame; emitted += 1) {
      if (isCancelled()) return tokens;
      const logits = await network.join(encoded, predicted.output);
      const { id, probability } = likeliest(logits);
      if (id === network.blank) break;
      tokens.push({ id, frame, probability });
      predicted = await network.predict(id, predicted.state);
    }
  }
  return tokens;
}

/** Throws where there is no number to compare: damage in weights gives NaN, never a text that is made up. */
function likeliest(logits: Float32Array): { readonly id: number; readonly probability: number } {
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [id, value] of logits.entries()) {
    if (Number.isNaN(value)) throw new EngineError('bad-model', 'The model computes no numbers: its file is damaged.');
    if (value > highest) [best, highest] = [id, value];
  }
  if (best < 0) throw new EngineError('bad-model', 'The model computes no numbers: its file is damaged.');
  let sum = 0;
  for (const value of logits) sum += Math.exp(value - highest);
  return { id: best, probability: 1 / sum };
}
