import { sampleRateHz } from '#native/lib/types.ts';
import { createHighPass } from './high-pass.ts';

/** A gain is found for a second at a time. */
const blockSamples = sampleRateHz;
const frameSamples = sampleRateHz / 50;
/** The gain of a second knows the ten that follow. */
const aheadBlocks = 10;
/** Speech whose loud frames are louder is left as it is; dB of full scale. */
const quietDb = -32;
/** What lies under this is the rounding of a converter, not sound. */
const nothingDb = -115;
/** A voice of −75 dB comes out at −15. */
const maxGainDb = 65;
/** What was loud once counts less and less: a long quiet passage is raised in the end, but not to the level of the rest. */
const forgetDbPerBlock = 0.1;
const maxForgottenDb = 24;
const maxRiseDbPerBlock = 6;
/** The fifth loudest frame of a second is its loudness: a click is shorter. */
const loudFrame = 4;
/** And so many of its frames are louder than its weak ones. */
const weakShare = 0.9;
/** Between the weak and the loud frames of a second of speech; less is noise. */
const minSwingDb = 6;
/** Offset and rumble are taken out where their energy is more than this part of the loud sound around. */
const rumbleShare = 0.003;
const limit = 0.97;
/** The limiter works on 5 ms at a time. */
const limiterSamples = sampleRateHz / 200;
const releasePerStep = 1.06;

export interface LevelledBlock {
  readonly samples: Int16Array;
  /** What it was raised (or lowered) by. */
  readonly gainDb: number;
  /** Its loud frames as they were, dB of full scale. */
  readonly loudDb: number;
  /** Offset and rumble were taken out of it. */
  readonly isFiltered: boolean;
}

interface Block {
  readonly samples: Float32Array;
  /** The same without offset and rumble. */
  readonly filtered: Float32Array;
  readonly loudDb: number;
  /** And its weak ones. */
  readonly weakDb: number;
  /** Peak of its loud frames over full scale; 0 where it is under it. */
  readonly overDb: number;
  /** Of offset and rumble. */
  readonly rumbleDb: number;
}

/**
 * Brings one channel to a level that recognition needs: quiet sound is raised, sound over full scale lowered, peaks are
 * limited, ordinary sound passes through as it is. The same samples give the same result however they arrive; it
 * holds back ten seconds.
 */
export class LevelSetter {
  readonly #waiting: Block[] = [];
  #filling = new Float32Array(blockSamples);
  #filled = 0;
  /** Of everything handed out so far; −Infinity before the first sound. */
  #loudestDb = Number.NEGATIVE_INFINITY;
  #weakBeforeDb = Number.NEGATIVE_INFINITY;
  #overDb = 0;
  #presentDb = Number.NEGATIVE_INFINITY;
  #gainDb: number | null = null;
  readonly #highPass = createHighPass();
  /** Seconds since rumble was last seen, from those ahead on; it is taken out for ten more. */
  #rumbleAge = Number.POSITIVE_INFINITY;
  /** 1 where the filtered sound is taken, 0 where the sound as it is. */
  #filteredShare: number | null = null;
  #limited = 1;
  readonly #isLeft: boolean;

  /** `isLeft`: whatever its level is, it stays so; only what is over the limit is held under it. */
  constructor({ isLeft = false }: { readonly isLeft?: boolean } = {}) {
    this.#isLeft = isLeft;
  }

  add(samples: Float32Array): readonly LevelledBlock[] {
    const out: LevelledBlock[] = [];
    for (let read = 0; read < samples.length;) {
      const part = samples.subarray(read, read + blockSamples - this.#filled);
      this.#filling.set(part, this.#filled);
      this.#filled += part.length;
      read += part.length;
      if (this.#filled < blockSamples) continue;
      this.#push(this.#filling);
      this.#filling = new Float32Array(blockSamples);
      this.#filled = 0;
      if (this.#waiting.length > aheadBlocks) out.push(this.#next());
    }
    return out;
  }

  end(): readonly LevelledBlock[] {
    if (this.#filled > 0) this.#push(this.#filling.slice(0, this.#filled));
    this.#filled = 0;
    return this.#waiting.length === 0 ? [] : Array.from({ length: this.#waiting.length }, () => this.#next());
  }

  #push(samples: Float32Array): void {
    const filtered = samples.slice();
    this.#highPass(filtered);
    const rumble = meanSquare(samples) - meanSquare(filtered);
    const { loudDb, weakDb, overDb: filteredOverDb } = loudnessOf(filtered);
    // The high pass makes peaks of its own, an offset of the recorder is none.
    const overDb = Math.min(filteredOverDb, loudnessOf(samples).overDb);
    this.#waiting.push({ samples, filtered, loudDb, weakDb, overDb, rumbleDb: toDb(Math.max(0, rumble)) });
  }

  #next(): LevelledBlock {
    const moving = this.#waiting.map((_, nth) => this.#movingDb(nth));
    const ahead = Math.max(...moving);
    const over = Math.max(...this.#waiting.map(({ overDb }) => overDb));
    const rumbleDb = Math.max(...this.#waiting.map((block) => block.rumbleDb));
    const block = this.#waiting.shift();
    if (block === undefined) throw new RangeError('nothing is waiting');
    this.#loudestDb = Math.max(this.#loudestDb, moving[0] ?? Number.NEGATIVE_INFINITY);
    this.#weakBeforeDb = block.weakDb;
    const remembered = Math.max(this.#presentDb - forgetDbPerBlock, this.#loudestDb - maxForgottenDb);
    this.#presentDb = Math.max(remembered, ahead);
    const from = this.#gainDb;
    this.#overDb = Math.max(this.#overDb - forgetDbPerBlock, over);
    const wantedDb = this.#isLeft ? 0 : this.#overDb > 0 ? -this.#overDb : gainFor(this.#presentDb);
    this.#gainDb = Math.min(wantedDb, (from ?? wantedDb) + maxRiseDbPerBlock);
    const hasRumble = !this.#isLeft && rumbleDb > nothingDb && rumbleDb > this.#presentDb + toDb(rumbleShare);
    this.#rumbleAge = hasRumble ? 0 : this.#rumbleAge + 1;
    const clean = this.#withoutRumble(block);
    const samples = this.#limit(raise(clean, from ?? this.#gainDb, this.#gainDb), this.#allowedNext());
    return { samples, gainDb: this.#gainDb, loudDb: block.loudDb, isFiltered: this.#filteredShare === 1 };
  }

  /**
   * Level of the loud frames of a waiting second that rises and falls as a voice does; −Infinity for noise that only goes
   * on, or continues louder than before, which is never raised.
   */
  #movingDb(nth: number): number {
    const { loudDb, weakDb } = this.#waiting[nth] ?? { loudDb: 0, weakDb: 0 };
    const before = this.#waiting[nth - 1]?.weakDb ?? this.#weakBeforeDb;
    const after = this.#waiting[nth + 1]?.weakDb ?? weakDb;
    const isMoving = loudDb > nothingDb && loudDb - Math.max(weakDb, before, after) >= minSwingDb;
    return isMoving ? loudDb : Number.NEGATIVE_INFINITY;
  }

  #withoutRumble({ samples, filtered }: Block): Float32Array {
    const to = this.#rumbleAge <= aheadBlocks ? 1 : 0;
    const from = this.#filteredShare ?? to;
    this.#filteredShare = to;
    if (from === 0 && to === 0) return samples;
    const clean = backwards(filtered, this.#waiting[0]?.filtered ?? new Float32Array());
    if (from === to) return clean;
    return samples.map((sample, i) => {
      const share = from + ((to - from) * i) / samples.length;
      return sample + share * ((clean[i] ?? 0) - sample);
    });
  }

  /** What the first moment of the block after this one takes. */
  #allowedNext(): number {
    const next = this.#waiting[0]?.samples.subarray(0, limiterSamples) ?? new Float32Array();
    return allowedOf(next, 10 ** ((this.#gainDb ?? 0) / 20));
  }

  /** Comes down within the 5 ms before a peak and goes up again over a twentieth of a second. */
  #limit(samples: Float32Array, allowedNext: number): Int16Array {
    const steps = Math.ceil(samples.length / limiterSamples);
    const allowed = Array.from({ length: steps }, (_, step) =>
      allowedOf(samples.subarray(step * limiterSamples, (step + 1) * limiterSamples), 1),
    );
    const out = new Int16Array(samples.length);
    for (let step = 0; step < steps; step += 1) {
      const here = allowed[step] ?? 1;
      const start = Math.min(this.#limited, here);
      const end = Math.min(start * releasePerStep, here, allowed[step + 1] ?? allowedNext);
      for (let i = 0; i < limiterSamples && step * limiterSamples + i < samples.length; i += 1) {
        const at = step * limiterSamples + i;
        const factor = start + ((end - start) * i) / limiterSamples;
        out[at] = Math.max(-32_768, Math.min(32_767, Math.round((samples[at] ?? 0) * factor * 32_768)));
      }
      this.#limited = Math.min(1, end);
    }
    return out;
  }
}

/**
 * What was filtered forwards is filtered once more from behind, from the end of what follows: so a voice keeps its phases,
 * without which some of its words are recognised as others.
 */
function backwards(filtered: Float32Array, following: Float32Array): Float32Array {
  const both = new Float32Array(filtered.length + following.length);
  both.set(filtered);
  both.set(following, filtered.length);
  both.reverse();
  createHighPass()(both);
  return both.reverse().subarray(0, filtered.length);
}

/** The factor at which the loudest of so few samples stays under the limit. */
function allowedOf(samples: Float32Array, gain: number): number {
  let peak = 0;
  for (let i = 0; i < samples.length; i += 1) peak = Math.max(peak, Math.abs(samples[i] ?? 0));
  return peak * gain > limit ? limit / (peak * gain) : 1;
}

/** From one gain to another over the whole of it. */
function raise(samples: Float32Array, fromDb: number, toDb: number): Float32Array {
  const raised = new Float32Array(samples.length);
  const [from, to] = [10 ** (fromDb / 20), 10 ** (toDb / 20)];
  for (let i = 0; i < samples.length; i += 1) {
    raised[i] = (samples[i] ?? 0) * (from + ((to - from) * i) / samples.length);
  }
  return raised;
}

function gainFor(db: number): number {
  if (db === Number.NEGATIVE_INFINITY) return 0;
  if (db < quietDb) return Math.min(maxGainDb, 2 * (quietDb - db), -18 - db);
  return 0;
}

/** Of all but the four loudest 20 ms: level, and peak over full scale; and the level of the weak ones; in dB. */
function loudnessOf(samples: Float32Array): { loudDb: number; weakDb: number; overDb: number } {
  const powers: number[] = [];
  const peaks: number[] = [];
  for (let start = 0; start < samples.length; start += frameSamples) {
    const end = Math.min(samples.length, start + frameSamples);
    let [sum, peak] = [0, 0];
    for (let i = start; i < end; i += 1) {
      const sample = samples[i] ?? 0;
      sum += sample * sample;
      peak = Math.max(peak, Math.abs(sample));
    }
    powers.push(sum / (end - start));
    peaks.push(peak);
  }
  const nth = (values: readonly number[], place: number) =>
    values.toSorted((a, b) => b - a)[Math.min(place, values.length - 1)] ?? 0;
  const weak = Math.floor(powers.length * weakShare);
  return {
    loudDb: toDb(nth(powers, loudFrame)),
    weakDb: toDb(nth(powers, weak)),
    overDb: Math.max(0, toDb(nth(peaks, loudFrame) ** 2)),
  };
}

function meanSquare(samples: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i += 1) sum += (samples[i] ?? 0) ** 2;
  return samples.length === 0 ? 0 : sum / samples.length;
}

function toDb(power: number): number {
  return power < 1e-14 ? -140 : 10 * Math.log10(power);
}
