/** A short WAV file of noise; another seed is another content. */
export function makeWav(seed: number, seconds = 0.5): Buffer {
  const samples = Math.round(16_000 * seconds);
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(16_000, 24);
  wav.writeUInt32LE(32_000, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  let state = seed * 2_654_435_761;
  for (let at = 0; at < samples; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    wav.writeInt16LE(state >> 22, 44 + at * 2);
  }
  return wav;
}
