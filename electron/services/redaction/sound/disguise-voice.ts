import { randomInt } from 'node:crypto';

export interface Disguise {
  restart(): void;
  /** One sample in, one out; full scale is 1. */
  next(sample: number): number;
}

/** The delay line whose two readers make the new pitch. */
const windowMs = 50;
/** The pitch is moved by a third or so, down or up, and drifts: one fixed change could be turned back. */
const ratios = [0.7, 0.74, 0.78, 1.3, 1.36] as const;
const driftMs = 400;

/**
 * Another pitch in the same time: two readers go through the last 50 ms at another speed and take turns. The words stay
 * understood. It hides a voice from a listener; that no analysis can ever name the speaker is not promised.
 */
export function createDisguise(rateHz: number): Disguise {
  const size = Math.round((windowMs * rateHz) / 1000);
  const line = new Float32Array(size * 2);
  const base = ratios[randomInt(ratios.length)] ?? 0.74;
  let ratio: number = base;
  let written = 0;
  let phase = 0;
  let untilDrift = 0;
  const read = (delay: number) => {
    const at = (written - 1 - delay + line.length * 4) % line.length;
    const low = Math.floor(at);
    const part = at - low;
    return (line[low % line.length] ?? 0) * (1 - part) + (line[(low + 1) % line.length] ?? 0) * part;
  };
  return {
    restart() {
      line.fill(0);
      written = 0;
      phase = 0;
    },
    next(sample) {
      if (untilDrift <= 0) {
        ratio = base + (randomInt(1000) / 1000 - 0.5) * 0.08;
        untilDrift = Math.round((driftMs * rateHz) / 1000);
      }
      untilDrift -= 1;
      line[written % line.length] = sample;
      written = (written + 1) % line.length;
      phase += (1 - ratio) / size;
      phase -= Math.floor(phase);
      const other = (phase + 0.5) % 1;
      const weight = 1 - Math.abs(2 * phase - 1);
      return read(phase * (size - 2)) * weight + read(other * (size - 2)) * (1 - weight);
    },
  };
}
