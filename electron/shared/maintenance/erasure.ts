/** A copy of the library that still holds a recording which is deleted for good. */
export interface HoldingCopy {
  /** Under the library's folder, with `/`. */
  readonly name: string;
  readonly madeAtMs: number;
  /** False where the file cannot be read: it may hold the recording. */
  readonly isReadable: boolean;
}

/** What deleting for good takes with it, for the question before. */
export interface ErasurePlan {
  /** Those of the bin among the ones asked for. */
  readonly recordings: readonly { readonly id: number; readonly name: string }[];
  readonly segmentCount: number;
  readonly versionCount: number;
  /** Notes and bookmarks. */
  readonly noteCount: number;
  readonly findingCount: number;
  /** Sound that the app itself copied into the library; the user's own files stay. */
  readonly ownCopies: { readonly count: number; readonly sizeBytes: number };
  readonly copies: readonly HoldingCopy[];
}

export interface ErasureResult {
  readonly recordingIds: readonly number[];
  /** False when the last traces could not be cleared now (a full disk, a file in use): the next start continues. */
  readonly isFinished: boolean;
  /** Copies of the library that still hold what was deleted. */
  readonly copies: readonly HoldingCopy[];
}
