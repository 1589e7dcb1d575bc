const minLimitMs = 6 * 3_600_000;
/** Less than the thinnest speech codec takes (Codec2: 87 bytes per second), more than files made to fill a disk. */
const minBytesPerSecond = 16;

/**
 * How much sound is taken out of a file of this size before it is held for one that was made to never end. It counts
 * bytes, never what a container declares; a person can lift it.
 */
export function lengthLimitMs(sizeBytes: number): number {
  return Math.max(minLimitMs, (sizeBytes / minBytesPerSecond) * 1000);
}
