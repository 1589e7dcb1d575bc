import { sampleRateHz } from '#native/lib/types.ts';
import { soundFaults, type SoundCheck, type SoundFault } from '#shared/recognition/sound-check.ts';
import { ClipFinder } from './clip-finder.ts';
import { faultsOf, isSilent, qualityOf } from './sound-quality.ts';

export interface Excerpt {
  readonly startMs: number;
  readonly endMs: number;
}

export interface JudgedExcerpt extends Excerpt {
  /** How bad each fault of it is; more is worse. */
  readonly badness: ReadonlyMap<SoundFault, number>;
  readonly isSilent: boolean;
}

const excerptMs = 10_000;
/** Of the length of a recording: the middle of each of its quarters. */
const placesOf = [0.125, 0.375, 0.625, 0.875] as const;
const clipBlockSamples = sampleRateHz / 4;
/** One place alone is a moment, not the recording. */
const minPlaces = 2;

/** Where a long recording is listened to before it is transcribed. */
export function excerptsOf(durationMs: number): readonly Excerpt[] {
  return placesOf.map((place) => {
    const startMs = Math.max(0, Math.round(place * durationMs - excerptMs / 2));
    return { startMs, endMs: Math.min(durationMs, startMs + excerptMs) };
  });
}

/** One channel of an excerpt, full scale is 1. */
export function judgeExcerpt({ startMs, endMs }: Excerpt, samples: Float32Array): JudgedExcerpt {
  const quality = qualityOf(
    Int16Array.from(samples, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)))),
  );
  const badness = new Map(faultsOf(quality).map(({ fault, badness: how }) => [fault, how]));
  // Said where the job finds it too: what is restored is what this finds.
  badness.delete('clipped');
  const clippedMs = clippedMsOf(samples);
  if (clippedMs > 0) badness.set('clipped', clippedMs);
  return { startMs, endMs, badness, isSilent: samples.length === 0 || isSilent(quality) };
}

function clippedMsOf(samples: Float32Array): number {
  const finder = new ClipFinder((clipBlockSamples / sampleRateHz) * 1000);
  for (let at = 0; at < samples.length; at += clipBlockSamples) {
    finder.add(samples.subarray(at, at + clipBlockSamples));
  }
  return finder.spans().reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

/**
 * What holds for the recording: a fault of at least half of the places where anything sounds; clipping and drop-outs, which
 * come with loud or bad moments, of two. Of silence nothing is said.
 */
export function judgeExcerpts(all: readonly JudgedExcerpt[]): SoundCheck {
  const sounding = all.filter((one) => !one.isSilent);
  const half = Math.max(minPlaces, Math.ceil(sounding.length / 2));
  const faults = soundFaults.filter((fault) => {
    const isMomentary = fault === 'clipped' || fault === 'dropouts';
    return sounding.filter(({ badness }) => badness.has(fault)).length >= (isMomentary ? minPlaces : half);
  });
  const [main] = faults;
  if (main === undefined) return { faults, startMs: 0, endMs: 0 };
  const worst = sounding.reduce((a, b) =>
    (b.badness.get(main) ?? -Infinity) > (a.badness.get(main) ?? -Infinity) ? b : a,
  );
  return { faults, startMs: worst.startMs, endMs: worst.endMs };
}
