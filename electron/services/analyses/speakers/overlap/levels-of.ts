/** Steps of a tenth of a second; a level is that of 40 ms. */
export const levelStepMs = 100;
const frame = 640;
const hop = 320;
const perStep = (levelStepMs * 16) / hop;

/** The least level of each tenth of a second, in dB of full scale. */
export function levelsOf(samples: Int16Array): Int8Array {
  const count = Math.max(0, Math.floor((samples.length - frame) / hop) + 1);
  const levels = new Int8Array(Math.ceil(count / perStep));
  for (let step = 0; step < levels.length; step += 1) {
    let minDb = 0;
    for (let nth = step * perStep; nth < Math.min(count, (step + 1) * perStep); nth += 1) {
      let sum = 0;
      for (let i = nth * hop; i < nth * hop + frame; i += 1) sum += (samples[i] ?? 0) ** 2;
      minDb = Math.min(minDb, 10 * Math.log10(sum / frame / 32_768 ** 2 + 1e-12));
    }
    levels[step] = Math.round(Math.max(-120, minDb));
  }
  return levels;
}
