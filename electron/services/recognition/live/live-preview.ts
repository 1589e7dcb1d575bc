import { setTimeout as wait } from 'node:timers/promises';
import { sampleRateHz, type EngineSegment } from '#native/lib/types.ts';
import type { PartialSegment } from '#shared/segment.ts';
import { completeOptions } from '#services/store/recordings/job-options.ts';
import type { JobOptions } from '#services/store/records.ts';
import { engineOptions } from '#services/speech/engine-options.ts';
import { placeSegments } from '#services/speech/marks/place-segments.ts';
import { presetDecoding } from '#services/speech/presets.ts';
import { timelineOf } from '#services/speech/timeline.ts';
import { createDownsampler } from './downsampler.ts';
import { findVoice } from './find-voice.ts';
import type { Recognizer } from '../recognizer.ts';
import { SpokenLanguage } from '../spoken-language.ts';

/** Sound while it is recorded. */
export interface SoundAsItComes {
  readonly sampleRateHz: number;
  readonly channelCount: number;
  onSound(listener: (pcm: Int16Array, fromFrame: number) => void): () => void;
}

/** Text of what was just said, before the windows come to it. */
export interface LivePreview {
  /** Text up to here is saved: it is not shown a second time. */
  committed(endMs: number): void;
  /** Resolves when nothing is being read any more. */
  close(): Promise<void>;
}

export interface PreviewReading {
  readonly options: JobOptions;
  /** Whisper code, where it is known already. */
  readonly language: string | null;
  readonly recognizer: Recognizer;
  readonly signal: AbortSignal;
}

/** Read again when so much is new. */
const newSamples = 0.4 * sampleRateHz;
/** What was read of a sentence that ended so long ago is not read again. */
const pauseSamples = 0.6 * sampleRateHz;
/** Of someone who makes no pause, so much is read at a time, and what lies behind by so much is not read again. */
const maxSamples = 12 * sampleRateHz;
const settledMs = 3000;
/** Kept where nothing is said: the beginning of a word may be in it. */
const leadSamples = 0.3 * sampleRateHz;
/** Between two readings, so that the windows get their share of the engine. */
const restShare = 0.5;

/**
 * Reads along with a recording that is being made: what was said since the last pause is read again and again in the
 * fastest way while it grows. It is provisional and never saved, for the windows read it as those of a file. Nothing that
 * goes wrong here ends the job: the windows meet the same and report it.
 */
export function createLivePreview(
  sound: SoundAsItComes,
  reading: PreviewReading,
  onPartial: (segments: readonly PartialSegment[]) => void,
): LivePreview {
  return new Preview(sound, reading, onPartial);
}

class Preview implements LivePreview {
  readonly #reading: PreviewReading;
  readonly #language: SpokenLanguage;
  readonly #onPartial: (segments: readonly PartialSegment[]) => void;
  readonly #off: () => void;
  readonly #closed = new AbortController();
  readonly #work: Promise<void>;
  #news = Promise.withResolvers<void>();
  /** Not read to its end yet, from sample `#from` of the recording on. */
  #open: Int16Array = new Int16Array(0);
  #from: number | null = null;
  /** How much of it was there when it was read last. */
  #read = 0;
  #settled: readonly PartialSegment[] = [];
  #tail: readonly PartialSegment[] = [];
  #committedMs = 0;

  constructor(
    sound: SoundAsItComes,
    reading: PreviewReading,
    onPartial: (segments: readonly PartialSegment[]) => void,
  ) {
    const { options, recognizer, language } = reading;
    this.#reading = reading;
    this.#onPartial = onPartial;
    this.#language = new SpokenLanguage(
      { ...completeOptions(options), language: options.language },
      recognizer,
      language,
    );
    const downsampler = createDownsampler(sound.sampleRateHz, sound.channelCount);
    const step = sound.sampleRateHz / sampleRateHz;
    this.#off = sound.onSound((pcm, fromFrame) => {
      this.#from ??= Math.round(fromFrame / step);
      this.#open = joined(this.#open, downsampler.add(pcm));
      this.#news.resolve();
    });
    this.#work = this.#readOn();
  }

  committed(endMs: number): void {
    this.#committedMs = endMs;
    this.#settled = this.#settled.filter((segment) => segment.endMs > endMs);
    this.#show();
  }

  async close(): Promise<void> {
    this.#off();
    this.#closed.abort();
    this.#news.resolve();
    await this.#work;
  }

  async #readOn(): Promise<void> {
    const stopped = AbortSignal.any([this.#reading.signal, this.#closed.signal]);
    stopped.addEventListener('abort', () => this.#news.resolve(), { once: true });
    while (!stopped.aborted) {
      await this.#news.promise;
      this.#news = Promise.withResolvers();
      if (stopped.aborted || this.#open.length - this.#read < newSamples) continue;
      const startedAt = performance.now();
      try {
        await this.#readOnce();
      } catch {
        if (!stopped.aborted) await wait(1000, undefined, { signal: stopped }).catch(() => undefined);
      }
      const restMs = (performance.now() - startedAt) * restShare;
      await wait(restMs, undefined, { signal: stopped }).catch(() => undefined);
      if (this.#open.length - this.#read >= newSamples) this.#news.resolve();
    }
  }

  async #readOnce(): Promise<void> {
    const sound = this.#open;
    const from = this.#from ?? 0;
    this.#read = sound.length;
    const voice = findVoice(sound);
    if (voice === null) {
      this.#drop(Math.max(0, sound.length - leadSamples));
      if (this.#tail.length === 0) return;
      this.#tail = [];
      this.#show();
      return;
    }
    const start = Math.max(0, voice.from - leadSamples);
    const end = Math.min(sound.length, voice.to + leadSamples);
    const segments = await this.#recognise(sound.subarray(start, end), from + start);
    const isPause = sound.length - voice.to >= pauseSamples;
    if (isPause) {
      this.#settled = [...this.#settled, ...segments.map(shown)];
      this.#tail = [];
      this.#drop(end);
    } else if (sound.length >= maxSamples) this.#settle(segments, from, sound.length);
    else this.#tail = segments.map(shown);
    this.#show();
  }

  async #recognise(pcm: Int16Array, from: number): Promise<readonly EngineSegment[]> {
    const { options, recognizer } = this.#reading;
    const language = await this.#language.of(pcm);
    const { translate, prompt } = options;
    const wanted = { language, translate, prompt, threads: null, decoding: presetDecoding.fast };
    const level = levelled(pcm);
    const result = await recognizer.run({ pcm: level, options: (model) => engineOptions(wanted, model, pcm.length) });
    const timeline = timelineOf([{ at: 0, from, length: pcm.length }]);
    return placeSegments(result?.segments ?? [], timeline).filter(({ text }) => text.trim() !== '');
  }

  /** Of speech without a pause: the words that lie behind are read, and the rest continues. */
  #settle(segments: readonly EngineSegment[], from: number, length: number): void {
    const untilMs = ((from + length) * 1000) / sampleRateHz - settledMs;
    const parts = segments.map((segment) => split(segment, untilMs));
    const done = parts.flatMap(({ before }) => before ?? []);
    this.#settled = [...this.#settled, ...done];
    this.#tail = parts.flatMap(({ after }) => after ?? []);
    const doneMs = done.at(-1)?.endMs ?? untilMs;
    this.#drop(Math.max(0, Math.min(length, Math.round((doneMs * sampleRateHz) / 1000) - from)));
  }

  #drop(samples: number): void {
    this.#open = this.#open.slice(samples);
    this.#from = (this.#from ?? 0) + samples;
    this.#read = Math.max(0, this.#read - samples);
  }

  #show(): void {
    if (this.#closed.signal.aborted || this.#reading.signal.aborted) return;
    const all = [...this.#settled, ...this.#tail].filter(({ endMs }) => endMs > this.#committedMs);
    this.#onPartial(all.map((segment) => ({ ...segment, startMs: Math.max(segment.startMs, this.#committedMs) })));
  }
}

const shown = ({ startMs, endMs, text }: EngineSegment): PartialSegment => ({ startMs, endMs, text: text.trim() });

function split(
  segment: EngineSegment,
  untilMs: number,
): { before: PartialSegment | null; after: PartialSegment | null } {
  if (segment.endMs <= untilMs) return { before: shown(segment), after: null };
  const early = segment.words.filter(({ endMs }) => endMs <= untilMs);
  const late = segment.words.filter(({ endMs }) => endMs > untilMs);
  return { before: ofWords(early), after: early.length === 0 ? shown(segment) : ofWords(late) };
}

function ofWords(words: EngineSegment['words']): PartialSegment | null {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return null;
  const text = words.map((word) => word.text.trim()).join(' ');
  return { startMs: first.startMs, endMs: last.endMs, text };
}

/** A microphone that is set low is read all the same. */
function levelled(pcm: Int16Array): Int16Array {
  let peak = 1;
  for (const sample of pcm) peak = Math.max(peak, Math.abs(sample));
  const gain = Math.min(20, 23_000 / peak);
  return gain <= 1.2 ? pcm.slice() : Int16Array.from(pcm, (sample) => Math.round(sample * gain));
}

function joined(before: Int16Array, after: Int16Array): Int16Array {
  const all = new Int16Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}
