import { sampleRateHz } from '#native/lib/types.ts';
import { ClipFinder, type ClippedPlaces } from './clip-finder.ts';
import { createHighPass } from './high-pass.ts';
import { SoundMeter, type MeasuredSound } from './measure-sound.ts';
import { ChannelMixer, mixBlockSamples } from './mix-channels.ts';
import { HumRemover } from './remove-hum.ts';
import { LevelSetter, type LevelledBlock } from './set-level.ts';

export interface PreparedAs {
  /** Of the samples that come in, in turn. */
  readonly channelCount: number;
  /** Numbers of the channels that are listened to, from 0; null for all. */
  readonly channels: readonly number[] | null;
  /** The first two of them stay apart, each a voice of its own; else all are mixed. */
  readonly isApart: boolean;
  /** Neither brought to a level nor freed of offset and hum; false if not given. */
  readonly leavesLevel?: boolean | undefined;
}

/** What was found out about a sound, and done to it, so that it could be recognised. */
export interface TreatedSound extends MeasuredSound {
  /** Peaks were cut off by a converter; of several channels all that are. */
  readonly clipped: ClippedPlaces;
  /** What the loud seconds were raised by, dB; negative where they were lowered. */
  readonly gainDb: number;
  /** Of the loudest second as it was, dB of full scale; null for silence. */
  readonly loudestDb: number | null;
}

/** Clipping on two channels so near is one place. */
const nearMs = 10_000;

/** Seconds as loud as this, against the loudest, are those whose gain is reported. */
const loudRangeDb = 12;

/**
 * From the samples of a track, 32-bit and all channels in turn, to what recognition takes: offset and rumble removed, mixed
 * so that no voice vanishes, the hum of the mains taken out, brought to a level, 16 bit. As many samples come out as go in,
 * about fifteen seconds later; the
 * same samples give the same result however they arrive.
 */
export class SoundPreparer {
  readonly #how: PreparedAs;
  readonly #kept: readonly number[];
  readonly #filters: readonly ReturnType<typeof createHighPass>[];
  readonly #meters: readonly SoundMeter[];
  readonly #clips: readonly ClipFinder[];
  readonly #mixer: ChannelMixer;
  readonly #hums: readonly HumRemover[];
  readonly #levels: readonly LevelSetter[];
  readonly #isLive: boolean[];
  #block: Float32Array;
  #filled = 0;
  /** Seconds by what they were raised by and how loud they were. */
  readonly #seconds = new Map<string, { gainDb: number; loudDb: number; count: number }>();
  /** From which second on, where it changed. */
  readonly #gains: { readonly second: number; readonly gainDb: number }[] = [];
  /** From which second on offset and rumble were taken out, and from which not. */
  readonly #filterings: { readonly second: number; readonly isFiltered: boolean }[] = [];
  #secondsOut = 0;

  constructor(how: PreparedAs) {
    this.#how = how;
    const all = Array.from({ length: how.channelCount }, (_, channel) => channel);
    const chosen = how.channels === null ? all : all.filter((channel) => how.channels?.includes(channel));
    this.#kept = how.isApart ? chosen.slice(0, 2) : chosen;
    this.#filters = this.#kept.map(() => createHighPass());
    this.#meters = this.#kept.map(() => new SoundMeter());
    this.#clips = this.#kept.map(() => new ClipFinder((mixBlockSamples / sampleRateHz) * 1000));
    this.#isLive = this.#kept.map(() => false);
    this.#mixer = new ChannelMixer(this.#kept.length);
    const isLeft = how.leavesLevel === true;
    this.#hums = isLeft ? [] : Array.from({ length: this.outputChannels }, () => new HumRemover());
    this.#levels = Array.from({ length: this.outputChannels }, () => new LevelSetter({ isLeft }));
    this.#block = new Float32Array(mixBlockSamples * how.channelCount);
  }

  /** Channels of what comes out, in turn. */
  get outputChannels(): number {
    return this.#how.isApart ? this.#kept.length : 1;
  }

  add(samples: Float32Array): Int16Array {
    const out: Int16Array[] = [];
    for (let read = 0; read < samples.length;) {
      const part = samples.subarray(read, read + this.#block.length - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled += part.length;
      read += part.length;
      if (this.#filled < this.#block.length) continue;
      out.push(this.#levelled(this.#ready(this.#block), false));
      this.#filled = 0;
    }
    return joined(out);
  }

  end(): Int16Array {
    const rest = this.#filled === 0 ? [] : [this.#levelled(this.#ready(this.#block.subarray(0, this.#filled)), false)];
    this.#filled = 0;
    return joined([...rest, this.#levelled(null, true)]);
  }

  /** What one second of what came out was raised by, dB; of a channel of its own: the one raised most. */
  gainDbAt(ms: number): number {
    return this.#gains.findLast(({ second }) => second * 1000 <= ms)?.gainDb ?? 0;
  }

  /** Whether a converter cut off the peaks of a stretch, of any channel. Of what came out within the last ten minutes. */
  isClipped(startMs: number, endMs: number): boolean {
    return this.#clips.some((clips) => clips.isClipped(startMs, endMs));
  }

  /** Whether hum, or an offset, was taken out of the middle of a stretch: codecs lose more of a voice beside them. */
  isCleaned(startMs: number, endMs: number): boolean {
    const ms = (startMs + endMs) / 2;
    const isFiltered = this.#filterings.findLast(({ second }) => second * 1000 <= ms)?.isFiltered ?? false;
    return isFiltered || this.#hums.some((hum) => hum.isHummingAt(ms));
  }

  facts(): TreatedSound {
    const seconds = [...this.#seconds.values()];
    const loudestDb = Math.max(...seconds.map(({ loudDb }) => loudDb));
    const loud = seconds.filter(({ loudDb }) => loudDb >= loudestDb - loudRangeDb);
    const count = loud.reduce((sum, one) => sum + one.count, 0);
    const gainDb = loud.reduce((sum, one) => sum + one.gainDb * one.count, 0) / Math.max(1, count);
    const measured = this.#meters.map((meter) => meter.result());
    return {
      hasOffset: this.#how.leavesLevel !== true && measured.some(({ hasOffset }) => hasOffset),
      hasHum: measured.some(({ hasHum }) => hasHum) || this.#hums.some(({ hasHum }) => hasHum),
      clipped: joinedPlaces(this.#clips.map((clips) => clips.places())),
      peak: Math.max(0, ...measured.map(({ peak }) => peak)),
      gainDb: Math.round(gainDb),
      loudestDb: Number.isFinite(loudestDb) ? loudestDb : null,
    };
  }

  /** Each kept channel of a block; mixed if they are not to stay apart. */
  #ready(block: Float32Array): readonly Float32Array[] {
    const raw = this.#kept.map((channel) => channelOf(block, channel, this.#how.channelCount));
    const filtered = raw.map((samples, nth) => {
      // Channels that a track only might have cost nothing until they hold something.
      if (this.#isLive[nth] !== true && samples.every((sample) => sample === 0)) {
        this.#clips[nth]?.add(null);
        return samples;
      }
      this.#isLive[nth] = true;
      const own = samples.slice();
      this.#filters[nth]?.(own);
      this.#meters[nth]?.add(samples, own);
      this.#clips[nth]?.add(samples);
      return own;
    });
    if (this.#how.isApart) return raw;
    return [
      raw.length === 0 ? new Float32Array(block.length / this.#how.channelCount) : this.#mixer.mix(raw, filtered),
    ];
  }

  #levelled(channels: readonly Float32Array[] | null, isEnd: boolean): Int16Array {
    const blocks = this.#levels.map((level, nth) => {
      const hum = this.#hums[nth];
      const given = channels?.[nth] ?? new Float32Array();
      const added = channels === null ? [] : (hum?.add(given) ?? [given]);
      const clean = isEnd ? [...added, ...(hum?.end() ?? [])] : added;
      const levelled = clean.flatMap((samples) => level.add(samples));
      return isEnd ? [...levelled, ...level.end()] : levelled;
    });
    this.#note(blocks);
    return interleaved(blocks.map((own) => joined(own.map(({ samples }) => samples))));
  }

  #note(blocks: readonly (readonly LevelledBlock[])[]): void {
    for (const [second] of (blocks[0] ?? []).entries()) {
      const own = blocks.map((channel) => channel[second]).filter((block) => block !== undefined);
      const gainDb = Math.round(Math.max(...own.map((one) => one.gainDb)));
      if (this.#gains.at(-1)?.gainDb !== gainDb) this.#gains.push({ second: this.#secondsOut, gainDb });
      const isFiltered = own.some((one) => one.isFiltered);
      if ((this.#filterings.at(-1)?.isFiltered ?? false) !== isFiltered) {
        this.#filterings.push({ second: this.#secondsOut, isFiltered });
      }
      this.#secondsOut += 1;
      for (const one of own) {
        if (one.loudDb < -115) continue;
        const rounded = { gainDb: Math.round(one.gainDb), loudDb: Math.round(one.loudDb) };
        const key = `${rounded.gainDb} ${rounded.loudDb}`;
        const known = this.#seconds.get(key) ?? { ...rounded, count: 0 };
        known.count += 1;
        this.#seconds.set(key, known);
      }
    }
  }
}

/** Of several channels those of the one that has most, and what others add. */
function joinedPlaces(all: readonly ClippedPlaces[]): ClippedPlaces {
  const longest = all.reduce((best, one) => (one.count > best.count ? one : best), { count: 0, atMs: [] });
  const others = all
    .flatMap(({ atMs }) => atMs)
    .filter((ms) => longest.atMs.every((known) => Math.abs(known - ms) > nearMs));
  const added = [...new Set(others.map((ms) => Math.round(ms / nearMs)))].map((tens) => tens * nearMs);
  return { count: longest.count + added.length, atMs: [...longest.atMs, ...added].toSorted((a, b) => a - b) };
}

function channelOf(samples: Float32Array, which: number, count: number): Float32Array {
  const own = new Float32Array(samples.length / count);
  for (let i = 0; i < own.length; i += 1) own[i] = samples[i * count + which] ?? 0;
  return own;
}

function interleaved(channels: readonly Int16Array[]): Int16Array {
  const [only] = channels;
  if (channels.length === 1 && only !== undefined) return only;
  const all = new Int16Array((only?.length ?? 0) * channels.length);
  for (const [nth, channel] of channels.entries()) {
    for (let i = 0; i < channel.length; i += 1) all[i * channels.length + nth] = channel[i] ?? 0;
  }
  return all;
}

function joined(parts: readonly Int16Array[]): Int16Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const all = new Int16Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
