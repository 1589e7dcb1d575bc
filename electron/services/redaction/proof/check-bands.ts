import type { SoundBand } from '#shared/sharing/redaction.ts';
import { decodeBytes } from '#services/media/decode.ts';
import { probe } from '#services/media/probe.ts';
import { soundSource } from '#services/media/sound-source.ts';

export interface CheckedTrack {
  /** Of each channel. */
  readonly samples: number;
  /** Where a band that should hold nothing, or a tone alone, holds more, on any channel. */
  readonly openAtMs: readonly number[];
}

/** Codecs that lose something spread sound by a few milliseconds: so much of a band's edges is not compared. */
const edgeMs = 40;
/** −46 dB: encoders leave less than that in silence. */
const silent = 0.005;
const toneLevel = 0.1;
/** How far a tone may be from its level. */
const toneTolerance = 0.012;
/** So much at a time. */
const blockMs = 20;

interface Band {
  readonly startMs: number;
  readonly start: number;
  readonly end: number;
  readonly isTone: boolean;
}

/** Samples of all channels in turn, and where in the track they stand. */
interface Stretch {
  readonly samples: Float32Array;
  readonly from: number;
  readonly channels: number;
}

/** Listens to all channels of a track at its own rate: counts the samples, and measures what is left in the bands. */
export async function checkBands(
  file: string,
  track: number,
  how: {
    readonly ffmpeg: string;
    readonly rateHz: number;
    readonly channels: number;
    readonly bands: readonly SoundBand[];
    readonly signal: AbortSignal;
  },
): Promise<CheckedTrack> {
  const { ffmpeg, rateHz, channels, signal } = how;
  const media = await probe(file, ffmpeg);
  const { source } = await soundSource(file, media, track);
  const bands = how.bands
    .filter(({ treatment }) => treatment !== 'disguise')
    .map(({ startMs, endMs, treatment }) => ({
      startMs,
      start: Math.ceil(((startMs + edgeMs) * rateHz) / 1000),
      end: Math.floor(((endMs - edgeMs) * rateHz) / 1000),
      isTone: treatment === 'tone',
    }));
  const open = new Set<number>();
  const blockFrames = Math.round((blockMs * rateHz) / 1000);
  let frames = 0;
  let next = 0;
  for await (const bytes of decodeBytes(file, { ffmpeg, source, channels, rateHz, signal }, 'f32le')) {
    const stretch = { samples: new Float32Array(bytes), from: frames, channels };
    frames += stretch.samples.length / channels;
    while ((bands[next]?.end ?? Number.POSITIVE_INFINITY) <= stretch.from) next += 1;
    for (let nth = next; (bands[nth]?.start ?? Number.POSITIVE_INFINITY) < frames; nth += 1) {
      const band = bands[nth];
      if (band !== undefined && isOpen(stretch, band, blockFrames)) open.add(band.startMs);
    }
  }
  return { samples: frames, openAtMs: [...open] };
}

/** Whether something is left of a band in a stretch, on any channel. */
function isOpen({ samples, from, channels }: Stretch, { start, end, isTone }: Band, blockFrames: number): boolean {
  const last = Math.min(from + samples.length / channels, end);
  for (let at = Math.max(from, start); at < last; at += blockFrames) {
    const count = Math.min(blockFrames, last - at);
    for (let channel = 0; channel < channels; channel += 1) {
      let peak = 0;
      let power = 0;
      for (let frame = at - from; frame < at - from + count; frame += 1) {
        const value = samples[frame * channels + channel] ?? 0;
        peak = Math.max(peak, Math.abs(value));
        power += value * value;
      }
      if (!(isTone ? isTheTone(peak, power / count, count === blockFrames) : peak <= silent)) return true;
    }
  }
  return false;
}

function isTheTone(peak: number, power: number, isWhole: boolean): boolean {
  if (peak > toneLevel * 1.3) return false;
  return !isWhole || Math.abs(Math.sqrt(power) - toneLevel / Math.SQRT2) <= toneTolerance;
}
