/** The pitch of a voice, 20 ms after 20 ms, by autocorrelation of the sound below 2 kHz. */
const rate = 16_000;
const lowered = 4;
const lowRate = rate / lowered;
const frame = 160;
/** Of the lowered sound: 20 ms. */
const hop = 80;
const [minLag, maxLag] = [Math.floor(lowRate / 420), Math.ceil(lowRate / 60)];
/** Less alike to itself one period later is no voice. */
const minLikeness = 0.5;
/** Quieter than this (full scale 1, squared, mean) is not judged. */
const minEnergy = 1e-7;

/** Natural logarithm of Hz of each 20 ms; 0 where there is no pitch. `samples` at 16 kHz, full scale 1. */
export function pitchesOf(samples: Float32Array): Float32Array {
  const low = new Float32Array(Math.floor(samples.length / lowered));
  for (let i = 0; i < low.length; i += 1) {
    let sum = 0;
    for (let k = 0; k < lowered; k += 1) sum += samples[i * lowered + k] ?? 0;
    low[i] = sum / lowered;
  }
  const count = Math.max(0, Math.floor((low.length - frame - maxLag) / hop) + 1);
  const pitches = new Float32Array(count);
  const likeness = new Float64Array(maxLag + 2);
  for (let nth = 0; nth < count; nth += 1) pitches[nth] = pitchAt(low, nth * hop, likeness);
  return pitches;
}

function pitchAt(low: Float32Array, from: number, likeness: Float64Array): number {
  let own = 0;
  for (let i = 0; i < frame; i += 1) own += (low[from + i] ?? 0) ** 2;
  if (own / frame < minEnergy) return 0;
  let shifted = 0;
  for (let i = 0; i < frame; i += 1) shifted += (low[from + minLag - 1 + i] ?? 0) ** 2;
  let best = 0;
  for (let lag = minLag - 1; lag <= maxLag; lag += 1) {
    let product = 0;
    for (let i = 0; i < frame; i += 1) product += (low[from + i] ?? 0) * (low[from + lag + i] ?? 0);
    likeness[lag] = product / Math.sqrt(own * shifted + 1e-12);
    if (lag >= minLag && lag < maxLag && (likeness[lag] ?? 0) > best) best = likeness[lag] ?? 0;
    shifted += (low[from + lag + frame] ?? 0) ** 2 - (low[from + lag] ?? 0) ** 2;
  }
  if (best < minLikeness) return 0;
  // The shortest period that is nearly as good: twice the period is as alike to itself.
  for (let lag = minLag; lag < maxLag; lag += 1) {
    const [before, here, after] = [likeness[lag - 1] ?? 0, likeness[lag] ?? 0, likeness[lag + 1] ?? 0];
    if (here < best * 0.88 || here < before || here < after) continue;
    const bend = before - 2 * here + after;
    const shift = bend === 0 ? 0 : (before - after) / (2 * bend);
    return Math.log(lowRate / (lag + shift));
  }
  return 0;
}
