/** What each half second of a sound is: speech and music, each by itself; noise; silence. */
import { MelFrames } from '#services/acoustics/mel-frames.ts';
import type { SmallNetwork } from '#services/acoustics/small-network.ts';
import { createStatistics, mapBands, statisticsCount, windowFrames } from '#services/acoustics/window-statistics.ts';

/** One window of a second is judged every half second. */
export const hopMs = 500;
const hopFrames = 50;
/** A second quieter than this is silence, dB of full scale. */
const silenceDb = -60;
/** Judgements are averaged over so many windows on either side. */
const smoothedBeside = 2;
/** Where there is music, a voice has to be this sure: what sings or plays a tune is like one. */
const sureOverMusic = 0.9;

export interface MapWindow {
  /** Of the first half second that is the window's own: the middle of the frames. */
  readonly startMs: number;
  /** 0…1; each is there from 0.5 on. */
  readonly speech: number;
  readonly music: number;
  readonly isSilent: boolean;
}

/** Windows whose middle half second lies in the sound; `fromMs` is where the samples (full scale 1) begin. */
export function soundMap(samples: Float32Array, fromMs: number, network: SmallNetwork): readonly MapWindow[] {
  const frames = melFramesOf(samples);
  const statistics = createStatistics();
  const input = new Float32Array(statisticsCount);
  const raw: { speech: number; music: number; isSilent: boolean }[] = [];
  const count = Math.floor((frames.length / mapBands - windowFrames) / hopFrames) + 1;
  for (let nth = 0; nth < count; nth += 1) {
    const first = nth * hopFrames;
    statistics(frames.subarray(first * mapBands, (first + windowFrames) * mapBands), input);
    const [speech = 0, music = 0] = network.answer(input);
    raw.push({ speech, music, isSilent: levelDb(samples, first * 160, 16_000) < silenceDb });
  }
  return raw.map(({ isSilent }, nth) => {
    const near = raw.slice(Math.max(0, nth - smoothedBeside), nth + smoothedBeside + 1).filter((one) => !one.isSilent);
    const mean = (key: 'speech' | 'music') => near.reduce((sum, one) => sum + one[key], 0) / Math.max(1, near.length);
    const music = mean('music');
    return { startMs: fromMs + nth * hopMs + hopMs / 2, speech: speechBeside(music, mean('speech')), music, isSilent };
  });
}

/** What is said of speech, drawn so that it is there from 0.5 on. */
function speechBeside(music: number, speech: number): number {
  if (music < 0.5) return speech;
  return speech < sureOverMusic
    ? (0.5 * speech) / sureOverMusic
    : 0.5 + (0.5 * (speech - sureOverMusic)) / (1 - sureOverMusic);
}

export function melFramesOf(samples: Float32Array): Float32Array {
  const frames = new Float32Array((Math.max(0, Math.floor((samples.length - 400) / 160)) + 1) * mapBands);
  let count = 0;
  new MelFrames({ bands: mapBands, scale: 1 }).add(samples, (frame, index) => {
    frames.set(frame, index * mapBands);
    count = index + 1;
  });
  return frames.subarray(0, count * mapBands);
}

function levelDb(samples: Float32Array, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i += 1) sum += (samples[i] ?? 0) ** 2;
  return 10 * Math.log10(sum / count + 1e-12);
}
