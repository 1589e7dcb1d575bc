import { sampleRateHz } from '#native/lib/types.ts';

const taps = 48;

export interface Downsampler {
  /** Any number of whole frames, channels in turn. */
  add(pcm: Int16Array): Int16Array;
}

/**
 * All channels as one, at 16 kHz, as it comes. Only whole multiples of 16 kHz. Good enough to read along with what is
 * spoken; what is kept is decoded by ffmpeg.
 */
export function createDownsampler(rateHz: number, channelCount: number): Downsampler {
  const step = Math.round(rateHz / sampleRateHz);
  const filter = step === 1 ? Float32Array.of(1) : lowPass(step);
  let kept = new Float32Array(filter.length - 1);
  let skip = 0;
  return {
    add(pcm) {
      const frames = Math.floor(pcm.length / channelCount);
      const samples = new Float32Array(kept.length + frames);
      samples.set(kept);
      for (let frame = 0; frame < frames; frame += 1) {
        let sum = 0;
        for (let channel = 0; channel < channelCount; channel += 1) sum += pcm[frame * channelCount + channel] ?? 0;
        samples[kept.length + frame] = Math.max(-32_768, Math.min(32_767, sum));
      }
      const out: number[] = [];
      let at = skip;
      for (; at < frames; at += step) {
        let value = 0;
        for (let tap = 0; tap < filter.length; tap += 1) value += (filter[tap] ?? 0) * (samples[at + tap] ?? 0);
        out.push(Math.max(-32_768, Math.min(32_767, Math.round(value))));
      }
      skip = at - frames;
      kept = samples.slice(samples.length - (filter.length - 1));
      return Int16Array.from(out);
    },
  };
}

/** A windowed sinc that lets through what 16 kHz can hold. */
function lowPass(step: number): Float32Array {
  const cut = 0.45 / step;
  const middle = (taps - 1) / 2;
  const raw = Array.from({ length: taps }, (_, tap) => {
    const x = tap - middle;
    const sinc = x === 0 ? 2 * cut : Math.sin(2 * Math.PI * cut * x) / (Math.PI * x);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * tap) / (taps - 1)));
  });
  const sum = raw.reduce((all, value) => all + value, 0);
  return Float32Array.from(raw, (value) => value / sum);
}
