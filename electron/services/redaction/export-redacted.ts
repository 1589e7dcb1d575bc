import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LoadedModel } from '#native/lib/types.ts';
import { traitsOf, usualExport } from '#shared/export.ts';
import { AppFailure } from '#shared/failure.ts';
import type {
  Leak,
  RedactionOptions,
  RedactionPhase,
  RedactionPlace,
  RedactionResult,
  SoundBand,
} from '#shared/sharing/redaction.ts';
import { documentOf } from '#services/formats/document-of.ts';
import { renderContent } from '#services/formats/render-export.ts';
import type { TranscriptDocument } from '#services/formats/transcript-document.ts';
import type { Library } from '#services/library/library.ts';
import { fileSha256 } from '#services/media/files/file-hash.ts';
import { isInPlace } from '#services/queue/sources/source-file.ts';
import type { JobOptions } from '#services/store/records.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import { listPlaces } from './list-places.ts';
import { searchRemoved, type RemovedSearch } from './proof/search-removed.ts';
import { proveFile, proveName, proveSound, proveText, removedItems } from './prove.ts';
import { redactionLog, type LoggedRedaction } from './redaction-log.ts';
import { renderSound, type RenderedSound } from './sound/render-sound.ts';
import { soundBands } from './sound/sound-bands.ts';
import { redactDocument } from './text/redact-document.ts';

export interface RedactedExport {
  readonly library: Library;
  readonly recordingId: number;
  readonly options: RedactionOptions;
  /** Saves also what is not clean, and says so. */
  readonly isForced: boolean;
  /** An empty folder that is this export's own: all files are in it at the end. */
  readonly dir: string;
  readonly ffmpeg: string;
  readonly jobOptions: JobOptions;
  /** Loads a model to transcribe the result with. */
  readonly useModel: (modelId: string) => Promise<{ readonly model: LoadedModel; leave(): void }>;
  readonly who: string;
  readonly appVersion: string;
  readonly auditHash: () => string | null;
  readonly signal: AbortSignal;
  readonly onProgress: (phase: RedactionPhase, share: number) => void;
}

/** What is removed from one recording, and how it is looked for. */
interface Plan {
  readonly places: readonly RedactionPlace[];
  /** Those whose words go. */
  readonly worded: readonly RedactionPlace[];
  readonly items: ReturnType<typeof removedItems>;
  readonly search: RemovedSearch;
  readonly bands: readonly SoundBand[];
  /** Of the files, without an ending. */
  readonly name: string;
  readonly durationMs: number | null;
}

/**
 * Writes a recording without its confirmed places: sound, texts and a log, in one folder; then transcribes and searches
 * the result. The original is only read. What was found decides the outcome; the files are left for the caller to move.
 */
export async function exportRedacted(work: RedactedExport): Promise<RedactionResult> {
  const plan = planOf(work);
  const { places, bands, search, name } = plan;
  await mkdir(work.dir, { recursive: true });
  const sound = await writeSound(work, plan);
  const texts = await writeTexts(work, plan, sound === null ? [] : [sound.fileName]);
  const proved = await recogniseAgain(work, plan, sound);
  const files = [...(sound === null ? [] : [sound.fileName]), ...texts.files];
  work.onProgress('searching', 0);
  const leaks = [...texts.leaks, ...proved.leaks, ...files.flatMap((file) => proveName(search, file))];
  const outcome = leaks.every(({ isHarmless }) => isHarmless) ? 'clean' : work.isForced ? 'forced' : 'refused';
  const logName = `${name}.log.json`;
  const { tracks, modelId } = proved;
  await writeFile(path.join(work.dir, logName), await logOf(work, plan, { tracks, modelId, leaks, outcome, files }));
  return {
    outcome,
    folder: null,
    files: [...files, logName],
    leaks: withoutDoubles(leaks),
    tracks,
    removedCount: places.length,
    removedMs: bands.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0),
  };
}

function planOf({ library, recordingId, options }: RedactedExport): Plan {
  const places = listPlaces(library, recordingId).places.filter(({ state }) => state === 'confirmed');
  if (places.length === 0) throw new AppFailure('nothing-to-redact');
  const recording = library.recordings.get(recordingId);
  const { durationMs } = recording;
  const worded = places.filter(({ origin }) => origin !== 'speaker' || options.speakers === 'remove');
  const items = removedItems(worded);
  const search = searchRemoved(items);
  const name = safeName(recording.name, recordingId, (one) => proveName(search, one).length > 0);
  return { places, worded, items, search, name, durationMs, bands: soundBands(places, { ...options, durationMs }) };
}

async function writeSound(work: RedactedExport, { bands, name }: Plan): Promise<RenderedSound | null> {
  const { library, recordingId, options, dir, ffmpeg, signal } = work;
  if (!options.withSound) return null;
  const recording = library.recordings.get(recordingId);
  if (!(await isInPlace(library, library.recordings.knownSource(recordingId)))) {
    throw new AppFailure('source-changed', { name: recording.name });
  }
  const onProgress = (share: number) => work.onProgress('sound', share);
  const { picture } = options;
  return await renderSound({ file: recording.path, ffmpeg, bands, picture, dir, name, signal, onProgress });
}

async function writeTexts(work: RedactedExport, plan: Plan, taken: readonly string[]) {
  const { library, recordingId, options, dir, signal } = work;
  const { search, items, worded: places, name } = plan;
  const { transcriptId } = library.recordings.get(recordingId);
  const files: string[] = [];
  const leaks: Leak[] = [];
  if (transcriptId === null) return { files, leaks };
  const document = documentOf(library, transcriptId, { withNotes: false, format: 'txt' });
  const how = { places, mask: options.text, hidesNames: options.hidesNames, name };
  const redacted = redactDocument(document, how);
  const blocked = redactDocument(document, { ...how, mask: 'block' });
  leaks.push(...proveText(search, blocked.segments, (word) => word.includes('█')));
  for (const [nth, format] of options.formats.entries()) {
    work.onProgress('text', nth / options.formats.length);
    const content = await renderContent(redacted, { ...usualExport, format });
    const own = await renderContent(withoutWords(redacted, document), { ...usualExport, format });
    const suggested = suggestedName(`${name}.x`, traitsOf(format).extension);
    const file = freeName(suggested, [...taken, ...files], format);
    await writeFile(path.join(dir, file), content);
    files.push(file);
    leaks.push(...proveFile(items, search, { name: file, content, own }));
    signal.throwIfAborted();
  }
  return { files, leaks };
}

type Logged = Pick<LoggedRedaction, 'tracks' | 'modelId' | 'leaks' | 'outcome'> & { readonly files: readonly string[] };

async function logOf(work: RedactedExport, { places, bands, durationMs }: Plan, logged: Logged): Promise<string> {
  const { library, recordingId, dir, options, who, appVersion, signal } = work;
  const files = [];
  for (const name of logged.files) files.push({ name, sha256: await fileSha256(path.join(dir, name), signal) });
  const { sha256: sourceSha256 } = library.recordings.source(recordingId);
  const auditHash = work.auditHash();
  const about = { atMs: Date.now(), who, appVersion, sourceSha256, durationMs, auditHash };
  return redactionLog({ ...about, ...logged, files, options, places, bands });
}

async function recogniseAgain(work: RedactedExport, plan: Plan, sound: RenderedSound | null) {
  if (sound === null) return { leaks: [], tracks: [], modelId: null };
  const { library, recordingId, dir, ffmpeg, signal } = work;
  const { transcriptId } = library.recordings.get(recordingId);
  const modelId = transcriptId === null ? work.jobOptions.modelId : library.transcripts.get(transcriptId).modelId;
  work.onProgress('listening', 0);
  const used = await work.useModel(modelId).catch(async (error: unknown) => {
    // A text that was imported, or whose model is gone: the one that new recordings are transcribed with.
    if (modelId === work.jobOptions.modelId) throw error;
    return await work.useModel(work.jobOptions.modelId);
  });
  try {
    const job = library.jobs.get(recordingId).options;
    const { fileName: name, tracks } = sound;
    const { bands, items, durationMs } = plan;
    const found = await proveSound(plan.search, {
      bands,
      items,
      durationMs,
      file: path.join(dir, name),
      name,
      ffmpeg,
      tracks,
      model: used.model,
      options: { ...work.jobOptions, ...job },
      signal,
      onProgress: (share) => work.onProgress('listening', share),
    });
    return { ...found, modelId };
  } finally {
    used.leave();
  }
}

/** The same format with masks and nothing else: what is found in it is the format's own. */
function withoutWords(redacted: TranscriptDocument, before: TranscriptDocument): TranscriptDocument {
  const segments = redacted.segments.map((segment, nth) => {
    const known = new Set(before.segments[nth]?.words.map(({ text }) => text.trim()));
    const masks = segment.words.filter(({ text }) => !known.has(text.trim()));
    return { ...segment, words: masks, text: masks.map(({ text }) => text).join(' ') };
  });
  return { ...redacted, segments };
}

/** The recording's name, unless it reveals what was removed. */
function safeName(recordingName: string, recordingId: number, isRevealing: (name: string) => boolean): string {
  const stem = suggestedName(recordingName, 'x').slice(0, -2);
  return isRevealing(stem) ? `recording-${recordingId}.redacted` : `${stem}.redacted`;
}

function freeName(name: string, taken: readonly string[], format: string): string {
  if (!taken.includes(name)) return name;
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}.${format}${name.slice(dot)}`;
}

function withoutDoubles(leaks: readonly Leak[]): readonly Leak[] {
  const seen = new Set<string>();
  return leaks.filter(({ where, track, file, atMs, found }) => {
    const key = [where, track, file, atMs, found.toLowerCase()].join('\n');
    return !seen.has(key) && seen.add(key).size > 0;
  });
}
