/** A fully connected network of one hidden layer with two answers that do not exclude each other. */
export interface SmallNetwork {
  readonly inputs: number;
  /** Probabilities 0…1, one per answer, in an array that the next call overwrites. */
  answer(input: Float32Array): Float32Array;
}

/** Numbers in the order: mean and deviation of each input, hidden weights by input, hidden biases, answers' weights by hidden, biases. */
export function readNetwork(numbers: Float32Array, { inputs, hidden, answers }: NetworkShape): SmallNetwork {
  const sizes = [inputs, inputs, inputs * hidden, hidden, hidden * answers, answers];
  if (numbers.length !== sizes.reduce((sum, size) => sum + size, 0)) throw new RangeError('numbers of another network');
  let at = 0;
  const [means, deviations, first, firstBias, second, secondBias] = sizes.map((size) => {
    at += size;
    return numbers.subarray(at - size, at);
  }) as [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];
  const layer = new Float64Array(hidden);
  const result = new Float32Array(answers);
  return {
    inputs,
    answer(input) {
      for (let k = 0; k < hidden; k += 1) layer[k] = firstBias[k] ?? 0;
      for (let i = 0; i < inputs; i += 1) {
        const value = ((input[i] ?? 0) - (means[i] ?? 0)) / (deviations[i] ?? 1);
        const row = i * hidden;
        for (let k = 0; k < hidden; k += 1) layer[k] = (layer[k] ?? 0) + value * (first[row + k] ?? 0);
      }
      for (let a = 0; a < answers; a += 1) {
        let sum = secondBias[a] ?? 0;
        for (let k = 0; k < hidden; k += 1) {
          const value = layer[k] ?? 0;
          if (value > 0) sum += value * (second[k * answers + a] ?? 0);
        }
        result[a] = 1 / (1 + Math.exp(-sum));
      }
      return result;
    },
  };
}

export interface NetworkShape {
  readonly inputs: number;
  readonly hidden: number;
  readonly answers: number;
}
