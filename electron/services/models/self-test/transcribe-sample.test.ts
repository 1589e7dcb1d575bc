import { expect, test } from 'vitest';
import type { LoadedModel } from '#native/lib/types.ts';
import type { SpeechWindow } from '#services/speech/speech-windows.ts';
import { transcribeSample } from './transcribe-sample.ts';

const windows = [1, 2, 3, 4, 5].map((nth) => ({
  startMs: nth * 10_000,
  endMs: nth * 10_000 + 8000,
  channels: [new Int16Array(8000 * nth)],
})) as unknown as readonly SpeechWindow[];

/** Says of each window how long it is, and keeps how many were in work at the same time. */
function modelOf(lanes: number): { readonly model: LoadedModel; readonly busy: number[] } {
  const busy: number[] = [];
  let running = 0;
  const transcribe = (samples: Int16Array) => {
    running += 1;
    const done = Promise.resolve().then(() => {
      busy.push(running);
      return { segments: [{ text: `${samples.length / 8000}` }] };
    });
    void done.then(() => (running -= 1));
    return { done, cancel: () => undefined };
  };
  const details = { sizeClass: 'tiny', isMultilingual: false };
  return { model: { lanes, threads: 1, details, transcribe } as unknown as LoadedModel, busy };
}

test.each([1, 2, 3, 8])(
  'a division into %i lanes is judged with every lane at work to the end, and each window’s text is given once',
  async (lanes) => {
    const { model, busy } = modelOf(lanes);
    const signal = new AbortController().signal;
    const read = await transcribeSample(model, windows, { enoughMs: 60_000, threads: null, signal });
    expect(read.texts).toEqual(['1', '2', '3', '4', '5']);
    expect(busy.length % lanes).toBe(0);
    expect(Math.min(...busy.map((_, nth) => busy[nth - (nth % lanes)]!))).toBe(lanes);
  },
);
