import type { Note } from '#shared/edits/note.ts';
import type { Finding } from '#shared/watch.ts';
import type { SpokenOverlap } from '#shared/analyses/voices.ts';
import type { Segment } from '#shared/segment.ts';

/** What an export is made of. Every format is a pure function of this and of its options. */
export interface TranscriptDocument {
  readonly name: string;
  readonly durationMs: number | null;
  readonly sha256: string | null;
  readonly engine: string;
  readonly modelId: string;
  readonly language: string | null;
  /** Last hash of the log of changes, to be found in it again; absent where nothing was logged. */
  readonly auditHash?: string | null;
  readonly segments: readonly Segment[];
  /** Where two speak at once, in the order of time; absent without names of speakers. */
  readonly overlaps?: readonly SpokenOverlap[];
  /** Shot changes of the picture in ascending order, where they were looked for. */
  readonly shots?: readonly number[];
  /** In the order of time; empty where they were not asked for. */
  readonly notes: readonly Note[];
  /** Of watch lists, in the order of time; empty where they were not asked for. */
  readonly findings: readonly Finding[];
}
