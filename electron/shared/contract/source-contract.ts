import { z } from 'zod';
import type { Recording } from '../recording.ts';
import type { Method } from './contract.ts';

function method<I extends z.ZodType>(input: I): { returns<O>(): Method<I, O> } {
  return { returns: () => ({ input }) };
}

const id = z.int().positive();
const path = z.string().min(1).max(32_768);

export interface CopyOfRecording {
  readonly path: string;
  readonly recordingId: number;
  /** Of the recording. */
  readonly name: string;
  /** The recording's own file was gone: from now on this one is it. */
  readonly isMoved: boolean;
}
export interface MissingFolder {
  /** Of a drive or folder that is off or gone as a whole, itself; else the folder the files were in. */
  readonly folder: string;
  readonly recordingIds: readonly number[];
}

/** What is asked and done about files that are not where they were. */
export const sourceContract = {
  /**
   * The file was moved: it is at `path` now, or somewhere in that folder. Another content is refused with
   * `source-changed`; a folder that does not hold it, with `not-in-folder`.
   */
  'recordings.locate': method(z.strictObject({ recordingId: id, path })).returns<Recording>(),
  /** Of recordings in the library, finished or not: whose file is not at its path. Folders with most files first. */
  'recordings.missing': method(z.strictObject({})).returns<readonly MissingFolder[]>(),
  /** Looks for missing files in a folder and below, by content; what is found is taken, and its failed job goes on. */
  'recordings.locateFolder': method(
    z.strictObject({
      path,
      /** Only these; all that are missing where it is absent. */
      recordingIds: z.array(id).max(100_000).optional(),
    }),
  ).returns<{ readonly foundIds: readonly number[]; readonly missingCount: number }>(),
  /** Queues what failed with `file-missing` and is there again; returns how many. */
  'recordings.retryMissing': method(z.strictObject({})).returns<number>(),
};
