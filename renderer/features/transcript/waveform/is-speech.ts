/** True when some of a stretch lies within speech; `edgesMs` are starts and ends in turn, ascending. */
export function isSpeech(edgesMs: Float64Array, fromMs: number, toMs: number): boolean {
  let low = 0;
  let high = edgesMs.length / 2;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((edgesMs[2 * middle + 1] ?? 0) > fromMs) high = middle;
    else low = middle + 1;
  }
  return (edgesMs[2 * low] ?? Infinity) < toMs;
}
