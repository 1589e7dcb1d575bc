import { sampleRateHz } from '#native/lib/types.ts';

/** Weights are found for a quarter of a second at a time, from its own sound. */
export const mixBlockSamples = sampleRateHz / 4;
/** New weights come in over 20 ms. */
const fadeSamples = sampleRateHz / 50;
/** 10 s: what a channel never falls under in this time is its noise. */
const floorBlocks = 40;
/** A floor is the least of many measurements; continuous noise lies this much above it. */
const floorBias = 1.3;
/** What was measured of a channel counts on, by this factor less each block: half of it after 9 s. */
const memory = 0.98;
/** Energy to weight: a channel 20 dB under another counts a third of it, so that a distant voice is not lost. */
const weightPower = 0.25;
/** Less is the rounding of a decoder. */
const minEnergy = 1e-14;
/** Where channels agree or disagree at least this much their polarity is known; else it stays as it was. */
const sureCorrelation = 0.25;

interface Channel {
  readonly energies: number[];
  /** Energy of what comes and goes. */
  activity: number;
  share: number;
  weight: number;
  sign: 1 | -1;
}

/**
 * Mixes the channels of a track so that no voice vanishes: each counts by how much comes and goes in it (steady noise and
 * silence count for nothing), and what is turned over is turned back. Two equal channels give that channel; weights add
 * up to one, so that nothing clips. `mix` takes a block of every channel, of `mixBlockSamples` or the last, shorter one, and the same without
 * offset and rumble, by which it is judged.
 */
export class ChannelMixer {
  readonly #channels: readonly Channel[];
  #isFirst = true;

  constructor(channelCount: number) {
    this.#channels = Array.from({ length: channelCount }, () => ({
      energies: [],
      activity: 0,
      share: 0,
      weight: 0,
      sign: 1,
    }));
  }

  mix(block: readonly Float32Array[], filtered: readonly Float32Array[]): Float32Array {
    const [only] = block;
    if (block.length === 1 && only !== undefined) return only.slice();
    const before = this.#channels.map(({ weight }) => weight);
    this.#weigh(filtered);
    const mixed = new Float32Array(only?.length ?? 0);
    for (const [nth, { weight }] of this.#channels.entries()) {
      const samples = block[nth];
      const from = this.#isFirst ? weight : (before[nth] ?? 0);
      if (samples === undefined || (from === 0 && weight === 0)) continue;
      for (let i = 0; i < mixed.length; i += 1) {
        const now = i < fadeSamples ? from + ((weight - from) * i) / fadeSamples : weight;
        mixed[i] = (mixed[i] ?? 0) + now * (samples[i] ?? 0);
      }
    }
    this.#isFirst = false;
    return mixed;
  }

  #weigh(block: readonly Float32Array[]): void {
    const before = this.#channels.map(({ weight }) => weight);
    for (const [nth, channel] of this.#channels.entries()) weighChannel(channel, block[nth]);
    // Until something comes and goes anywhere, what there is counts.
    const isSteady = this.#channels.every(({ activity }) => activity === 0);
    for (const channel of this.#channels) {
      channel.share = (isSteady ? (channel.energies.at(-1) ?? 0) : channel.activity) ** weightPower;
    }
    const total = this.#channels.reduce((sum, { share }) => sum + share, 0);
    if (total === 0) return;
    this.#turn(block);
    let agreement = 0;
    for (const [nth, channel] of this.#channels.entries()) {
      channel.weight = (channel.sign * channel.share) / total;
      agreement += channel.weight * (before[nth] ?? 0) * (channel.energies.at(-1) ?? 0);
    }
    // The same mix the other way up would be a dip where the weights change.
    if (agreement >= 0) return;
    for (const channel of this.#channels) {
      channel.weight = -channel.weight;
      channel.sign = channel.sign === 1 ? -1 : 1;
    }
  }

  /** Each channel, the one that counts most first, is turned the way that adds to those before it. */
  #turn(block: readonly Float32Array[]): void {
    const order = [...this.#channels.entries()]
      .filter(([, { share, energies }]) => share > 0 && (energies.at(-1) ?? 0) > 0)
      .toSorted(([, a], [, b]) => b.share - a.share);
    const [first] = order;
    if (first === undefined || order.length < 2) return;
    const sum = new Float64Array(block[first[0]]?.length ?? 0);
    for (const [place, [nth, channel]] of order.entries()) {
      const samples = block[nth] ?? new Float32Array();
      if (place > 0) {
        const alike = correlation(sum, samples);
        if (Math.abs(alike) >= sureCorrelation) channel.sign = alike > 0 ? 1 : -1;
      }
      const weight = channel.sign * channel.share;
      for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + weight * (samples[i] ?? 0);
    }
  }
}

function weighChannel(channel: Channel, samples: Float32Array | undefined): void {
  const measured = meanSquare(samples ?? new Float32Array());
  const energy = measured < minEnergy ? 0 : measured;
  channel.energies.push(energy);
  if (channel.energies.length > floorBlocks) channel.energies.shift();
  const comesAndGoes = energy - floorBias * Math.min(...channel.energies);
  channel.activity = Math.max(comesAndGoes, memory * channel.activity, 0);
  if (channel.activity < minEnergy) channel.activity = 0;
}

function meanSquare(samples: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i += 1) sum += (samples[i] ?? 0) ** 2;
  return samples.length === 0 ? 0 : sum / samples.length;
}

/** −1…1; 0 where one of them is silent. */
function correlation(one: Float64Array, other: Float32Array): number {
  let [product, ones, others] = [0, 0, 0];
  for (let i = 0; i < other.length; i += 1) {
    const [a, b] = [one[i] ?? 0, other[i] ?? 0];
    product += a * b;
    ones += a * a;
    others += b * b;
  }
  return ones > 0 && others > 0 ? product / Math.sqrt(ones * others) : 0;
}
