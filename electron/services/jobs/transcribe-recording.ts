import path from 'node:path';
import { sampleRateHz, type LoadedModel } from '#native/types.ts';
import type { Hole } from '#shared/completeness.ts';
import type { Recording } from '#shared/recording.ts';
import type { HeardSegment, Segment } from '#shared/segment.ts';
import { samplesToMs } from '#shared/timecode.ts';
import { findHoles } from '../completeness/find-holes.ts';
import { createSpeechMeter, type SpeechMeter } from '../completeness/speech-meter.ts';
import type { JobOptions, Library } from '../library/library.ts';
import { decode } from '../media/decode.ts';
import { fileSha256 } from '../media/file-hash.ts';
import { hasOggEnd } from '../media/ogg-end.ts';
import { createPeakWriter, type PeakWriter } from '../media/peaks.ts';
import { probe, type ProbedMedia } from '../media/probe.ts';
import { channelWindows, louderOf } from '../speech/channel-windows.ts';
import { speechWindows } from '../speech/speech-windows.ts';
import { holdSource } from './hold-source.ts';
import { keptText } from './kept-text.ts';
import { reachesInto, recogniseWindow, type Listening } from './recognise-window.ts';
import { warningsFor, type FinishedRun } from './warnings-for.ts';

export interface TranscribeContext {
  readonly library: Library;
  readonly model: LoadedModel;
  readonly ffmpeg: string;
  readonly peaksFile: string;
  readonly signal: AbortSignal;
  /** For left and right where each channel is a speaker. */
  readonly speakerNames: readonly [string, string];
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

interface Begun {
  readonly transcriptId: number;
  readonly resumeMs: number;
  readonly language: string | null;
  readonly options: JobOptions;
  readonly media: ProbedMedia;
}

/**
 * The pipeline: decode → windows of speech → engine → one transaction per window. What was committed before is not
 * recognised again: the cursor is the end of the last committed window, and the same file gives the same windows.
 * Rejects with a failure; everything committed until then is kept.
 */
export async function transcribeRecording(recording: Recording, context: TranscribeContext): Promise<void> {
  const { library, signal } = context;
  const held = await holdSource(library, recording);
  const media = await probe(recording.path, context.ffmpeg);
  library.recordings.setMedia(recording.id, media);
  const { options } = library.jobs.get(recording.id);
  const begun = { ...library.transcripts.begin(recording.id), options, media };
  const { transcriptId } = begun;
  context.onCommitted({ doneMs: begun.resumeMs, totalMs: media.durationMs, transcriptId, segments: [] });

  const source = new AbortController();
  const sha256 = fileSha256(recording.path, AbortSignal.any([signal, source.signal]));
  sha256.catch(() => {}); // awaited below; here only so that an early end leaves no unhandled rejection
  const peaks = createPeakWriter(context.peaksFile);
  const meter = createSpeechMeter();
  const sound: Sound = { samples: 0, isCapped: false, peaks, meter };
  try {
    await recogniseAll(recording, begun, sound, context);
    await held.requireUnchanged();
    await peaks.finish();
    const durationMs = samplesToMs(sound.samples, sampleRateHz);
    const segments = [...library.segments.iterate(transcriptId)];
    const holes = findHoles(meter.finish(), segments).map((hole) => asRedone(hole, options));
    const warnings = warningsFor({
      durationMs,
      declaredMs: media.durationMs,
      segmentCount: segments.length,
      modelId: options.modelId,
      holes,
      openEnd: await openEnd(recording.path, media, sound.isCapped),
    });
    library.transcripts.finish(transcriptId, { durationMs, sha256: await sha256, warnings, holes });
  } finally {
    source.abort();
    await peaks.discard();
  }
}

/** What the pass that decodes finds out besides the samples. */
interface Sound {
  samples: number;
  isCapped: boolean;
  readonly peaks: PeakWriter;
  readonly meter: SpeechMeter;
}

async function recogniseAll(
  recording: Recording,
  begun: Begun,
  sound: Sound,
  context: TranscribeContext,
): Promise<void> {
  const { library, signal } = context;
  const { transcriptId, resumeMs, options, media } = begun;
  const { redo } = options;
  const base = redo === undefined ? null : library.transcripts.get(redo.transcriptId);
  const kept = redo === undefined ? null : keptText(library, redo, resumeMs);
  let language = begun.language ?? base?.language ?? null;
  const commit = (endMs: number, found: Parameters<typeof library.transcripts.commitWindow>[0]['segments']) => {
    const segments = library.transcripts.commitWindow({ transcriptId, resumeMs: endMs, language, segments: found });
    context.onCommitted({ doneMs: endMs, totalMs: media.durationMs, transcriptId, segments });
  };
  let doneMs = resumeMs;
  for await (const window of windowsOf(recording.path, begun, sound, context)) {
    if (window.endMs <= resumeMs) continue;
    doneMs = window.endMs;
    const before = kept?.until(window.endMs) ?? [];
    if (redo !== undefined && !reachesInto(redo, window)) {
      commit(window.endMs, before);
      continue;
    }
    const listening: Listening = {
      model: context.model,
      signal,
      options: { ...options, language: language ?? options.language },
      speakerNames: context.speakerNames,
      onHeard: (segments) => context.onHeard({ transcriptId, segments }),
    };
    const heard = await recogniseWindow(window, listening);
    if (heard.segments.length > 0) language ??= heard.language;
    commit(window.endMs, [...before, ...heard.segments]);
  }
  const rest = kept?.until(Infinity) ?? [];
  if (rest.length > 0) commit(doneMs, rest);
}

function windowsOf(file: string, { options, media }: Begun, sound: Sound, context: TranscribeContext) {
  const track = media.tracks.find(({ index }) => index === options.sound?.track) ?? media.tracks[media.track];
  const isTwo = options.sound?.eachChannel === true && track?.channels === 2;
  const pcm = decode(file, {
    ffmpeg: context.ffmpeg,
    track: track?.index ?? media.track,
    declaredMs: media.durationMs,
    signal: context.signal,
    channels: isTwo ? 2 : 1,
    onCapped: () => (sound.isCapped = true),
  });
  return isTwo ? channelWindows(observed(pcm, sound, louderOf)) : speechWindows(observed(pcm, sound, (mono) => mono));
}

/** Waveform, length and speech come out of the pass that decodes; a resumed run sees the whole recording again. */
async function* observed(
  pieces: AsyncIterable<Int16Array>,
  sound: Sound,
  toMono: (piece: Int16Array) => Int16Array,
): AsyncGenerator<Int16Array, void, void> {
  for await (const piece of pieces) {
    const mono = toMono(piece);
    sound.samples += mono.length;
    sound.meter.add(mono);
    await sound.peaks.add(mono);
    yield piece;
  }
}

async function openEnd(file: string, media: ProbedMedia, isCapped: boolean): Promise<FinishedRun['openEnd']> {
  if (isCapped) return 'longer-than-declared';
  return media.isOgg && !(await hasOggEnd(file)) ? 'no-end-mark' : null;
}

function asRedone(hole: Hole, { redo }: JobOptions): Hole {
  return redo !== undefined && reachesInto(redo, hole) ? { ...hole, isRedone: true } : hole;
}

/** Where the waveform of a recording is kept. */
export function peaksFileOf(libraryDir: string, mediaKey: string): string {
  return path.join(libraryDir, 'peaks', `${mediaKey}.bin`);
}
