/**
 * How much of a bar is its loudest moment; the rest is the mean, which distinguishes speech from pauses in long
 * recordings.
 */
const loudestPart = 0.45;

/**
 * One height for each of `count` equal parts of the recording, 0…255: no loud moment is lost. `partOfAll` is the share of the recording
 * that the peaks cover, so that a file that is still being read does not look shorter than it is.
 */
export function downsamplePeaks(peaks: Uint8Array, count: number, partOfAll = 1): Uint8Array {
  const bars = new Uint8Array(Math.max(0, count));
  const filled = Math.min(count, Math.round(count * partOfAll));
  for (let bar = 0; bar < filled; bar += 1) {
    const from = Math.floor((bar * peaks.length) / filled);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / filled));
    let loudest = 0;
    let sum = 0;
    for (let at = from; at < to; at += 1) {
      loudest = Math.max(loudest, peaks[at] ?? 0);
      sum += peaks[at] ?? 0;
    }
    bars[bar] = Math.round(loudestPart * loudest + (1 - loudestPart) * (sum / (to - from)));
  }
  return bars;
}
