/** Power spectra of frames of `size` real samples (a power of two), by an in-place radix-2 transform; tables are made once. */
export interface Fourier {
  /** Fills `power` with the `size / 2` bins from 0 Hz on; `samples` is overwritten. */
  powerOf(samples: Float64Array, power: Float64Array): void;
  /** Two frames by one transform. `one` and `other` are overwritten. */
  powersOf(one: Float64Array, other: Float64Array, powers: readonly [Float64Array, Float64Array]): void;
}

export function createFourier(size: number): Fourier {
  const bits = Math.log2(size);
  const tables = {
    places: Uint16Array.from({ length: size }, (_, i) => reversed(i, bits)),
    cosines: Float64Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size)),
    sines: Float64Array.from({ length: size / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / size)),
  };
  const imaginary = new Float64Array(size);
  return {
    powerOf(samples, power) {
      imaginary.fill(0);
      transform(samples, imaginary, tables);
      for (let bin = 0; bin < size / 2; bin += 1) {
        const [re, im] = [samples[bin] ?? 0, imaginary[bin] ?? 0];
        power[bin] = re * re + im * im;
      }
    },
    powersOf(re, im, [first, second]) {
      transform(re, im, tables);
      for (let bin = 0; bin < size / 2; bin += 1) {
        const mirror = bin === 0 ? 0 : size - bin;
        const [a, b, c, d] = [re[bin] ?? 0, im[bin] ?? 0, re[mirror] ?? 0, im[mirror] ?? 0];
        first[bin] = ((a + c) * (a + c) + (b - d) * (b - d)) / 4;
        second[bin] = ((b + d) * (b + d) + (c - a) * (c - a)) / 4;
      }
    },
  };
}

function reversed(place: number, bits: number): number {
  let result = 0;
  for (let bit = 0; bit < bits; bit += 1) if ((place & (1 << bit)) !== 0) result |= 1 << (bits - 1 - bit);
  return result;
}

interface Tables {
  readonly places: Uint16Array;
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

function transform(re: Float64Array, im: Float64Array, { places, cosines, sines }: Tables): void {
  const size = re.length;
  for (let i = 0; i < size; i += 1) {
    const j = places[i] ?? 0;
    if (j <= i) continue;
    const [keptRe, keptIm] = [re[i] ?? 0, im[i] ?? 0];
    re[i] = re[j] ?? 0;
    im[i] = im[j] ?? 0;
    re[j] = keptRe;
    im[j] = keptIm;
  }
  for (let half = 1; half < size; half *= 2) {
    const step = size / (2 * half);
    for (let start = 0; start < size; start += 2 * half) {
      for (let k = 0; k < half; k += 1) {
        const cosine = cosines[k * step] ?? 0;
        const sine = sines[k * step] ?? 0;
        const even = start + k;
        const odd = even + half;
        const oddRe = re[odd] ?? 0;
        const oddIm = im[odd] ?? 0;
        const turnedRe = oddRe * cosine - oddIm * sine;
        const turnedIm = oddRe * sine + oddIm * cosine;
        re[odd] = (re[even] ?? 0) - turnedRe;
        im[odd] = (im[even] ?? 0) - turnedIm;
        re[even] = (re[even] ?? 0) + turnedRe;
        im[even] = (im[even] ?? 0) + turnedIm;
      }
    }
  }
}
