/** Each level holds the loudest of this many of the level below. */
const step = 4;

export interface PeakLevels {
  /** `levels[n]` has one value for each 4ⁿ peaks. */
  readonly levels: readonly Uint8Array[];
}

/** Read once when peaks come, so that a picture of any part at any scale costs its width and nothing else. */
export function peakLevels(peaks: Uint8Array): PeakLevels {
  const levels = [peaks];
  let below = peaks;
  while (below.length > 2000) {
    const above = new Uint8Array(Math.ceil(below.length / step));
    for (let at = 0; at < below.length; at += 1) {
      const to = (at / step) | 0;
      above[to] = Math.max(above[to] ?? 0, below[at] ?? 0);
    }
    levels.push(above);
    below = above;
  }
  return { levels };
}

/** The loudest moment between two places, counted in peaks; at most about eight values are read. */
export function loudestBetween({ levels }: PeakLevels, from: number, to: number): number {
  const wanted = Math.floor(Math.log(Math.max(1, (to - from) / 2)) / Math.log(step));
  const nth = Math.max(0, Math.min(levels.length - 1, wanted));
  const scale = step ** nth;
  const level = levels[nth] ?? new Uint8Array(0);
  const last = Math.max(Math.floor(from / scale) + 1, Math.ceil(to / scale));
  let loudest = 0;
  for (let at = Math.max(0, Math.floor(from / scale)); at < Math.min(level.length, last); at += 1) {
    loudest = Math.max(loudest, level[at] ?? 0);
  }
  return loudest;
}
