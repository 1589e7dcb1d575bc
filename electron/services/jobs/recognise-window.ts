import { sampleRateHz } from '#native/types.ts';
import type { Redo } from '#shared/completeness.ts';
import type { HeardSegment } from '#shared/segment.ts';
import type { JobOptions, NewSegment } from '../library/library.ts';
import type { ChannelWindow } from '../speech/channel-windows.ts';
import { speechWindows, type SpeechWindow } from '../speech/speech-windows.ts';
import { recognise, type Ear, type Recognised } from './recognise.ts';

/** Heard on either side of a span that is heard again: words at its edges are rarely where they were placed. */
const aroundMs = 200;

type Heard = Pick<SpeechWindow, 'startMs' | 'pcm'> & Partial<Pick<ChannelWindow, 'channels'>>;

export interface Listening extends Ear {
  readonly options: JobOptions;
  /** Names for left and right where each channel is a speaker. */
  readonly speakerNames: readonly [string, string];
}

/** The text of a window: mixed, or of each channel as one speaker, in the order of time. */
export async function recogniseWindow(window: Heard, listening: Listening): Promise<Recognised> {
  const { options, speakerNames } = listening;
  const part = options.redo === undefined ? window : partOf(window, options.redo);
  if (part.channels === undefined) return await recognise(part, options, listening);
  const all: NewSegment[] = [];
  let language: string | null = null;
  for (const [which, pcm] of part.channels.entries()) {
    const before: readonly HeardSegment[] = [...all];
    const ear = { ...listening, onHeard: (more: readonly HeardSegment[]) => listening.onHeard([...before, ...more]) };
    const speaker = speakerNames[which] ?? null;
    const heard = await recogniseSide(
      { startMs: part.startMs, pcm },
      { ...options, language: language ?? options.language },
      ear,
    );
    if (heard.segments.length > 0) language ??= heard.language;
    for (const segment of heard.segments) all.push({ ...segment, speaker });
  }
  return { segments: all.toSorted((a, b) => a.startMs - b.startMs), language };
}

/** While one side speaks the other is silent: what is silence there is left out, so that nothing is invented for it. */
async function recogniseSide(
  side: Pick<SpeechWindow, 'startMs' | 'pcm'>,
  options: JobOptions,
  ear: Ear,
): Promise<Recognised> {
  const segments: NewSegment[] = [];
  let language: string | null = null;
  const once = async function* () {
    yield side.pcm;
  };
  for await (const window of speechWindows(once())) {
    const heard = await recognise({ startMs: side.startMs + window.startMs, pcm: window.pcm }, options, ear);
    language ??= heard.language;
    for (const segment of heard.segments) segments.push(segment);
  }
  return { segments, language };
}

/** True when the span to be heard again reaches into the window. */
export function reachesInto(redo: Redo, window: { readonly startMs: number; readonly endMs: number }): boolean {
  return redo.startMs < window.endMs && redo.endMs > window.startMs;
}

function partOf(window: Heard, redo: Redo): Heard {
  const at = (ms: number) => Math.max(0, Math.round(((ms - window.startMs) * sampleRateHz) / 1000));
  const [from, to] = [at(redo.startMs - aroundMs), at(redo.endMs + aroundMs)];
  const startMs = Math.round(window.startMs + (from * 1000) / sampleRateHz);
  const pcm = window.pcm.subarray(from, to);
  const { channels } = window;
  if (channels === undefined) return { startMs, pcm };
  return { startMs, pcm, channels: [channels[0].subarray(from, to), channels[1].subarray(from, to)] };
}
