/**
 * For the waveform: of the samples that come in turn, the loudest of each moment, as 16 bit. `channels` are those that
 * count, from 0; null for all.
 */
export function loudestOf(
  samples: Float32Array,
  channelCount: number,
  channels: readonly number[] | null = null,
): Int16Array {
  const all = Array.from({ length: channelCount }, (_, nth) => nth);
  const chosen = channels === null ? all : all.filter((nth) => channels.includes(nth));
  const loudest = new Int16Array(samples.length / channelCount);
  for (let i = 0; i < loudest.length; i += 1) {
    let max = 0;
    for (const channel of chosen) {
      const sample = samples[i * channelCount + channel] ?? 0;
      if (Math.abs(sample) > Math.abs(max)) max = sample;
    }
    loudest[i] = Math.max(-32_768, Math.min(32_767, Math.round(max * 32_768)));
  }
  return loudest;
}
