import { sampleRateHz } from '#native/lib/types.ts';

/** Below it no voice has anything that recognition needs: an offset, handling noise, part of the mains' hum. */
export const highPassHz = 45;
const sections = butterworth([0.541_196_1, 1.306_563]);

interface Section {
  readonly b0: number;
  readonly b1: number;
  readonly a1: number;
  readonly a2: number;
}

/** Takes constant offset and rumble (under 45 Hz, fourth order) out of one channel; filters in place, piece after piece. */
export function createHighPass(): (samples: Float32Array) => void {
  const states = sections.map(() => ({ x1: 0, x2: 0, y1: 0, y2: 0 }));
  let isFirst = true;
  return (samples) => {
    for (const [nth, { b0, b1, a1, a2 }] of sections.entries()) {
      const state = states[nth] ?? { x1: 0, x2: 0, y1: 0, y2: 0 };
      // As if the first sample had always been there: an offset from the first moment on is no bang.
      if (isFirst && nth === 0) state.x1 = state.x2 = samples[0] ?? 0;
      let { x1, x2, y1, y2 } = state;
      for (let i = 0; i < samples.length; i += 1) {
        const x = samples[i] ?? 0;
        let y = b0 * (x + x2) + b1 * x1 - a1 * y1 - a2 * y2;
        // Numbers too small for the processor's fast path: silence must not be slower than sound.
        if (y < 1e-20 && y > -1e-20) y = 0;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        samples[i] = y;
      }
      Object.assign(state, { x1, x2, y1, y2 });
    }
    if (samples.length > 0) isFirst = false;
  };
}

function butterworth(qualities: readonly number[]): readonly Section[] {
  const w = (2 * Math.PI * highPassHz) / sampleRateHz;
  return qualities.map((quality) => {
    const alpha = Math.sin(w) / (2 * quality);
    const a0 = 1 + alpha;
    const b0 = (1 + Math.cos(w)) / 2 / a0;
    return { b0, b1: -2 * b0, a1: (-2 * Math.cos(w)) / a0, a2: (1 - alpha) / a0 };
  });
}
