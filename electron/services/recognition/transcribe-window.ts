import type { PartialSegment } from '#shared/segment.ts';
import type { JobOptions, NewSegment } from '#services/store/records.ts';
import { createBuiltInDetector } from '#services/speech/detect/built-in-detector.ts';
import type { WantedRecognition } from '#services/speech/engine-options.ts';
import { decodingOf } from '#services/speech/presets.ts';
import { speechWindows, type SpeechWindow } from '#services/speech/speech-windows.ts';
import type { SpanRules } from '#services/speech/detect/speech-spans.ts';
import { composed, type Timeline } from '#services/speech/timeline.ts';
import type { VocabularyTerm } from '#shared/recognition/vocabulary.ts';
import { mistakesOf, putRight } from '#services/vocabulary/put-right.ts';
import type { EnginesByLanguage } from './engines-by-language.ts';
import type { Recognizer } from './recognizer.ts';
import { completeOptions } from '#services/store/recordings/job-options.ts';
import { partOf, transcribeTrack, type PassText, type Sound } from './transcribe-track.ts';
import { reachesInto } from './reaches-into.ts';
import type { SpokenLanguage } from './spoken-language.ts';

/** Transcribed on either side of a span that is transcribed again: words at its edges are rarely where they were placed. */
const aroundMs = 200;

export interface WindowContext {
  readonly options: JobOptions;
  readonly recognizer: Recognizer;
  readonly language: SpokenLanguage;
  /** What recognises which language; absent where one model recognises all. */
  readonly engines?: EnginesByLanguage;
  /** Names for left and right where each channel is a speaker. */
  readonly speakerNames: readonly [string, string];
  /** Names and terms that are expected. */
  readonly vocabulary?: readonly VocabularyTerm[];
  /** See `Sound`. */
  readonly isPoor?: boolean;
  /** All that was recognised so far of the window. */
  readonly onPartial: (segments: readonly PartialSegment[]) => void;
}

export interface TranscribedWindow extends PassText {
  /** Of the first text; null where there was no speech. Segments in another one say so. */
  readonly language: string | null;
}

const nothing: TranscribedWindow = { segments: [], isFailed: false, language: null };

/** The text of a window: mixed, or of each channel as one speaker, in the order of time. */
export async function transcribeWindow(window: SpeechWindow, context: WindowContext): Promise<TranscribedWindow> {
  const { redo } = context.options;
  if (redo !== undefined && !reachesInto(redo, window)) return nothing;
  const sides = window.channels.map((pcm): Sound => {
    const { isPoor = false } = context;
    const side = { pcm, timeline: window.timeline, voice: window.voice, isPoor };
    return redo === undefined ? side : partOf(side, redoneIn(window, redo));
  });
  const [mixed] = sides;
  if (mixed === undefined || mixed.pcm.length === 0) return nothing;
  if (sides.length === 1) return await transcribeSound(mixed, context);
  return await transcribeSides(sides, context);
}

/** The part of a span that lies in this window; what two windows have in common is transcribed in one of them. */
function redoneIn(
  { startMs, endMs, leadMs, tailMs }: SpeechWindow,
  redo: { readonly startMs: number; readonly endMs: number },
): { readonly startMs: number; readonly endMs: number } {
  const [from, to] = [redo.startMs - aroundMs, redo.endMs + aroundMs];
  return {
    startMs: leadMs > 0 && redo.startMs < startMs ? startMs : from,
    endMs: tailMs > 0 && redo.endMs > endMs ? endMs : to,
  };
}

async function transcribeSides(sides: readonly Sound[], context: WindowContext): Promise<TranscribedWindow> {
  const all: NewSegment[] = [];
  let language: string | null = null;
  let isFailed = false;
  for (const [which, side] of sides.entries()) {
    const speaker = context.speakerNames[which] ?? null;
    for await (const sound of voiceOf(side, rulesOf(context.options))) {
      const before: readonly PartialSegment[] = [...all];
      const onPartial = (more: readonly PartialSegment[]) => context.onPartial([...before, ...more]);
      const side = await transcribeSound(sound, { ...context, onPartial });
      language ??= side.language;
      isFailed ||= side.isFailed;
      for (const segment of side.segments) all.push({ ...segment, speaker, speakerSlot: which + 1 });
    }
  }
  return { segments: all.toSorted((a, b) => a.startMs - b.startMs), isFailed, language };
}

/** While one side speaks the other is silent: what is silence there is left out, so that nothing is invented for it. */
async function* voiceOf({ pcm, timeline }: Sound, rules: SpanRules): AsyncGenerator<Sound, void, void> {
  const once = async function* () {
    yield pcm;
  };
  const detector = createBuiltInDetector();
  for await (const window of speechWindows(once(), { ...rules, detector, isEverything: false, channelCount: 1 })) {
    const [part] = window.channels;
    if (part === undefined || part.length === 0) continue;
    yield {
      pcm: part,
      timeline: composed(timeline, window.timeline.pieces),
      voice: window.voice.map((span) => onTimeline(span, timeline)),
    };
  }
}

function onTimeline(span: { startMs: number; endMs: number }, timeline: Timeline): { startMs: number; endMs: number } {
  return { startMs: timeline.startMsOf(span.startMs), endMs: timeline.endMsOf(span.endMs) };
}

async function transcribeSound(
  sound: Sound,
  { options, recognizer, engines, language, vocabulary = [], onPartial }: WindowContext,
): Promise<TranscribedWindow> {
  const all: NewSegment[] = [];
  const mistakes = mistakesOf(vocabulary);
  let isFailed = false;
  let first: string | null = null;
  const stretches = await language.stretchesOf(sound);
  for (const stretch of stretches) {
    const { code } = stretch.language;
    const before: readonly PartialSegment[] = [...all];
    const text = await transcribeTrack(
      stretch.sound,
      wantedIn(code, options, vocabulary),
      engines?.of(code) ?? recognizer,
      before.length === 0 ? onPartial : (more) => onPartial([...before, ...more]),
    );
    isFailed ||= text.isFailed;
    if (text.segments.length > 0) first ??= code;
    const own = stretches.length === 1 ? {} : { language: code };
    for (const segment of text.segments) all.push({ ...putRight(segment, mistakes), ...own });
  }
  return { segments: all, isFailed, language: first };
}

function wantedIn(code: string, options: JobOptions, vocabulary: readonly VocabularyTerm[]): WantedRecognition {
  const complete = completeOptions(options);
  const { translate, prompt, threads } = options;
  return {
    language: code,
    translate,
    prompt,
    threads,
    decoding: decodingOf(complete.preset, complete),
    ...(vocabulary.length > 0 && {
      terms: vocabulary.map(({ term }) => term),
      soundsLike: new Map(vocabulary.map(({ term, soundsLike }) => [term, soundsLike])),
    }),
  };
}

export function rulesOf(options: JobOptions): SpanRules {
  const { thresholdPercent, paddingMs } = completeOptions(options);
  return { threshold: thresholdPercent / 100, paddingMs };
}
