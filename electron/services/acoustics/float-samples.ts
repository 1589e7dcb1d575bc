/** Full scale 1. Not `Float32Array.from`, which collects all values in a list first: 180 MB for five minutes. */
export function floatSamples(samples: Int16Array): Float32Array {
  const floats = new Float32Array(samples.length);
  for (let i = 0; i < samples.length; i += 1) floats[i] = (samples[i] ?? 0) / 32_768;
  return floats;
}
