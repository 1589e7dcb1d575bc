/** The louder of both at each moment: a sum would be silence where one side is the other turned over. */
export function loudestChannel(samples: Int16Array, channelCount: number): Int16Array {
  if (channelCount === 1) return samples;
  const mono = new Int16Array(samples.length / 2);
  for (let i = 0; i < mono.length; i += 1) {
    const left = samples[2 * i] ?? 0;
    const right = samples[2 * i + 1] ?? 0;
    mono[i] = Math.abs(left) >= Math.abs(right) ? left : right;
  }
  return mono;
}
