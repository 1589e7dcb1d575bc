/** Sums of products, of which the layers of our small networks are made. */

interface Products {
  readonly weights: Float32Array;
  /** Of the weights of the first output; the others follow. */
  readonly from: number;
  readonly input: Float32Array;
}

/** Adds to four outputs at once, from `output` on, whose sums do not wait for each other: a layer has a number of them that four divides. */
export function addProducts(own: Float32Array, output: number, { weights, from, input }: Products): void {
  const count = input.length;
  const [second, third, fourth] = [from + count, from + 2 * count, from + 3 * count];
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < count; i += 1) {
    const value = input[i] ?? 0;
    a += (weights[from + i] ?? 0) * value;
    b += (weights[second + i] ?? 0) * value;
    c += (weights[third + i] ?? 0) * value;
    d += (weights[fourth + i] ?? 0) * value;
  }
  own[output] = (own[output] ?? 0) + a;
  own[output + 1] = (own[output + 1] ?? 0) + b;
  own[output + 2] = (own[output + 2] ?? 0) + c;
  own[output + 3] = (own[output + 3] ?? 0) + d;
}

/** What is below 0 becomes 0. */
export function rectify(values: Float32Array): void {
  for (let i = 0; i < values.length; i += 1) if ((values[i] ?? 0) < 0) values[i] = 0;
}
