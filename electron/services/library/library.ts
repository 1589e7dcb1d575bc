/**
 * The library: one folder with `library.db` (the truth), `index.db` (rebuildable full text) and `peaks/`.
 * One process writes; every method is synchronous and returns after the commit is on disk (`synchronous=FULL`).
 */
import type { JobRunStore } from '#services/store/recordings/job-runs.ts';
import type { AnnotationLibrary } from '#services/annotations/annotations.ts';
import type { EditStore } from '#services/edits/edits.ts';
import type { Automation } from '#services/automation/automation.ts';
import type { Catalogue } from '#services/catalogue/catalogue.ts';
import type { AuditLog } from '#services/audit/audit-log.ts';
import type { RedactionMarkStore } from '#services/redaction/marks/redaction-marks.ts';
import type { ErasureStore } from '#services/erasure/erasures.ts';
import type { LibraryIndex } from '#services/search/index/open-index.ts';
import type { NoteStore } from '#services/notes/note-store.ts';
import type { ReviewStore } from '#services/review/reviews.ts';
import type { QualityStores } from '#services/references/create-quality.ts';
import type { VersionStore } from '#services/versions/versions.ts';
import type { JudgingLibrary } from '#services/judging/judging-library.ts';
import type { RuleLibrary } from '#services/rules/rule-library.ts';
import type { TagStore } from '#services/store/recordings/tags.ts';
import type { Vocabulary } from '#services/vocabulary/vocabulary.ts';
import type { WatchLibrary } from '#services/watch/watch-library.ts';
import type { JobStore, RecordingStore, SegmentStore, SettingStore, TranscriptStore } from '#services/store/records.ts';

export interface Library extends QualityStores {
  readonly dir: string;
  readonly recordings: RecordingStore;
  readonly jobs: JobStore;
  readonly runs: JobRunStore;
  readonly transcripts: TranscriptStore;
  readonly segments: SegmentStore;
  readonly edits: EditStore;
  readonly settings: SettingStore;
  readonly tags: TagStore;
  readonly catalogue: Catalogue;
  readonly notes: NoteStore;
  readonly reviews: ReviewStore;
  readonly versions: VersionStore;
  readonly annotations: AnnotationLibrary;
  readonly vocabulary: Vocabulary;
  readonly watch: WatchLibrary;
  readonly automation: Automation;
  readonly redactions: RedactionMarkStore;
  /** Who did what; every change of people is in it. */
  readonly audit: AuditLog;
  readonly rules: RuleLibrary;
  readonly judging: JudgingLibrary;
  readonly erasures: ErasureStore;
  /** For `createSearch`; kept up to date by every write. */
  readonly index: LibraryIndex;
  /** The process that had it open before ended without closing it: the file should be checked. */
  readonly wasUnclean: boolean;
  /** Who changes it now: the name from the settings, else that of the computer's user. */
  who(): string;
  /** Moves all that was written into the files themselves and empties the logs; false while someone reads from them. */
  emptyLogs(): boolean;
  /** Rises with every change to the library, by whomever. */
  changeCount(): number;
  close(): void;
}
