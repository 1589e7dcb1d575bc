import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EngineJob, LoadedModel } from '#native/lib/types.ts';
import { defaultSettings } from '#shared/settings.ts';
import { createBuiltInDetector } from '#services/speech/detect/built-in-detector.ts';
import { engineOptions } from '#services/speech/engine-options.ts';
import { presetDecoding } from '#services/speech/presets.ts';
import { speechWindows, type SpeechWindow, type WindowRules } from '#services/speech/speech-windows.ts';

export interface TranscribedSample {
  readonly text: string;
  /** Of each window that was transcribed. */
  readonly texts: readonly string[];
  /** Recording time per wall time. */
  readonly speed: number;
  readonly wallMs: number;
}

/** A model this slow is of no use; the window is given up. */
const maxMs = 5 * 60_000;

interface SampleOptions {
  readonly enoughMs: number;
  readonly threads: number | null;
  readonly signal: AbortSignal;
}

/** Transcribes windows, as many at once as a job would, until they took so long or there are no more. */
export async function transcribeSample(
  model: LoadedModel,
  windows: readonly SpeechWindow[],
  { enoughMs, threads, signal }: SampleOptions,
): Promise<TranscribedSample> {
  const wanted = { language: 'en', translate: false, prompt: '', threads, decoding: presetDecoding.balanced };
  const optionsFor = (window: SpeechWindow) => engineOptions(wanted, model, samplesOf(window).length);
  const texts: string[] = [];
  const startedAt = performance.now();
  let processedMs = 0;
  let wallMs = 0;
  // Every lane has work to the end, as in a job: else an odd window would count against many lanes.
  const repeated = Array.from({ length: Math.ceil(model.lanes / windows.length) + 1 }, () => windows).flat();
  for (let from = 0; from < windows.length && wallMs < enoughMs; from += model.lanes) {
    const together = repeated.slice(from, from + model.lanes);
    const read = await Promise.all(
      together.map((window) => textOf(model.transcribe(samplesOf(window), optionsFor(window)), signal)),
    );
    texts.push(...read.slice(0, windows.length - from));
    processedMs += together.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    wallMs = performance.now() - startedAt;
  }
  return { text: texts.join(' '), texts, speed: Math.round((processedMs / wallMs) * 100) / 100, wallMs };
}

function samplesOf({ channels: [samples] }: SpeechWindow): Int16Array {
  return samples ?? new Int16Array();
}

async function textOf(job: EngineJob, signal: AbortSignal): Promise<string> {
  const cancel = () => job.cancel();
  const tooLong = setTimeout(cancel, maxMs);
  signal.addEventListener('abort', cancel);
  try {
    return (await job.done).segments.map(({ text }) => text).join(' ');
  } finally {
    clearTimeout(tooLong);
    signal.removeEventListener('abort', cancel);
  }
}

/** The bundled sample, cut as a job would cut it. */
export async function sampleWindows(resourcesDir: string): Promise<readonly SpeechWindow[]> {
  const wav = await readFile(path.join(resourcesDir, 'samples', 'interview.wav'));
  const data = wav.indexOf('data', 12, 'latin1') + 8;
  const samples = new Int16Array(Math.floor((wav.length - data) / 2));
  for (const index of samples.keys()) samples[index] = wav.readInt16LE(data + index * 2);
  const windows: SpeechWindow[] = [];
  const { speechThresholdPercent, speechPaddingMs: paddingMs } = defaultSettings;
  const detector = createBuiltInDetector();
  const rules: WindowRules = {
    detector,
    threshold: speechThresholdPercent / 100,
    paddingMs,
    isEverything: false,
    channelCount: 1,
  };
  for await (const window of speechWindows(once(samples), rules)) {
    if ((window.channels[0]?.length ?? 0) > 0) windows.push(window);
  }
  return windows;
}

async function* once(samples: Int16Array): AsyncGenerator<Int16Array, void, void> {
  yield samples;
}
