/** Bytes per second over the last seconds, so that a pause or a better line shows soon. */
export interface RateMeter {
  /** Null until there is a second to go by. */
  at(doneBytes: number): number | null;
}

const windowMs = 5000;
const minMs = 1000;

export function createRateMeter(now: () => number = Date.now): RateMeter {
  const seen: { atMs: number; bytes: number }[] = [];
  return {
    at(doneBytes) {
      const atMs = now();
      // Restarted: what was seen before says nothing.
      if ((seen.at(-1)?.bytes ?? 0) > doneBytes) seen.length = 0;
      seen.push({ atMs, bytes: doneBytes });
      while (seen.length > 2 && (seen[1]?.atMs ?? atMs) < atMs - windowMs) seen.shift();
      const [first] = seen;
      if (first === undefined || atMs - first.atMs < minMs) return null;
      return ((doneBytes - first.bytes) * 1000) / (atMs - first.atMs);
    },
  };
}
