/** A folder that proves what a recording says: sound, text, verdicts and hashes, checked on any computer. */
export interface EvidenceBundle {
  readonly folder: string;
  readonly fileCount: number;
  readonly sizeBytes: number;
  /** SHA-256 of `tagmanifest-sha256.txt`: with this number anyone can check that the whole folder is unchanged. */
  readonly seal: string;
}

/** Something in a bundle that is not what was written. */
export interface BundleProblem {
  /** changed: does not fit its hash · missing: is listed and not there · unknown: is there and not listed · unreadable: a line of a list is none. */
  readonly kind: 'changed' | 'missing' | 'unknown' | 'unreadable';
  /** In the folder, with `/`. */
  readonly file: string;
  /** The list that says so. */
  readonly list: string;
}

export interface BundleCheck {
  readonly folder: string;
  readonly fileCount: number;
  readonly seal: string | null;
  readonly problems: readonly BundleProblem[];
}
