import type { Span } from './player.ts';

/** One byte of peaks stands for 20 ms. */
export const peakMs = 20;
/** A pause shorter than this is how people speak. */
const minSilenceMs = 700;

/** Below this a moment counts as silent: a part of the way from the quiet fifth of the recording to its loud voices. */
export function silenceLevel(peaks: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const peak of peaks) counts[peak] = (counts[peak] ?? 0) + 1;
  const quantile = (share: number) => {
    let left = peaks.length * share;
    for (let level = 0; level < 256; level += 1) {
      left -= counts[level] ?? 0;
      if (left < 0) return level;
    }
    return 255;
  };
  const quiet = quantile(0.2);
  // A recording without pauses has a loud "quiet fifth": half of its voice is the most that can be silence.
  const loud = quantile(0.95);
  return Math.max(2, Math.min(quiet + (loud - quiet) * 0.1, loud * 0.5));
}

/** Silences of at least 0.7 s in the order of time; read once, when the peaks come. */
export function silencesOf(peaks: Uint8Array): readonly Span[] {
  const level = silenceLevel(peaks);
  const found: Span[] = [];
  let from = 0;
  for (let at = 0; at <= peaks.length; at += 1) {
    if (at < peaks.length && (peaks[at] ?? 0) <= level) continue;
    if ((at - from) * peakMs >= minSilenceMs) found.push({ startMs: from * peakMs, endMs: at * peakMs });
    from = at + 1;
  }
  return found;
}

/** The one of a list in the order of time that holds this moment. */
export function spanAt(spans: readonly Span[], atMs: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.endMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span && span.startMs <= atMs ? span : undefined;
}
