/** Power spectrum of `size` real samples (a power of two), by an in-place radix-2 transform; tables are made once. */
export interface Fourier {
  /** Fills `power` with the `size / 2` bins from 0 Hz on; `samples` is overwritten. */
  powerOf(samples: Float64Array, power: Float64Array): void;
}

export function createFourier(size: number): Fourier {
  const imaginary = new Float64Array(size);
  const cosines = Float64Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size));
  const sines = Float64Array.from({ length: size / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / size));
  const places = reversedPlaces(size);
  return {
    powerOf(real, power) {
      imaginary.fill(0);
      for (let i = 0; i < size; i += 1) {
        const j = places[i] ?? 0;
        if (j <= i) continue;
        const kept = real[i] ?? 0;
        real[i] = real[j] ?? 0;
        real[j] = kept;
      }
      for (let half = 1; half < size; half *= 2) pass(real, imaginary, half, cosines, sines);
      for (let bin = 0; bin < size / 2; bin += 1) {
        const re = real[bin] ?? 0;
        const im = imaginary[bin] ?? 0;
        power[bin] = re * re + im * im;
      }
    },
  };
}

function reversedPlaces(size: number): Uint16Array {
  const places = new Uint16Array(size);
  const bits = Math.log2(size);
  for (let i = 0; i < size; i += 1) {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit += 1) if ((i & (1 << bit)) !== 0) reversed |= 1 << (bits - 1 - bit);
    places[i] = reversed;
  }
  return places;
}

function pass(
  real: Float64Array,
  imaginary: Float64Array,
  half: number,
  cosines: Float64Array,
  sines: Float64Array,
): void {
  const size = real.length;
  const step = size / (2 * half);
  for (let start = 0; start < size; start += 2 * half) {
    for (let k = 0; k < half; k += 1) {
      const cosine = cosines[k * step] ?? 0;
      const sine = sines[k * step] ?? 0;
      const even = start + k;
      const odd = even + half;
      const re = real[odd] ?? 0;
      const im = imaginary[odd] ?? 0;
      const turnedRe = re * cosine - im * sine;
      const turnedIm = re * sine + im * cosine;
      real[odd] = (real[even] ?? 0) - turnedRe;
      imaginary[odd] = (imaginary[even] ?? 0) - turnedIm;
      real[even] = (real[even] ?? 0) + turnedRe;
      imaginary[even] = (imaginary[even] ?? 0) + turnedIm;
    }
  }
}
