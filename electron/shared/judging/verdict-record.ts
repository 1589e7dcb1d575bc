import type { Verdict } from '../watch.ts';

/** first: as findings are worked through · second: blind, of the same findings · third: where the first two differ. */
export const looks = ['first', 'second', 'third', 'unflagged'] as const;
export type Look = (typeof looks)[number];

/** What is judged, as every machine knows it that has the same recording and the same rule. */
export interface VerdictSubject {
  /** Of the recording's bytes: the quick hash and the size, which every machine has from the beginning. */
  readonly media: string;
  /** Of the rule or the term of a list. */
  readonly rule: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly matched: string;
  /** For people. */
  readonly recordingName: string;
  readonly ruleName: string;
  readonly severity: string;
}

/** One verdict of one reviewer: never changed, only followed by another one. */
export interface VerdictBody {
  readonly subject: VerdictSubject;
  /** SHA-256 of the reviewer's public key. */
  readonly reviewer: string;
  readonly reviewerName: string;
  readonly look: Look;
  /** withdrawn: taken back. */
  readonly verdict: Verdict | 'withdrawn';
  readonly labels: readonly string[];
  readonly reason: string;
  readonly atMs: number;
  /** Records of the same reviewer about the same thing that this one takes the place of. */
  readonly after: readonly string[];
}

export interface VerdictRecord {
  /** SHA-256 of the body: the same record has the same id everywhere. */
  readonly id: string;
  readonly body: VerdictBody;
  /** Ed25519 over the body, base64. */
  readonly signature: string;
}
