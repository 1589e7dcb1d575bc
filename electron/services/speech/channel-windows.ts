import { sampleRateHz } from '#native/types.ts';
import { speechWindows, type SpeechWindow } from './speech-windows.ts';

export interface ChannelWindow extends SpeechWindow {
  /** Left and right of the same stretch, at most a window long; what is silent on one side is still there. */
  readonly channels: readonly [Int16Array, Int16Array];
}

/**
 * Windows of two channels, cut where both are quiet: so every window can be committed whole, in the order of time, and a
 * resumed run sees the same ones. `pieces` hold left and right in turn.
 */
export async function* channelWindows(pieces: AsyncIterable<Int16Array>): AsyncGenerator<ChannelWindow, void, void> {
  let kept = new Int16Array(0);
  let keptFrom = 0;
  const mixed = async function* (): AsyncGenerator<Int16Array, void, void> {
    for await (const piece of pieces) {
      const joined = new Int16Array(kept.length + piece.length);
      joined.set(kept);
      joined.set(piece, kept.length);
      kept = joined;
      yield louderOf(piece);
    }
  };
  for await (const window of speechWindows(mixed())) {
    const from = (window.startMs * sampleRateHz) / 1000 - keptFrom;
    const stretch = kept.subarray(2 * from, 2 * (from + window.pcm.length));
    yield { ...window, channels: [side(stretch, 0), side(stretch, 1)] };
    const done = Math.min(kept.length / 2, Math.floor((window.endMs * sampleRateHz) / 1000) - keptFrom);
    kept = kept.slice(2 * done);
    keptFrom += done;
  }
}

/** The louder of both at each moment: a sum would be silence where one side is the other turned over. */
export function louderOf(stereo: Int16Array): Int16Array {
  const mono = new Int16Array(stereo.length / 2);
  for (let i = 0; i < mono.length; i += 1) {
    const left = stereo[2 * i] ?? 0;
    const right = stereo[2 * i + 1] ?? 0;
    mono[i] = Math.abs(left) >= Math.abs(right) ? left : right;
  }
  return mono;
}

function side(stereo: Int16Array, which: 0 | 1): Int16Array {
  const mono = new Int16Array(stereo.length / 2);
  for (let i = 0; i < mono.length; i += 1) mono[i] = stereo[2 * i + which] ?? 0;
  return mono;
}
