import { z } from 'zod';
import type { RecordingSound } from '../audio-track.ts';
import type { ErasurePlan, ErasureResult } from '../maintenance/erasure.ts';
import type { Failure } from '../failure.ts';
import type { FilingResult, ListCounts, ListedPage, RecordingDetails } from '../catalogue/listed-recording.ts';
import type { Recording } from '../recording.ts';
import { id, name, none, page, path, recording } from './fields.ts';
import { interfaceLanguages } from '../text/language.ts';
import { listRequest } from './list-request.ts';
import { method } from './method.ts';
import { maxNamedRecordings } from '../max-named-recordings.ts';
import { recordingChoiceSchema } from './recording-choice.ts';

export interface MissingFolder {
  /** Of a drive or folder that is off or gone as a whole, itself; else the folder the files were in. */
  readonly folder: string;
  readonly recordingIds: readonly number[];
}

export interface AddResult {
  readonly added: readonly Recording[];
  /** Files that cannot be added, each with its reason. */
  readonly refused: readonly { readonly path: string; readonly failure: Failure }[];
  /** Recordings that were there already (same content); they are shown rather than added twice. */
  readonly alreadyThere: readonly Recording[];
  /** Files that hold the content of a recording whose file has another path: what each of them is. */
  readonly copies: readonly CopyOfRecording[];
}

export interface CopyOfRecording {
  readonly path: string;
  readonly recordingId: number;
  /** Of the recording. */
  readonly name: string;
  /** The recording's own file was gone: from now on this one is it. */
  readonly isMoved: boolean;
}

export const recordingsMethods = {
  /** Adds files, and the media files in folders, and queues them with the present settings. */
  'recordings.add': method(
    z.strictObject({
      paths: z.array(path).min(1).max(10_000),
      /** Keeps them ready, paused with `model-wanted`, until a real model is chosen or `recordings.startHeld` is called. */
      isHeld: z.boolean().optional(),
    }),
  ).returns<AddResult>(),
  /** How many are kept ready for a real model. */
  'recordings.heldCount': method(none).returns<number>(),
  /** Queues them with the present settings; returns how many. */
  'recordings.startHeld': method(none).returns<number>(),
  'recordings.addSample': method(
    z.strictObject({ language: z.enum(interfaceLanguages).default('en') }),
  ).returns<AddResult>(),
  'recordings.list': method(z.strictObject({ ...page, ...listRequest })).returns<ListedPage>(),
  /** Recordings whose name has every word of a search in some form, and which its filters allow. */
  'recordings.named': method(z.strictObject({ ...page, text: z.string().max(1000) })).returns<ListedPage>(),
  'recordings.counts': method(none).returns<ListCounts>(),
  /** The index of the next row whose name begins so; null for none. */
  'recordings.indexOfName': method(
    z.strictObject({ ...listRequest, beginning: z.string().min(1).max(100), from: z.int().min(0) }),
  ).returns<number | null>(),
  'recordings.details': method(recording).returns<RecordingDetails>(),
  /** The file is left as it is. */
  'recordings.rename': method(z.strictObject({ recordingId: id, name }), {
    survivesPage: true,
  }).returns<FilingResult>(),
  /** When it was recorded; null for what the file says. */
  'recordings.setRecorded': method(z.strictObject({ recordings: recordingChoiceSchema, atMs: z.int().nullable() }), {
    survivesPage: true,
  }).returns<FilingResult>(),
  'recordings.setParticipants': method(
    z.strictObject({ recordings: recordingChoiceSchema, names: z.array(name).max(100) }),
    { survivesPage: true },
  ).returns<FilingResult>(),
  'recordings.get': method(recording).returns<Recording>(),
  /** Ids of a stretch of the list, for what is selected without having been seen. */
  'recordings.ids': method(
    z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(maxNamedRecordings), ...listRequest }),
  ).returns<readonly number[]>(),
  /** Moves to the bin, where jobs stand still; the source files are never touched. */
  'recordings.remove': method(recordingChoiceSchema).returns<FilingResult>(),
  /** What deleting for good would take with it, of those that are in the bin. */
  'recordings.planErasure': method(recordingChoiceSchema).returns<ErasurePlan>(),
  /**
   * Deletes for good, of recordings in the bin: text, versions, history, notes, findings, the app's own copies of the
   * sound. The user's files are never touched. There is no way back but a backup, which goes too with `withCopies`.
   */
  'recordings.erase': method(
    z.strictObject({ choice: recordingChoiceSchema, withCopies: z.boolean().default(false) }),
  ).returns<ErasureResult>(),
  'recordings.restore': method(recordingChoiceSchema).returns<FilingResult>(),
  /** Reads the file: its audio tracks, and of which sound of it the text on screen is, or will be. */
  'recordings.sound': method(recording).returns<RecordingSound>(),

  /**
   * The file was moved: it is at `path` now, or somewhere in that folder. Another content is refused with
   * `source-changed`; a folder that does not hold it, with `not-in-folder`.
   */
  'recordings.locate': method(z.strictObject({ recordingId: id, path })).returns<Recording>(),
  /** Of recordings in the library, finished or not: whose file is not at its path. Folders with most files first. */
  'recordings.missing': method(none).returns<readonly MissingFolder[]>(),
  /** Looks for missing files in a folder and below, by content; what is found is taken, and its failed job continues. */
  'recordings.locateFolder': method(
    z.strictObject({
      path,
      /** Only these; all that are missing where it is absent. */
      recordingIds: z.array(id).max(100_000).optional(),
    }),
  ).returns<{ readonly foundIds: readonly number[]; readonly missingCount: number }>(),
  /** Queues what failed with `file-missing` and is there again; returns how many. */
  'recordings.retryMissing': method(none).returns<number>(),
} as const;
