/** What the library reports of its own health, and of its copies. */

/** Something in the library that is not what was written. */
export interface LibraryDifference {
  /**
   * structure: SQLite's own check · schema · field: another value than its witness · missing: a row that is gone ·
   * unknown: a row that the app did not write · segment: a segment that does not fit its hash · chain: segments missing or
   * added · unreadable: SQLite gave up.
   */
  readonly kind: 'structure' | 'schema' | 'field' | 'missing' | 'unknown' | 'segment' | 'chain' | 'unreadable';
  /** The table, `file` or `schema`. */
  readonly subject: string;
  /** Key of the row in its table. */
  readonly row: string | null;
  /** Name of the field; null where it is not known. */
  readonly field: string | null;
  /** Name of the recording it belongs to. */
  readonly recording: string | null;
  /** Technical, English. */
  readonly detail: string | null;
}

export interface Backup {
  /** File name in `<library>/backups`. */
  readonly name: string;
  readonly madeAtMs: number;
  readonly sizeBytes: number;
}

/** What a person should know of the library; kept until it is dismissed or the library is restored. */
export interface LibraryNotice {
  /** damaged: some rows are not what was written · salvaged: a fresh library holds what could be read. */
  readonly kind: 'damaged' | 'salvaged';
  readonly atMs: number;
  /** How many differences were found, or rows were lost; null where it cannot be known. */
  readonly count: number | null;
  /** Names of recordings that are affected, at most ten. */
  readonly recordings: readonly string[];
  /** Where the damaged file was put; null while it is in use. */
  readonly keptAs: string | null;
}

export interface LibraryHealth {
  readonly backups: readonly Backup[];
  readonly notice: LibraryNotice | null;
}
