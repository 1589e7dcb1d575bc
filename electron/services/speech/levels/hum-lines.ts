import { sampleRateHz } from '#native/lib/types.ts';
import { createFourier } from '#services/acoustics/fourier.ts';

/** Half a second: hum is looked for in the spectrum of each. */
export const humBlockSamples = sampleRateHz / 2;
/** Of the mains all over the world. */
const mainsHz = [50, 60];
const maxLineHz = 720;
/** For lines this low one sample in eight is enough. */
const step = 8;
const size = 2048;
const hzPerBin = sampleRateHz / step / size;
const used = humBlockSamples / step;
/** A line stands this much (12 dB) above what lies beside it, and is audible at all beside the rest (−46 dB). */
const minProminence = 16;
const minShare = 2.5e-5;
const reachHz = 1.5;
const besideHz = [4.5, 7.5] as const;

/** What the search for hum keeps of half a second. */
export interface HumSpectrum {
  /** Power of each bin up to `maxLineHz`. */
  readonly powers: Float32Array;
  /** Mean square of the samples. */
  readonly energy: number;
}

export function createHumSpectrum(): (samples: Float32Array) => HumSpectrum {
  const fourier = createFourier(size);
  const shape = Float64Array.from({ length: used }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / used));
  const scale = 2 / shape.reduce((sum, value) => sum + value, 0);
  const buffer = new Float64Array(size);
  const power = new Float64Array(size / 2);
  return (samples) => {
    buffer.fill(0);
    let energy = 0;
    for (let i = 0; i < used; i += 1) {
      let sum = 0;
      for (let at = i * step; at < (i + 1) * step; at += 1) {
        const sample = samples[at] ?? 0;
        sum += sample;
        energy += sample * sample;
      }
      buffer[i] = (sum / step) * (shape[i] ?? 0) * scale;
    }
    fourier.powerOf(buffer, power);
    const powers = Float32Array.from(power.subarray(0, Math.ceil((maxLineHz + 10) / hzPerBin)));
    return { powers, energy: energy / humBlockSamples };
  };
}

/**
 * The lines of mains hum that are there in every one of these half seconds, in Hz; a voice is silent in some of them, or
 * moves. Empty where there is none worth to be taken out.
 */
export function findHumLines(spectra: readonly HumSpectrum[]): readonly number[] {
  const [first] = spectra;
  if (first === undefined) return [];
  const steady = first.powers.slice();
  for (const { powers } of spectra) {
    for (let bin = 0; bin < steady.length; bin += 1) {
      const power = powers[bin] ?? 0;
      if (power < (steady[bin] ?? 0)) steady[bin] = power;
    }
  }
  const loudest = Math.max(...spectra.map(({ energy }) => energy));
  return mainsHz
    .map((hz) => linesOf(hz, steady, loudest))
    .reduce((best, lines) => (lines.power > best.power ? lines : best)).lines;
}

function linesOf(hz: number, steady: Float32Array, loudest: number) {
  const lines: number[] = [];
  let power = 0;
  for (let line = hz; line <= maxLineHz; line += hz) {
    const own = max(steady, line - reachHz, line + reachHz);
    const [near, far] = besideHz;
    const beside = (mean(steady, line - far, line - near) + mean(steady, line + near, line + far)) / 2;
    if (own <= minProminence * beside || own / 2 <= minShare * loudest || own < 1e-12) continue;
    lines.push(line);
    power += own;
  }
  return { lines, power };
}

function max(steady: Float32Array, fromHz: number, toHz: number): number {
  let found = 0;
  for (let bin = Math.round(fromHz / hzPerBin); bin <= toHz / hzPerBin; bin += 1) {
    found = Math.max(found, steady[bin] ?? 0);
  }
  return found;
}

function mean(steady: Float32Array, fromHz: number, toHz: number): number {
  const [from, to] = [Math.round(fromHz / hzPerBin), Math.round(toHz / hzPerBin)];
  let sum = 0;
  for (let bin = from; bin <= to; bin += 1) sum += steady[bin] ?? 0;
  return sum / (to - from + 1);
}
