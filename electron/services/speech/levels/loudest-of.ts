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
  // One channel, as nearly all recordings have: nothing to compare, sixty million times an hour.
  const isPlain = channelCount === 1 && chosen.length === 1;
  for (let i = 0; i < loudest.length; i += 1) {
    loudest[i] = inInt16(isPlain ? (samples[i] ?? 0) : loudestAt(samples, i * channelCount, chosen));
  }
  return loudest;
}

function loudestAt(samples: Float32Array, at: number, channels: readonly number[]): number {
  let max = 0;
  for (const channel of channels) {
    const sample = samples[at + channel] ?? 0;
    if (Math.abs(sample) > Math.abs(max)) max = sample;
  }
  return max;
}

function inInt16(sample: number): number {
  const scaled = Math.round(sample * 32_768);
  return scaled > 32_767 ? 32_767 : scaled < -32_768 ? -32_768 : scaled;
}
