import type { SoundBand } from '#shared/sharing/redaction.ts';
import { createDisguise, type Disguise } from './disguise-voice.ts';

export interface MaskedSound {
  readonly rateHz: number;
  readonly channels: number;
  /** What full scale is: 1 for floating point, 2^31 for whole numbers. */
  readonly fullScale: number;
  readonly bands: readonly SoundBand[];
}

/** Into a band and out of it, so that it does not click; within the guard. */
const fadeMs = 5;
const toneHz = 1000;
const toneLevel = 0.1;

/**
 * Treats the bands of a sound in place, as its samples (all channels in turn) come: as many come out as go in. Every
 * channel is treated alike, and nothing outside a band is touched.
 */
export class SampleMasker {
  readonly #sound: MaskedSound;
  readonly #fade: number;
  readonly #bands: readonly {
    readonly start: number;
    readonly end: number;
    readonly treatment: SoundBand['treatment'];
  }[];
  readonly #disguises: readonly Disguise[];
  #frame = 0;
  #band = 0;

  constructor(sound: MaskedSound) {
    this.#sound = sound;
    this.#fade = Math.round((fadeMs * sound.rateHz) / 1000);
    // Outwards: no sample of a band is left at its edges.
    this.#bands = sound.bands.map(({ startMs, endMs, treatment }) => ({
      start: Math.floor((startMs * sound.rateHz) / 1000),
      end: Math.ceil((endMs * sound.rateHz) / 1000),
      treatment,
    }));
    this.#disguises = Array.from({ length: sound.channels }, () => createDisguise(sound.rateHz));
  }

  /** Frames (samples of each channel) that came so far. */
  get frames(): number {
    return this.#frame;
  }

  /** Whole frames only. */
  apply(samples: Float32Array | Int32Array): void {
    const { channels } = this.#sound;
    const from = this.#frame;
    const to = from + samples.length / channels;
    this.#frame = to;
    while ((this.#bands[this.#band]?.end ?? Number.POSITIVE_INFINITY) <= from) this.#band += 1;
    for (let nth = this.#band; nth < this.#bands.length; nth += 1) {
      const band = this.#bands[nth];
      if (band === undefined || band.start >= to) return;
      for (let frame = Math.max(from, band.start); frame < Math.min(to, band.end); frame += 1) {
        const at = (frame - from) * channels;
        if (band.treatment === 'disguise') this.#disguise(samples, at, frame === band.start);
        else this.#remove(samples, at, frame, band);
      }
    }
  }

  #remove(
    samples: Float32Array | Int32Array,
    at: number,
    frame: number,
    {
      start,
      end,
      treatment,
    }: { readonly start: number; readonly end: number; readonly treatment: SoundBand['treatment'] },
  ): void {
    const { channels, fullScale, rateHz } = this.#sound;
    const inside = Math.min(frame - start, end - 1 - frame);
    const kept = inside >= this.#fade || start === 0 ? 0 : 1 - inside / this.#fade;
    const tone =
      treatment === 'tone' ? (1 - kept) * toneLevel * fullScale * Math.sin((2 * Math.PI * toneHz * frame) / rateHz) : 0;
    for (let channel = 0; channel < channels; channel += 1) {
      samples[at + channel] = kept === 0 ? tone : (samples[at + channel] ?? 0) * kept + tone;
    }
  }

  #disguise(samples: Float32Array | Int32Array, at: number, isFirst: boolean): void {
    const { channels, fullScale } = this.#sound;
    for (let channel = 0; channel < channels; channel += 1) {
      const disguise = this.#disguises[channel];
      if (disguise === undefined) continue;
      if (isFirst) disguise.restart();
      const changed = disguise.next((samples[at + channel] ?? 0) / fullScale);
      samples[at + channel] = Math.max(-0.999, Math.min(0.999, changed)) * fullScale;
    }
  }
}
