/** What each half second of a sound is: speech and music, each by itself; noise; silence. */
import { MelFrames } from '#services/acoustics/mel-frames.ts';
import { mapBands, windowFrames } from '#services/acoustics/window-statistics.ts';
import type { SoundClassifier } from './sound-classifier.ts';

/** One window of a second is judged every half second. */
export const hopMs = 500;
const hopFrames = 50;
/** A second quieter than this is silence, dB of full scale. */
const silenceLevel = 10 ** (-60 / 20);
/** Judgements are averaged over so many windows on either side. */
const smoothedBeside = 2;
/** Where there is music, a voice has to be this sure: what sings or plays a tune is like one. */
const sureOverMusic = 0.8;

export interface MapWindow {
  /** Of the first half second that is the window's own: the middle of the frames. */
  readonly startMs: number;
  /** 0…1; each is there from 0.5 on. */
  readonly speech: number;
  readonly music: number;
  readonly isSilent: boolean;
}

/** Windows whose middle half second lies in the sound; `fromMs` is where the samples (full scale 1) begin. */
export function soundMap(samples: Float32Array, fromMs: number, classifier: SoundClassifier): readonly MapWindow[] {
  const frames = melFramesOf(samples);
  const raw: RawWindow[] = [];
  const count = Math.floor((frames.length / mapBands - windowFrames) / hopFrames) + 1;
  for (let nth = 0; nth < count; nth += 1) {
    const first = nth * hopFrames;
    const own = frames.subarray(first * mapBands, (first + windowFrames) * mapBands);
    const [speech, music] = classifier.answer(own);
    raw.push({ speech, music, level: levelOf(samples, first * 160, 16_000) });
  }
  return raw.map((own, nth) => {
    const near = raw.slice(Math.max(0, nth - smoothedBeside), nth + smoothedBeside + 1);
    const music = meanOf(near, own, 'music');
    const isSilent = own.level < silenceLevel;
    return {
      startMs: fromMs + nth * hopMs + hopMs / 2,
      speech: speechBeside(music, meanOf(near, own, 'speech')),
      music,
      isSilent,
    };
  });
}

interface RawWindow {
  readonly speech: number;
  readonly music: number;
  /** Of full scale. */
  readonly level: number;
}

/** A mean in which a window that is quieter than `own` counts less: the room in a pause says little of the voice before it. */
function meanOf(windows: readonly RawWindow[], own: RawWindow, key: 'speech' | 'music'): number {
  let [sum, weights] = [0, 0];
  for (const window of windows) {
    if (window.level < silenceLevel) continue;
    const weight = Math.min(1, window.level / own.level);
    sum += weight * window[key];
    weights += weight;
  }
  return sum / Math.max(weights, 1e-9);
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

function levelOf(samples: Float32Array, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i += 1) sum += (samples[i] ?? 0) ** 2;
  return Math.sqrt(sum / count) + 1e-9;
}
