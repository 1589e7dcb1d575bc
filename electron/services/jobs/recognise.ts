import { EngineError, sampleRateHz, type JobResult, type LoadedModel } from '#native/types.ts';
import type { HeardSegment } from '#shared/segment.ts';
import type { JobOptions, NewSegment } from '../library/library.ts';
import { engineFailure } from '../speech/engine-failure.ts';
import { engineOptions } from '../speech/engine-options.ts';
import type { SpeechWindow } from '../speech/speech-windows.ts';

/** A window on which the engine crashes is tried this often in all; each time in a process of its own. */
const triesPerWindow = 3;

/** A tenth of a second: no word is shorter. */
const leastSamples = sampleRateHz / 10;

export interface Ear {
  readonly model: LoadedModel;
  readonly signal: AbortSignal;
  /** All that was heard so far of this window. */
  readonly onHeard: (segments: readonly HeardSegment[]) => void;
}

export interface Recognised {
  readonly segments: readonly NewSegment[];
  /** Null where there was nothing to hear. */
  readonly language: string | null;
}

/** The text of one window, on the recording's timeline. */
export async function recognise(
  window: Pick<SpeechWindow, 'startMs' | 'pcm'>,
  options: JobOptions,
  ear: Ear,
): Promise<Recognised> {
  if (window.pcm.length < leastSamples) return { segments: [], language: null };
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

async function hear(
  window: Pick<SpeechWindow, 'startMs' | 'pcm'>,
  options: JobOptions,
  { model, signal, onHeard }: Ear,
): Promise<JobResult> {
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

function onTimeline(segment: NewSegment, offsetMs: number): NewSegment {
  const shift = <T extends { startMs: number; endMs: number }>(span: T): T => ({
    ...span,
    startMs: span.startMs + offsetMs,
    endMs: span.endMs + offsetMs,
  });
  const { startMs, endMs, text, words } = segment;
  return shift({ startMs, endMs, text, words: words.map((word) => shift(word)) });
}
