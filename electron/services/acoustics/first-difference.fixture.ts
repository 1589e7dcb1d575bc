/**
 * Where two sounds begin to differ, null where they are the same to the bit; NaN where only their lengths do. For sounds of minutes:
 * `toEqual` looks at each sample with all it knows of objects.
 */
export function firstDifference<T extends Int16Array | Float32Array>(one: T, other: T): number | null {
  if (one.length !== other.length) return Number.NaN;
  const at = one.findIndex((sample, nth) => sample !== other[nth]);
  return at < 0 ? null : at;
}
