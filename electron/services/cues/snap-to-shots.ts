import { minGapMs, type CueRules } from '#shared/cues/cue-rules.ts';

/** In ascending order, in milliseconds. */
export type Shots = readonly number[];

/** So much of the distance before a cut a cue begins at the cut; nearer to its end it begins that distance before it. */
const nearShare = 0.75;

/** How near a time must be to a shot change to keep to it; 0 where the rules do not ask for it. */
export function shotReachMs({ shotFrames, frameRate }: CueRules): number {
  return (shotFrames * 1000) / frameRate;
}

/** Where a cue begins that would begin here: at the cut, or as far before it as the eye needs. */
export function snapStart(atMs: number, shots: Shots, reachMs: number): number {
  const shotMs = nearestShot(atMs, shots);
  if (shotMs === null || reachMs === 0) return atMs;
  const beforeMs = shotMs - atMs;
  if (beforeMs <= 0) return -beforeMs < reachMs ? shotMs : atMs;
  if (beforeMs < reachMs * nearShare) return shotMs;
  return beforeMs < reachMs ? Math.max(0, Math.round(shotMs - reachMs)) : atMs;
}

/** Where a cue ends that would end here: two frames before the cut. */
export function snapEnd(atMs: number, shots: Shots, rules: CueRules): number {
  const shotMs = nearestShot(atMs, shots);
  const reachMs = shotReachMs(rules);
  if (shotMs === null || Math.abs(shotMs - atMs) >= reachMs) return atMs;
  return shotMs - minGapMs(rules);
}

/** Whether a cue begins, or ends, where a shot change wants it to. */
export function isOnShot(atMs: number, side: 'start' | 'end', shots: Shots, rules: CueRules): boolean {
  const reachMs = shotReachMs(rules);
  if (reachMs === 0 || shots.length === 0) return false;
  if (side === 'end') return nearestShot(atMs + minGapMs(rules), shots) === atMs + minGapMs(rules);
  return [atMs, Math.round(atMs + reachMs)].some((ms) => Math.abs((nearestShot(ms, shots) ?? -9) - ms) <= 1);
}

export function nearestShot(atMs: number, shots: Shots): number | null {
  let [low, high] = [0, shots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shots[middle] ?? 0) < atMs) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [shots[low - 1], shots[low]];
  if (before === undefined || after === undefined) return before ?? after ?? null;
  return atMs - before < after - atMs ? before : after;
}
