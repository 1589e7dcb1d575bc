import { sampleRateHz } from '#native/lib/types.ts';
import { createHumSpectrum, findHumLines, humBlockSamples, type HumSpectrum } from './hum-lines.ts';

/** Half seconds on either side of one from which its hum is known. */
const aroundBlocks = 8;
/** Fewer half seconds cannot distinguish hum from a voice. */
const minBlocks = 4;
/**
 * How well the phase of a line must continue from one half second to the next, 0…1: hum does, sound by chance does not.
 */
const minCoherence = 0.75;

/** −46 dB of full scale. */
const reportedLevel = 0.005;

/** Of what each side agrees to, that both together must. */
const minAgreement = 0.95;

/** Of their energy, that hums before and after a place may differ by and still be one. */
const maxApart = 0.3;

interface Complex {
  readonly re: number;
  readonly im: number;
}

/** One tone of the hum, as it is in the middle of a block. */
interface Tone extends Complex {
  readonly hz: number;
  /** Of the half seconds that it was measured in, 0…1. */
  readonly agreement: number;
}

interface Block extends HumSpectrum {
  readonly samples: Float32Array;
  /** By the nominal frequency of a line; counted when first asked for. */
  readonly sums: Map<number, Complex>;
  /** Number from the beginning. */
  readonly nth: number;
}

/**
 * Takes the hum of the mains (50 or 60 Hz and what belongs to it, up to 720 Hz) out of one channel, where it is found;
 * all else passes through bit by bit. It is measured where it is alone, and subtracted with its phase: nothing of a voice
 * at the same pitch is lost. As many samples come out as go in, four seconds later.
 */
export class HumRemover {
  readonly #spectrumOf = createHumSpectrum();
  #blocks: Block[] = [];
  /** In `#blocks`, the next to be handed out. */
  #next = 0;
  #count = 0;
  #filling = new Float32Array(humBlockSamples);
  #filled = 0;
  #before: readonly Tone[] = [];
  #tones: readonly Tone[] | null = null;

  #hummingBlocks = 0;
  #soundingBlocks = 0;
  /** Where hum worth reporting begins and ends, by half seconds. */
  readonly #changes: { readonly block: number; readonly isHumming: boolean }[] = [];

  /** Hum worth reporting was removed of most of it. */
  get hasHum(): boolean {
    return this.#hummingBlocks > this.#soundingBlocks / 2;
  }

  /** Whether hum worth reporting was removed at a time of what came out. */
  isHummingAt(ms: number): boolean {
    const at = Math.floor((ms * sampleRateHz) / 1000 / humBlockSamples);
    return this.#changes.findLast(({ block }) => block <= at)?.isHumming ?? false;
  }

  add(samples: Float32Array): readonly Float32Array[] {
    const out: Float32Array[] = [];
    for (let read = 0; read < samples.length;) {
      const part = samples.subarray(read, read + humBlockSamples - this.#filled);
      this.#filling.set(part, this.#filled);
      this.#filled += part.length;
      read += part.length;
      if (this.#filled < humBlockSamples) continue;
      this.#push(this.#filling);
      this.#filling = new Float32Array(humBlockSamples);
      this.#filled = 0;
      if (this.#blocks.length - this.#next > aroundBlocks + 1) out.push(this.#clean());
    }
    return out;
  }

  end(): readonly Float32Array[] {
    const rest = this.#filling.subarray(0, this.#filled);
    this.#filled = 0;
    const out: Float32Array[] = [];
    while (this.#next < this.#blocks.length) out.push(this.#clean());
    // What is shorter than a block holds the tones of the one before, continued.
    const own = this.#tones ?? [];
    const after = own.map((tone) => turned(tone, 1));
    if (rest.length > 0) out.push(cleaned(rest.slice(), this.#before, own, after).samples);
    return out;
  }

  #push(samples: Float32Array): void {
    this.#blocks.push({ samples, ...this.#spectrumOf(samples), sums: new Map(), nth: this.#count });
    this.#count += 1;
  }

  #clean(): Float32Array {
    const at = this.#next;
    const block = this.#blocks[at];
    if (block === undefined) throw new RangeError('nothing is waiting');
    const tones = this.#tones ?? this.#tonesAt(at);
    const after = at + 1 < this.#blocks.length ? this.#tonesAt(at + 1) : tones.map((tone) => turned(tone, 1));
    // The first half second has none before it: its own go back.
    const before = at === 0 && this.#tones === null ? tones.map((tone) => turned(tone, -1)) : this.#before;
    const { samples, removed } = cleaned(block.samples, before, tones, after);
    const isHumming = removed > reportedLevel ** 2;
    if ((this.#changes.at(-1)?.isHumming ?? false) !== isHumming) this.#changes.push({ block: block.nth, isHumming });
    this.#hummingBlocks += Number(isHumming);
    this.#soundingBlocks += Number(block.energy > 1e-10);
    [this.#before, this.#tones] = [tones, after];
    this.#next += 1;
    const old = this.#next - aroundBlocks - 1;
    if (old > 0) {
      this.#blocks = this.#blocks.slice(old);
      this.#next -= old;
    }
    return samples;
  }

  #tonesAt(at: number): readonly Tone[] {
    const before = this.#blocks.slice(Math.max(0, at - aroundBlocks), at + 1);
    const after = this.#blocks.slice(at, at + aroundBlocks + 1);
    // Hum that begins or ends is there on one side only.
    const sides = [before, after].map((blocks) => {
      const lines = blocks.length >= minBlocks ? findHumLines(blocks) : [];
      return { blocks, lines };
    });
    const lines = [...new Set(sides.flatMap((side) => side.lines))];
    const middle = this.#blocks[at];
    if (middle === undefined) return [];
    return lines.flatMap((line) => {
      const known = sides.filter((side) => side.lines.includes(line)).map(({ blocks }) => blocks);
      const all = [...new Set(known.flat())];
      const both = toneOf(line, all, middle);
      if (known.length === 1) return both === null ? [] : [both];
      // Where recordings were joined the hum before has another phase than the hum behind.
      const [best] = known
        .map((blocks) => toneOf(line, blocks, middle))
        .filter((tone) => tone !== null)
        .toSorted((a, b) => b.agreement - a.agreement);
      if (both !== null && both.agreement >= minAgreement * (best?.agreement ?? 0)) return [both];
      return best === undefined ? [] : [best];
    });
  }
}

/** Weighted by how little else is audible: hum is best measured in pauses. */
function toneOf(line: number, blocks: readonly Block[], middle: Block): Tone | null {
  const weights = blocks.map(({ energy }) => 1 / (energy + 1e-12));
  let [re, im, all] = [0, 0, 0];
  for (const [nth, block] of blocks.entries()) {
    const next = blocks[nth + 1];
    if (next === undefined || next.nth !== block.nth + 1) continue;
    const [one, other] = [sumOf(block, line), sumOf(next, line)];
    const weight = Math.min(weights[nth] ?? 0, weights[nth + 1] ?? 0);
    re += weight * (other.re * one.re + other.im * one.im);
    im += weight * (other.im * one.re - other.re * one.im);
    all += weight * Math.hypot(one.re, one.im) * Math.hypot(other.re, other.im);
  }
  if (all === 0 || Math.hypot(re, im) < minCoherence * all) return null;
  const turn = Math.atan2(im, re);
  let [sumRe, sumIm, sumWeight, sumLength] = [0, 0, 0, 0];
  for (const [nth, block] of blocks.entries()) {
    const angle = -turn * (block.nth - middle.nth);
    const { re: a, im: b } = sumOf(block, line);
    const weight = weights[nth] ?? 0;
    sumRe += weight * (a * Math.cos(angle) - b * Math.sin(angle));
    sumIm += weight * (a * Math.sin(angle) + b * Math.cos(angle));
    sumWeight += weight;
    sumLength += weight * Math.hypot(a, b);
  }
  const periods = turn / (2 * Math.PI);
  const hz = line + periods * (sampleRateHz / humBlockSamples);
  const seen = sumWeight * shapeAt(periods);
  return { hz, re: sumRe / seen, im: sumIm / seen, agreement: Math.hypot(sumRe, sumIm) / sumLength };
}

/** Amplitude and phase of a line in a block, at its middle. Lines of the mains fit a block in whole periods. */
function sumOf(block: Block, line: number): Complex {
  const known = block.sums.get(line);
  if (known !== undefined) return known;
  const { samples } = block;
  const turn = (2 * Math.PI * line) / sampleRateHz;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const middle = humBlockSamples / 2;
  let [re, im, a, b, sum] = [0, 0, Math.cos(turn * middle), Math.sin(turn * middle), 0];
  for (let i = 0; i < samples.length; i += 1) {
    const shape = shapes[i] ?? 0;
    const sample = (samples[i] ?? 0) * shape;
    re += sample * a;
    im += sample * b;
    sum += shape;
    [a, b] = [a * cos + b * sin, b * cos - a * sin];
  }
  const found = { re: (2 * re) / sum, im: (2 * im) / sum };
  block.sums.set(line, found);
  return found;
}

const shapes = Float64Array.from(
  { length: humBlockSamples },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / humBlockSamples),
);

/** How much of a tone is seen that is so many periods per block off the line. */
function shapeAt(periods: number): number {
  const x = Math.PI * periods;
  return Math.abs(x) < 1e-6 ? 1 : Math.sin(x) / x / (1 - periods * periods);
}

/** The same tone, so many blocks on. */
function turned({ hz, re, im, agreement }: Tone, blocks: number): Tone {
  const angle = (2 * Math.PI * hz * blocks * humBlockSamples) / sampleRateHz;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { hz, re: re * cos - im * sin, im: re * sin + im * cos, agreement };
}

/** A block without its hum: from the tones of the one before over its own to those of the one after. */
function cleaned(
  samples: Float32Array,
  before: readonly Tone[],
  own: readonly Tone[],
  after: readonly Tone[],
): { readonly samples: Float32Array; readonly removed: number } {
  if (before.length + own.length + after.length === 0) return { samples, removed: 0 };
  const half = humBlockSamples / 2;
  const fading = new Float32Array(samples.length);
  addTones(fading, own, half, (i) => 1 - Math.abs(i - half) / humBlockSamples);
  addTones(fading, before, half - humBlockSamples, (i) => Math.max(0, (half - i) / humBlockSamples));
  addTones(fading, after, half + humBlockSamples, (i) => Math.max(0, (i - half) / humBlockSamples));
  const [from, to] = [new Float32Array(samples.length), new Float32Array(samples.length)];
  addTones(from, before, half - humBlockSamples, () => 1);
  addTones(to, after, half + humBlockSamples, () => 1);
  const hum = isTorn(from, to) ? quieter(samples, fading, switched(samples, from, to)) : fading;
  let removed = 0;
  for (const value of hum) removed += value * value;
  return { samples: samples.map((sample, i) => sample - (hum[i] ?? 0)), removed: removed / Math.max(1, hum.length) };
}

/** Whether the hum before a block and the hum after it cannot be the same: recordings were joined, or it was switched. */
function isTorn(from: Float32Array, to: Float32Array): boolean {
  let [apart, louder] = [0, 0];
  for (let i = 0; i < from.length; i += 1) {
    const [a, b] = [from[i] ?? 0, to[i] ?? 0];
    apart += (a - b) ** 2;
    louder += Math.max(a * a, b * b);
  }
  return apart > maxApart * louder;
}

/** The one hum up to where the other fits better, the other from there on. */
function switched(samples: Float32Array, from: Float32Array, to: Float32Array): Float32Array {
  let [sum, lowest, place] = [0, 0, 0];
  for (let i = 0; i < samples.length; i += 1) {
    const sample = samples[i] ?? 0;
    sum += (sample - (from[i] ?? 0)) ** 2 - (sample - (to[i] ?? 0)) ** 2;
    if (sum < lowest) [lowest, place] = [sum, i + 1];
  }
  const hum = to.slice();
  hum.set(from.subarray(0, place));
  return hum;
}

/** That of two which leaves less behind. */
function quieter(samples: Float32Array, one: Float32Array, other: Float32Array): Float32Array {
  let balance = 0;
  for (let i = 0; i < samples.length; i += 1) {
    const sample = samples[i] ?? 0;
    balance += (sample - (one[i] ?? 0)) ** 2 - (sample - (other[i] ?? 0)) ** 2;
  }
  return balance <= 0 ? one : other;
}

/** `middle` is where their phases count from. */
function addTones(hum: Float32Array, tones: readonly Tone[], middle: number, shareAt: (i: number) => number): void {
  for (const { hz, re, im } of tones) {
    const turn = (2 * Math.PI * hz) / sampleRateHz;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    let [a, b] = [Math.cos(-turn * middle), Math.sin(-turn * middle)];
    for (let i = 0; i < hum.length; i += 1) {
      hum[i] = (hum[i] ?? 0) + shareAt(i) * (re * a - im * b);
      [a, b] = [a * cos - b * sin, b * cos + a * sin];
    }
  }
}
