/** A mean of a quarter of a second beyond this, of full scale, is an offset of the recorder; of quiet sound it is a small one. */
const offsetLevel = 0.006;
/** And of the sound's own level. */
const offsetShare = 0.1;
/** What lies under 45 Hz counts as hum where it is this loud (−46 dB of full scale) … */
const humLevel = 0.005;
/** … and at least this much of what is left without it. */
const humShare = 0.5;
/** Quieter blocks prove nothing. */
const minPeak = 1e-4;

export interface MeasuredSound {
  readonly hasOffset: boolean;
  readonly hasHum: boolean;
  /** Loudest sample, of full scale; more than 1 in files of floating-point numbers only. */
  readonly peak: number;
}

/** Finds out about one channel, block by block, before and after the high pass. Keeps no more than a few hundred numbers. */
export class SoundMeter {
  #blocks = 0;
  #offset = 0;
  #hum = 0;
  #peak = 0;

  add(raw: Float32Array, filtered: Float32Array): void {
    const seen = lookAt(raw, filtered);
    this.#peak = Math.max(this.#peak, seen.rawPeak);
    if (seen.peak < minPeak && Math.abs(seen.mean) < offsetLevel) return;
    this.#blocks += 1;
    const isOffset = Math.abs(seen.mean) > offsetLevel && Math.abs(seen.mean) > offsetShare * seen.peak;
    this.#offset += Number(isOffset);
    this.#hum += Number(seen.low > humLevel && seen.low > humShare * seen.level);
  }

  result(): MeasuredSound {
    const half = this.#blocks / 2;
    return {
      hasOffset: this.#blocks > 0 && this.#offset > half,
      hasHum: this.#blocks > 0 && this.#hum > half,
      peak: this.#peak,
    };
  }
}

function lookAt(raw: Float32Array, filtered: Float32Array) {
  let [sum, rawPeak, squares] = [0, 0, 0];
  for (let i = 0; i < raw.length; i += 1) {
    const value = raw[i] ?? 0;
    sum += value;
    if (Math.abs(value) > rawPeak) rawPeak = Math.abs(value);
    const kept = filtered[i] ?? 0;
    squares += kept * kept;
  }
  const count = Math.max(1, raw.length);
  const mean = sum / count;
  let [peak, all] = [0, 0];
  for (let i = 0; i < raw.length; i += 1) {
    const value = (raw[i] ?? 0) - mean;
    all += value ** 2;
    peak = Math.max(peak, Math.abs(value));
  }
  return {
    mean,
    rawPeak,
    peak,
    level: Math.sqrt(squares / count),
    low: Math.sqrt(Math.max(0, all - squares) / count),
  };
}
