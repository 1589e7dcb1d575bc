import path from 'node:path';
import { sampleRateHz } from '#native/lib/types.ts';
import type { Gap } from '#shared/gap.ts';
import type { PartialSegment } from '#shared/segment.ts';
import type { Recording, RecordingWarning } from '#shared/recording.ts';
import type { AudioTrack } from '#shared/audio-track.ts';
import { samplesToMs } from '#shared/text/timecode.ts';
import { findGaps } from '#services/recognition/find-gaps.ts';
import type { Library } from '#services/library/library.ts';
import type { JobOptions, NewSegment } from '#services/store/records.ts';
import { decodedChannels } from '#services/media/decoded-channels.ts';
import { fileSha256 } from '#services/media/files/file-hash.ts';
import { fileStamp } from '#services/media/files/file-stamp.ts';
import { usualQuietMs } from '#services/media/files/is-being-written.ts';
import { createPeakWriter, type PeakWriter } from '#services/media/peaks.ts';
import { probe, type ProbedMedia } from '#services/media/probe.ts';
import { soundSource, type FoundSound } from '#services/media/sound-source.ts';
import { SoundPreparer } from '#services/speech/levels/prepare-sound.ts';
import type { SpeechWindow } from '#services/speech/speech-windows.ts';
import { createLivePreview, type PreviewReading } from '#services/recognition/live/live-preview.ts';
import { createFirstReader } from '#services/recognition/live/first-words.ts';
import { EnginesByLanguage } from '#services/recognition/engines-by-language.ts';
import { Recognizer } from '#services/recognition/recognizer.ts';
import { transcribeWindow } from '#services/recognition/transcribe-window.ts';
import type { TranscribeContext } from './transcribe-context.ts';
import { jobTrack, listenedOf, otherChannels, otherTracks, type JobTrack } from './job-track.ts';
import { holdSource, type HeldSource } from './sources/hold-source.ts';
import { inOrder } from '#services/recognition/in-order.ts';
import { completeOptions } from '#services/store/recordings/job-options.ts';
import { keptText } from './kept-text.ts';
import { createJoiner, lastSpoken, type Joiner } from '#services/recognition/join-windows.ts';
import { createLiveText } from '#services/recognition/live/live-text.ts';
import { readSoundKey, soundKey } from '#services/store/recordings/sound-key.ts';
import { noteMedia } from './note-media.ts';
import { createPatience } from '#services/recognition/patience.ts';
import { peaksFileOf } from './peaks-file.ts';
import { reachesInto } from '#services/recognition/reaches-into.ts';
import { SpokenLanguage } from '#services/recognition/spoken-language.ts';
import { warningsFor, type FinishedRun } from './warnings-for.ts';
import { windowsOf, type DecodedSound } from './windows/windows-of.ts';

/** Sound raised by this much is doubted sooner, as is clipped sound. */
const raisedDb = 20;
/** Whoever added a recording so lately watches the page and waits for words; of thousands no one does. */
const awaitedMs = 20_000;
/** Of the text before the place where a run resumes, so much is compared with what comes. */
const joinedMs = 5000;

interface TranscriptionRun {
  readonly transcriptId: number;
  readonly resumeMs: number;
  readonly language: string | null;
  readonly options: JobOptions;
  readonly media: ProbedMedia;
  readonly found: FoundSound;
}

/**
 * The pipeline: decode → windows of speech → engine → one transaction per window. What was committed before is not
 * recognised again: the cursor is the end of the last committed window, and the same file gives the same windows.
 * Rejects with a failure; everything committed until then is kept.
 */
export async function transcribeRecording(recording: Recording, given: TranscribeContext): Promise<void> {
  const { library } = given;
  if (given.growing) return await transcribeHeld(recording, writtenByUs, given);
  const growing = new AbortController();
  const context = { ...given, signal: AbortSignal.any([given.signal, growing.signal]) };
  const isOurs = recording.path.startsWith(path.join(library.dir, 'incoming') + path.sep);
  try {
    const held = await holdSource(library, recording, {
      signal: given.signal,
      quietMs: isOurs ? 0 : (given.quietMs ?? usualQuietMs),
      onGrowing: (failure) => growing.abort(failure),
    });
    try {
      if (!held.isProved) library.jobs.abandonRun(recording.id);
      await transcribeHeld(recording, held, context);
    } catch (thrown) {
      throw await held.explain(thrown);
    } finally {
      await held.close();
    }
  } catch (thrown) {
    throw growing.signal.aborted && !given.signal.aborted ? growing.signal.reason : thrown;
  }
}

/** No one else writes to a recording that is being made, and what is there of it never changes. */
const writtenByUs: HeldSource = {
  isProved: true,
  requireWhole: () => Promise.resolve(),
  explain: (failure) => Promise.resolve(failure),
  close: () => Promise.resolve(),
};

async function transcribeHeld(recording: Recording, held: HeldSource, context: TranscribeContext): Promise<void> {
  const { library, signal, growing } = context;
  const media = await probe(recording.path, context.ffmpeg);
  if (!growing) await noteMedia(library, recording.id, media);
  const picked = await jobTrack(recording, media, context);
  const { options, found } = picked;
  const begun = { ...library.transcripts.begin(recording.id), options, media, found };
  const { transcriptId } = begun;
  context.onCommitted({ doneMs: begun.resumeMs, totalMs: lengthOf(media, context), transcriptId, segments: [] });

  const source = new AbortController();
  const hashing = AbortSignal.any([signal, source.signal]);
  const sha256 = Promise.resolve(growing?.ended).then(() => wholeHash(recording, library, hashing));
  sha256.catch(() => {}); // awaited below; here only so that an early end leaves no unhandled rejection
  const { mediaKey } = readSoundKey(library.recordings.get(recording.id).mediaKey);
  const peaks = createPeakWriter(peaksFileOf(library.dir, soundKey(mediaKey, options.sound)));
  const detector = await context.openDetector(completeOptions(options).detector);
  const { track } = picked.chosen;
  const channelCount = decodedChannels(track);
  const isApart = options.sound?.eachChannel === true && track.channels === 2;
  const channels = options.sound?.channels ?? null;
  const preparer = new SoundPreparer({ channelCount, channels, isApart, leavesLevel: options.leavesLevel });
  const seen = { samples: 0, isLimited: false, isLost: false, clockRestartsMs: [], speech: [], restored: null };
  const sound: Sound = { ...seen, peaks, detector, track, channelCount, channels, preparer };
  try {
    await recogniseAll(recording, begun, sound, context);
    await held.requireWhole(await sha256);
    await peaks.finish();
    const durationMs = samplesToMs(sound.samples, sampleRateHz);
    const segments = [...library.segments.iterate(transcriptId)];
    const gaps = findGaps(sound.speech, segments).map((gap) => asRedone(gap, options));
    const run = { durationMs, segmentCount: segments.length, gaps };
    const last = growing ? await lookAgain(recording, picked, context) : { media, picked };
    const failedCard = context.failedCard?.() ?? null;
    const warnings = await warningsOf({ ...run, failedCard }, last.media, last.picked, sound);
    const speech = { detector: detector.name, edgesMs: sound.speech.flatMap(({ startMs, endMs }) => [startMs, endMs]) };
    library.transcripts.finish(transcriptId, { durationMs, sha256: await sha256, warnings, gaps, speech });
  } finally {
    source.abort();
    await detector.close();
    await peaks.discard();
  }
}

/** How long a recording is, which is not known while it is being made. */
function lengthOf({ durationMs }: ProbedMedia, { growing }: TranscribeContext): number | null {
  return growing ? null : durationMs;
}

/** A recording that was being made is like any other once its file is complete. */
async function lookAgain(
  recording: Recording,
  picked: JobTrack,
  { library, ffmpeg }: TranscribeContext,
): Promise<{ readonly media: ProbedMedia; readonly picked: JobTrack }> {
  const media = await probe(recording.path, ffmpeg);
  await noteMedia(library, recording.id, media);
  const found = await soundSource(recording.path, media, picked.chosen.track.index);
  return { media, picked: { ...picked, found } };
}

/** Kept as soon as it is known: a job that resumes tomorrow can prove that it continues with the same content. */
async function wholeHash(recording: Recording, library: Library, signal: AbortSignal): Promise<string> {
  const sha256 = await fileSha256(recording.path, signal);
  const known = library.recordings.knownSource(recording.id);
  const isStill = known.sha256 === null && (await fileStamp(recording.path).catch(() => null)) === known.stamp;
  if (isStill && !signal.aborted) library.recordings.setSha256(recording.id, sha256);
  return sha256;
}

async function warningsOf(
  run: Pick<FinishedRun, 'durationMs' | 'segmentCount' | 'gaps' | 'failedCard'>,
  media: ProbedMedia,
  picked: JobTrack,
  sound: Sound,
): Promise<readonly RecordingWarning[]> {
  const { options, found, chosen } = picked;
  const treated = { ...sound.preparer.facts(), ...(sound.restored && { clipped: sound.restored.places() }) };
  return warningsFor({
    ...run,
    sound: found,
    decoded: sound,
    modelId: options.modelId,
    tracks: media.tracks,
    listened: listenedOf(picked, media, { durationMs: run.durationMs, loudestDb: treated.loudestDb }),
    treated,
    isRestored: sound.restored !== null,
    silentTracks: chosen.silent,
    otherChannels: options.redo === undefined ? await otherChannels(picked, run.segmentCount) : [],
    otherTracks: options.redo === undefined ? await otherTracks(media, picked, run.segmentCount) : [],
  });
}

/** What the pass that decodes finds out besides the samples. */
interface Sound extends DecodedSound {
  readonly peaks: PeakWriter;
  readonly track: AudioTrack;
}

function isPoor({ startMs, endMs }: SpeechWindow, { preparer, restored }: Sound): boolean {
  const isQuiet = preparer.gainDbAt(startMs) >= raisedDb;
  const isClipped = restored?.isClipped(startMs, endMs) === true || preparer.isClipped(startMs, endMs);
  return isQuiet || isClipped || preparer.isCleaned(startMs, endMs);
}

async function recogniseAll(
  recording: Recording,
  begun: TranscriptionRun,
  sound: Sound,
  context: TranscribeContext,
): Promise<void> {
  const { library, signal } = context;
  const { resumeMs, options } = begun;
  const { redo } = options;
  const base = redo === undefined ? null : library.transcripts.get(redo.transcriptId);
  const kept = redo === undefined ? null : keptText(library, redo, resumeMs);
  const recognizer = new Recognizer(context.model, signal);
  const known = begun.language ?? base?.language ?? null;
  const language = spokenLanguage(options, recognizer, known, context);
  const engines = new EnginesByLanguage(recognizer, context.modelsByLanguage ?? null, signal);
  const commit = createCommit(begun, language, context, engines);
  const shown = showUnsaved(recording, begun, { options, language: known, recognizer, signal }, context);
  const patience = createPatience();
  const transcribe = async (window: SpeechWindow) => {
    const onPartial = shown.open();
    // Text to look at comes first; after it the processors belong to the windows.
    await shown.first.isRead();
    return await transcribeWindow(window, {
      options,
      recognizer,
      engines,
      language,
      speakerNames: context.speakerNames,
      vocabulary: library.vocabulary.expectedIn(recording.id),
      isPoor: isPoor(window, sound),
      onPartial,
    });
  };
  const joiner = joinerFrom(begun, library);
  let doneMs = resumeMs;
  const given = after(windowsOf(recording.path, begun, sound, context, shown.first), resumeMs, context);
  try {
    for await (const [window, recognised] of inOrder(given, () => context.atOnce(), transcribe)) {
      const segments = redo === undefined ? joiner.own(window, recognised.segments) : recognised.segments;
      patience.see(recognised.isFailed, segments.length);
      doneMs = window.endMs;
      commit(window.endMs, [...(kept?.until(window.endMs) ?? []), ...segments], recognised.language);
      shown.saved(window.endMs, segments.length);
    }
  } finally {
    await shown.close();
  }
  const rest = kept?.until(Infinity) ?? [];
  if (rest.length > 0) commit(doneMs, rest, null);
}

function spokenLanguage(
  options: JobOptions,
  recognizer: Recognizer,
  known: string | null,
  { onLanguage }: TranscribeContext,
): SpokenLanguage {
  const wanted = { ...completeOptions(options), language: options.language };
  return new SpokenLanguage(wanted, recognizer, known, onLanguage);
}

/** A resumed run joins its first window with the text of the run before it. */
function joinerFrom({ transcriptId, resumeMs }: TranscriptionRun, { segments }: Library): Joiner {
  return createJoiner(resumeMs === 0 ? [] : lastSpoken(segments.iterate(transcriptId), resumeMs - joinedMs));
}

/** Text before it is saved: of the window in progress or, while a recording is made, of what was just said. */
function showUnsaved(
  recording: Recording,
  { transcriptId, resumeMs }: TranscriptionRun,
  reading: PreviewReading,
  context: TranscribeContext,
) {
  const { growing = null } = context;
  const show = (segments: readonly PartialSegment[]) => context.onPartial({ transcriptId, segments });
  const preview = growing && createLivePreview(growing, reading, show);
  // Whoever speaks reads what was just said, which is far behind the window in progress.
  const live = createLiveText(preview === null ? show : () => undefined);
  const { redo, isReadAlong } = reading.options;
  // Short windows bring the first words as soon.
  const isNew = resumeMs === 0 && redo === undefined && isReadAlong !== true;
  const isSoon = context.isFast === true;
  const isAwaited = preview === null && isNew && !isSoon && Date.now() - recording.addedAtMs < awaitedMs;
  return {
    first: createFirstReader({ isAwaited, ...reading }, show),
    open: () => live.open(),
    saved(endMs: number, segmentCount: number) {
      live.next();
      if (preview !== null) preview.committed(endMs);
      // What was shown before may have come to nothing.
      else if (endMs > 0 && segmentCount === 0) show([]);
    },
    close: async () => await preview?.close(),
  };
}

async function* after(
  windows: AsyncIterable<SpeechWindow>,
  ms: number,
  { onAllDecoded }: TranscribeContext,
): AsyncGenerator<SpeechWindow, void, void> {
  for await (const window of windows) if (window.endMs > ms) yield window;
  onAllDecoded?.();
}

/** Saves the text of one window and emits it. The language of the first text is the transcript's. */
function createCommit(
  { transcriptId, media, ...begun }: TranscriptionRun,
  spoken: SpokenLanguage,
  context: TranscribeContext,
  engines: EnginesByLanguage,
) {
  const { library } = context;
  let { language } = begun;
  return (endMs: number, found: readonly NewSegment[], spokenIn: string | null) => {
    language ??= spokenIn;
    const segments = library.transcripts.commitWindow({
      transcriptId,
      resumeMs: endMs,
      language,
      detected: language === null ? null : spoken.guess(),
      segments: found.map((segment) => {
        const own = segment.language ?? spokenIn;
        return own === language ? { ...segment, language: null } : { ...segment, language: own };
      }),
      usedModels: found.length > 0 ? engines.used() : [],
    });
    context.onCommitted({ doneMs: endMs, totalMs: lengthOf(media, context), transcriptId, segments });
  };
}

function asRedone(gap: Gap, { redo }: JobOptions): Gap {
  return redo !== undefined && reachesInto(redo, gap) ? { ...gap, isRedone: true } : gap;
}
