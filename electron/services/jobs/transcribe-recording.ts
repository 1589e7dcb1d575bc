import { availableParallelism } from 'node:os';
import path from 'node:path';
import { EngineError, sampleRateHz, type JobResult, type LoadedModel, type TranscribeOptions } from '#native/types.ts';
import type { Recording, RecordingWarning } from '#shared/recording.ts';
import type { HeardSegment, Segment } from '#shared/segment.ts';
import { samplesToMs } from '#shared/timecode.ts';
import type { JobOptions, Library, NewSegment } from '../library/library.ts';
import { decode } from '../media/decode.ts';
import { fileSha256 } from '../media/file-hash.ts';
import { createPeakWriter, type PeakWriter } from '../media/peaks.ts';
import { probe } from '../media/probe.ts';
import { engineFailure } from '../speech/engine-failure.ts';
import { speechWindows, type SpeechWindow } from '../speech/speech-windows.ts';

export interface TranscribeContext {
  readonly library: Library;
  readonly model: LoadedModel;
  readonly ffmpeg: string;
  readonly peaksFile: string;
  readonly signal: AbortSignal;
  /** After each committed window, and once at the start (with no segments). */
  onCommitted(at: Committed): void;
  /** All that was heard so far of the window in work; the engine may still revise it. */
  onHeard(heard: { transcriptId: number; segments: readonly HeardSegment[] }): void;
}

export interface Committed {
  readonly doneMs: number;
  readonly totalMs: number | null;
  readonly transcriptId: number;
  readonly segments: readonly Segment[];
}

/**
 * The pipeline: decode → windows of speech → engine → one transaction per window. What was committed before is not
 * recognised again: the cursor is the end of the last committed window, and the same file gives the same windows.
 * Rejects with a failure; everything committed until then is kept.
 */
export async function transcribeRecording(recording: Recording, context: TranscribeContext): Promise<void> {
  const { library, signal } = context;
  const media = await probe(recording.path, context.ffmpeg);
  library.recordings.setMedia(recording.id, media);
  const { options } = library.jobs.get(recording.id);
  const begun = library.transcripts.begin(recording.id);
  const { transcriptId } = begun;
  const totalMs = media.durationMs;
  context.onCommitted({ doneMs: begun.resumeMs, totalMs, transcriptId, segments: [] });

  const source = new AbortController();
  const sha256 = fileSha256(recording.path, AbortSignal.any([signal, source.signal]));
  sha256.catch(() => {}); // awaited below; here only so that an early end leaves no unhandled rejection
  const peaks = createPeakWriter(context.peaksFile);
  const counted = { samples: 0 };
  const ear: Ear = {
    model: context.model,
    signal,
    onHeard: (segments) => context.onHeard({ transcriptId, segments }),
  };
  try {
    const pcm = decode(recording.path, { ffmpeg: context.ffmpeg, track: media.track, declaredMs: totalMs, signal });
    let language = begun.language;
    let segmentCount = recording.transcriptId === transcriptId ? recording.segmentCount : 0;
    for await (const window of speechWindows(observed(pcm, peaks, counted))) {
      if (window.endMs <= begun.resumeMs) continue;
      const heard = await recognise(window, { ...options, language: language ?? options.language }, ear);
      if (heard.segments.length > 0) language ??= heard.language;
      const segments = library.transcripts.commitWindow({
        transcriptId,
        resumeMs: window.endMs,
        language,
        segments: heard.segments,
      });
      segmentCount += segments.length;
      context.onCommitted({ doneMs: window.endMs, totalMs, transcriptId, segments });
    }
    await peaks.finish();
    const durationMs = samplesToMs(counted.samples, sampleRateHz);
    const warnings = warningsFor({ durationMs, declaredMs: totalMs, segmentCount, options });
    library.transcripts.finish(transcriptId, { durationMs, sha256: await sha256, warnings });
  } finally {
    source.abort();
    await peaks.discard();
  }
}

/** Peaks and the length come out of the pass that decodes. */
async function* observed(
  pieces: AsyncIterable<Int16Array>,
  peaks: PeakWriter,
  counted: { samples: number },
): AsyncGenerator<Int16Array, void, void> {
  for await (const piece of pieces) {
    counted.samples += piece.length;
    await peaks.add(piece);
    yield piece;
  }
}

/** A window on which the engine crashes is tried this often in all; each time in a process of its own. */
const triesPerWindow = 3;

interface Ear {
  readonly model: LoadedModel;
  readonly signal: AbortSignal;
  readonly onHeard: (segments: readonly HeardSegment[]) => void;
}

async function recognise(
  window: SpeechWindow,
  options: JobOptions,
  ear: Ear,
): Promise<{ segments: readonly NewSegment[]; language: string | null }> {
  if (window.pcm.length === 0) return { segments: [], language: null };
  for (let left = triesPerWindow - 1; ; left -= 1) {
    try {
      const { segments, language } = await hear(window, options, ear);
      return { segments: segments.map((segment) => onTimeline(segment, window.startMs)), language };
    } catch (error) {
      const isCrash = error instanceof EngineError && error.code === 'engine-crashed';
      if (!isCrash || left === 0) throw engineFailure(error, options.language);
    }
  }
}

async function hear(window: SpeechWindow, options: JobOptions, { model, signal, onHeard }: Ear): Promise<JobResult> {
  signal.throwIfAborted();
  const job = model.transcribe(window.pcm, engineOptions(options, model));
  const cancel = () => job.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const heard: HeardSegment[] = [];
    for await (const event of job) {
      if (event.type !== 'segment') continue;
      const { startMs, endMs, text } = onTimeline(event.segment, window.startMs);
      heard.push({ startMs, endMs, text });
      onHeard(heard);
    }
    return await job.done;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function engineOptions(options: JobOptions, model: LoadedModel): TranscribeOptions {
  const threads = options.threads ?? defaultThreads();
  const language = model.details.isMultilingual ? options.language : 'en';
  return { language, translate: options.translate, prompt: options.prompt, threads, beamSize: 5 };
}

/** Half the cores: the engine's threads spin while they wait for each other, so one too many costs more than it gives. */
function defaultThreads(): number {
  return Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));
}

function onTimeline(segment: NewSegment, offsetMs: number): NewSegment {
  const shift = <T extends { startMs: number; endMs: number }>(span: T): T => ({
    ...span,
    startMs: span.startMs + offsetMs,
    endMs: span.endMs + offsetMs,
  });
  const { startMs, endMs, text, words } = segment;
  return shift({ startMs, endMs, text, words: words.map((word) => shift(word)) });
}

function warningsFor(run: {
  durationMs: number;
  declaredMs: number | null;
  segmentCount: number;
  options: JobOptions;
}): readonly RecordingWarning[] {
  const { durationMs, declaredMs } = run;
  const warnings: RecordingWarning[] = [];
  // ffmpeg ends a truncated file with success: only the declared length tells. Longer than declared is no damage.
  if (declaredMs !== null && declaredMs - durationMs > Math.max(2000, declaredMs * 0.02)) {
    warnings.push({ kind: 'incomplete', decodedMs: durationMs, declaredMs });
  }
  if (run.segmentCount === 0) warnings.push({ kind: 'no-speech' });
  if (run.options.modelId === 'demo') warnings.push({ kind: 'demo-model' });
  return warnings;
}

/** Where the waveform of a recording is kept. */
export function peaksFileOf(libraryDir: string, mediaKey: string): string {
  return path.join(libraryDir, 'peaks', `${mediaKey}.bin`);
}
