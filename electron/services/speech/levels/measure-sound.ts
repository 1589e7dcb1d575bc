/** A mean of a quarter of a second beyond this, of full scale, is an offset of the recorder. */
const offsetLevel = 0.01;
/** And of the sound's own level. */
const offsetShare = 0.1;
/** What lies under 45 Hz counts as hum where it is this loud (−46 dB of full scale) … */
const humLevel = 0.005;
/** … and at least this much of what is left without it. */
const humShare = 0.5;
/** Samples this near to a block's peak are crowded where a converter cut the peaks off. */
const nearPeak = 0.98;
const crowdedShare = 0.008;
/** And there are more of them, against those a little lower, than in a tone. */
const lowerPeak = 0.8;
const crowdedRatio = 0.6;
/** Peaks cut off by a converter reach the same level again and again; resampling makes that a little uneven. */
const samePeakShare = 0.84;
/** Quieter blocks tell nothing. */
const minPeak = 1e-4;

export interface MeasuredSound {
  readonly hasOffset: boolean;
  readonly hasHum: boolean;
  readonly isClipped: boolean;
  /** Loudest sample, of full scale; more than 1 in files of floating-point numbers only. */
  readonly peak: number;
}

/** Finds out about one channel, block by block, before and after the high pass. Keeps no more than a few hundred numbers. */
export class SoundMeter {
  #blocks = 0;
  #offset = 0;
  #hum = 0;
  #peak = 0;
  /** Blocks with crowded peaks and all, by the level of their peak in quarters of a decibel. */
  readonly #peaks = new Map<number, { crowded: number; all: number }>();

  add(raw: Float32Array, filtered: Float32Array): void {
    const seen = lookAt(raw, filtered);
    this.#peak = Math.max(this.#peak, seen.rawPeak);
    if (seen.peak < minPeak && Math.abs(seen.mean) < offsetLevel) return;
    this.#blocks += 1;
    const isOffset = Math.abs(seen.mean) > offsetLevel && Math.abs(seen.mean) > offsetShare * seen.peak;
    this.#offset += Number(isOffset);
    this.#hum += Number(seen.low > humLevel && seen.low > humShare * seen.level);
    const level = Math.round(80 * Math.log10(Math.max(seen.peak, minPeak)));
    const bin = this.#peaks.get(level) ?? { crowded: 0, all: 0 };
    bin.all += 1;
    bin.crowded += Number(seen.isCrowded);
    this.#peaks.set(level, bin);
  }

  result(): MeasuredSound {
    const half = this.#blocks / 2;
    const top = 80 * Math.log10(Math.max(minPeak, ...[...this.#peaks.keys()].map((level) => 10 ** (level / 80))));
    let [crowded, all] = [0, 0];
    for (const [level, bin] of this.#peaks) {
      if (level < top + 80 * Math.log10(samePeakShare)) continue;
      crowded += bin.crowded;
      all += bin.all;
    }
    return {
      hasOffset: this.#blocks > 0 && this.#offset > half,
      hasHum: this.#blocks > 0 && this.#hum > half,
      isClipped: crowded >= 3 && crowded > all / 2 && crowded > 0.04 * this.#blocks,
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
  let [peak, all, near, lower] = [0, 0, 0, 0];
  for (let i = 0; i < raw.length; i += 1) {
    const value = raw[i] ?? 0;
    all += (value - mean) ** 2;
    peak = Math.max(peak, Math.abs(value - mean));
    near += Number(Math.abs(value) >= nearPeak * rawPeak);
    lower += Number(Math.abs(value) >= lowerPeak * rawPeak && Math.abs(value) < nearPeak * rawPeak);
  }
  return {
    mean,
    rawPeak,
    peak,
    level: Math.sqrt(squares / count),
    low: Math.sqrt(Math.max(0, all - squares) / count),
    isCrowded: near > crowdedShare * count && near > crowdedRatio * lower,
  };
}
