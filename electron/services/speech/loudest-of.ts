/** For the waveform: of the samples that come in turn, the loudest of each moment, as 16 bit. */
export function loudestOf(samples: Float32Array, channelCount: number): Int16Array {
  const loudest = new Int16Array(samples.length / channelCount);
  for (let i = 0; i < loudest.length; i += 1) {
    let max = 0;
    for (let at = i * channelCount; at < (i + 1) * channelCount; at += 1) {
      const sample = samples[at] ?? 0;
      if (Math.abs(sample) > Math.abs(max)) max = sample;
    }
    loudest[i] = Math.max(-32_768, Math.min(32_767, Math.round(max * 32_768)));
  }
  return loudest;
}
