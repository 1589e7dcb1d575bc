import { existsSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { createEventBus, type EventBus } from '#shared/wire/event-bus.ts';
import type { Log } from '#services/log.ts';
import { createAutomation } from '#services/automation/automation.ts';
import { createCatalogue, type Catalogue } from '#services/catalogue/catalogue.ts';
import { createListing } from '#services/catalogue/listing.ts';
import { createAnnotations, recoverRuns } from '#services/annotations/annotations.ts';
import { createEdits } from '#services/edits/create-edits.ts';
import { createErasures } from '#services/erasure/erasures.ts';
import { createNotes } from '#services/notes/notes.ts';
import { createAuditLog } from '#services/audit/audit-log.ts';
import { createRedactionMarks } from '#services/redaction/marks/redaction-marks.ts';
import { createReviews } from '#services/review/reviews.ts';
import { openIndex, type WritableIndex } from '#services/search/index/open-index.ts';
import { openIndexReadOnly } from '#services/search/index/open-index-read-only.ts';
import { createJudging } from '#services/judging/judging-library.ts';
import { createRuleLibrary, type RuleLibraryParts } from '#services/rules/rule-library.ts';
import { createWatchLibrary } from '#services/watch/watch-library.ts';
import { createQuality } from '#services/references/create-quality.ts';
import { trackChanges } from '#services/store/changes.ts';
import { createCommitMark } from '#services/store/database/commit-mark.ts';
import { holdLock, isInUse } from '#services/store/database/hold-lock.ts';
import { createJobRuns } from '#services/store/recordings/job-runs.ts';
import { createJobs, recoverJobs } from '#services/store/recordings/jobs.ts';
import type { Library } from './library.ts';
import { listMigrations, newestVersion } from '#services/store/database/list-migrations.ts';
import { makeBackup } from '#services/maintenance/make-backup.ts';
import { migrate } from '#services/store/database/migrate.ts';
import { checkFile, openDatabase } from '#services/store/database/open-database.ts';
import { markOpen } from './mark-open.ts';
import { prepareLazily } from '#services/store/database/prepare-lazily.ts';
import { createRecordings } from '#services/store/recordings/recordings.ts';
import type { RecordingStore } from '#services/store/records.ts';
import { keepReserve } from '#services/store/database/reserve.ts';
import { finishRestore } from '#services/maintenance/restore-backup.ts';
import { showInterruptedAsWaiting } from '#services/store/recordings/show-interrupted-as-waiting.ts';
import { createSegments } from '#services/store/segments/segments.ts';
import { createSettings } from '#services/store/settings.ts';
import { isDamage, libraryFailure } from '#services/store/database/sqlite-failure.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { createTags } from '#services/store/recordings/tags.ts';
import { createVocabulary } from '#services/vocabulary/vocabulary.ts';
import { createVersions } from '#services/versions/versions.ts';
import { createTranscripts } from '#services/store/transcripts.ts';
import { createWriter } from '#services/store/database/writer.ts';

export interface LibraryOptions {
  /** Created if it is not there. */
  readonly dir: string;
  readonly log: Log;
  /** Gets the changes that no call asked for. */
  readonly events?: EventBus;
  readonly now?: () => number;
  /** Where the `NNNN-what.sql` files are, if not beside the code. */
  readonly migrationsDir?: string;
}

/**
 * Opens the library for writing; fails at once with `library-locked`, `-readonly`, `-foreign`, `-newer`, `-damaged` or
 * `disk-full`, the file untouched. Jobs that were running wait again.
 */
export function openLibrary({
  dir,
  log,
  events = createEventBus(),
  now = Date.now,
  migrationsDir,
}: LibraryOptions): Library {
  const path = join(dir, 'library.db');
  let isOpen = false;
  const closers: (() => void)[] = [];
  const close = () => {
    for (const closer of closers.splice(0).reverse()) closer();
  };
  try {
    makeFolder(dir);
    const lock = holdLock(dir);
    closers.push(() => lock.release());
    finishRestore(dir);
    const exitMark = markOpen(dir);
    closers.push(() => isOpen && exitMark.clear());
    const migrations = listMigrations(migrationsDir);
    checkFile(path, newestVersion(migrations));
    const database = openDatabase(path, log);
    closers.push(() => void database.close());
    const backUp = () => void makeBackup({ libraryDir: dir, migrations, nowMs: Date.now() });
    migrate(database, migrations, { backUp, log });
    const index = openIndex({ database, path: join(dir, 'index.db'), log, isDamage });
    const { wasUnclean } = exitMark;
    isOpen = true;
    return createLibrary({ dir, path, database, index, now, close, wasUnclean, log, events });
  } catch (thrown) {
    close();
    throw libraryFailure(thrown, path);
  }
}

/**
 * Opens the library as it is, beside a copy of the app that writes to it: nothing is changed, and every change fails
 * with `library-readonly`. Throws SQLite's own errors, also where the index cannot be read.
 */
export function openReadOnly({ dir, log, events = createEventBus(), now = Date.now }: LibraryOptions): Library {
  const path = join(dir, 'library.db');
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 3000 });
  try {
    database.pragma('mmap_size = 0');
    prepareLazily(database);
    showInterruptedAsWaiting(database, () => isInUse(dir));
    const index = openIndexReadOnly(database, join(dir, 'index.db'));
    const close = () => void database.close();
    return createLibrary({ dir, path, database, index, now, close, wasUnclean: false, log, events, isReadOnly: true });
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

interface LibraryParts {
  readonly dir: string;
  readonly path: string;
  readonly database: Database.Database;
  readonly index: WritableIndex;
  readonly now: () => number;
  readonly close: () => void;
  readonly wasUnclean: boolean;
  readonly log: Log;
  readonly events: EventBus;
  readonly isReadOnly?: boolean;
}

function createLibrary(library: LibraryParts): Library {
  const { dir, path, database, index, now, close, wasUnclean, log, events, isReadOnly = false } = library;
  const tracker = trackChanges(database);
  const hook = {
    beforeCommit: () => {
      const changes = tracker.take();
      for (const { follower } of [matching.watch, annotations, matching.rules]) follower.beforeCommit(changes);
      signed.audit.beforeCommit();
      index.beforeCommit(changes);
      listing.refresh();
    },
    commitFailed: () => index.commitFailed(),
    repair: (thrown: unknown) => index.repairCommit(thrown),
  };
  const listing = createListing(database);
  const reserve = isReadOnly ? { release: () => false } : keepReserve(dir);
  const writer = createWriter({ database, path, hook, mark: createCommitMark(database), reserve });
  const parts = { database, writer, now, path };
  const signed = createSigned(parts);
  const matching = createMatching({ ...parts, who: signed.who, log, events });
  const annotations = createAnnotations(parts);
  if (!isReadOnly) takeUp(parts);
  const edits = createEdits({ ...parts, who: userName() });
  const catalogue = createCatalogue({ ...parts, who: userName() });
  return {
    dir,
    recordings: withFilters(createRecordings(parts), catalogue),
    catalogue,
    jobs: createJobs(parts),
    runs: createJobRuns(parts),
    transcripts: createTranscripts(parts),
    segments: createSegments(parts),
    ...createQuality(parts, isReadOnly),
    edits,
    settings: createSettings(parts),
    tags: createTags(parts),
    notes: createNotes(parts, edits),
    reviews: createReviews(parts),
    ...createTextStores(parts),
    annotations,
    ...matching,
    ...createAutomatic({ ...parts, audit: signed.audit }, dir),
    index,
    wasUnclean,
    ...signed,
    ...createFileWork(database),
    close,
  };
}

/** What another program, a backup, a crash or an older version left. */
function takeUp(parts: StoreParts & { readonly path: string }): void {
  for (const recover of [recoverJobs, recoverRuns]) recover(parts);
  parts.writer.write(() => {});
}

/** What happens without a hand, and deleting for good, which asks it what must stay. */
function createAutomatic(
  parts: StoreParts & Pick<Library, 'audit'>,
  libraryDir: string,
): Pick<Library, 'automation' | 'erasures'> {
  const automation = createAutomation(parts);
  const keptBy = (ids: readonly number[]) => automation.retention.keptBy(ids);
  const onRemoved = (subjectId: number) =>
    parts.audit.add({ action: 'recording.erase', subject: 'recording', subjectId });
  return { automation, erasures: createErasures({ ...parts, libraryDir, keptBy, onRemoved }) };
}

/** What is kept with the name of the person who decided it. */
function createSigned(parts: StoreParts): Pick<Library, 'who' | 'redactions' | 'audit'> {
  const settings = createSettings(parts);
  const who = () => settings.get().reviewerName || userName();
  return { who, redactions: createRedactionMarks({ ...parts, who }), audit: createAuditLog({ ...parts, who }) };
}

/** What scans each text, and what is said of it. */
function createMatching(
  parts: Omit<RuleLibraryParts, 'onFound' | 'roles'>,
): Pick<Library, 'watch' | 'rules' | 'judging'> {
  const settings = createSettings(parts);
  const watch = createWatchLibrary(parts);
  const rules = createRuleLibrary({ ...parts, roles: () => settings.get().speakerRoles, onFound: watch.notify });
  return { watch, rules, judging: createJudging(parts) };
}

/** Versions of a text, and the words that are expected in it. */
function createTextStores(parts: StoreParts): Pick<Library, 'versions' | 'vocabulary'> {
  return { versions: createVersions(parts), vocabulary: createVocabulary(parts) };
}

function createFileWork(database: Database.Database): Pick<Library, 'changeCount' | 'emptyLogs'> {
  // What this connection changed, and how often others did.
  const own = database.prepare<[], number>('SELECT total_changes()').pluck();
  const changesSeen = { get: () => (own.get() ?? 0) + Number(database.pragma('main.data_version', { simple: true })) };
  return {
    changeCount: () => changesSeen.get(),
    emptyLogs: () => ['main', 'fulltext'].every((name) => isLogEmptied(database, name)),
  };
}

/** A choice may be a filter, which the catalogue knows to read. */
function withFilters(recordings: RecordingStore, catalogue: Catalogue): RecordingStore {
  return {
    ...recordings,
    idsOf: (choice) => ('every' in choice && choice.filter ? catalogue.idsOf(choice) : recordings.idsOf(choice)),
  };
}

function isLogEmptied(database: Database.Database, name: string): boolean {
  const [result] = database.pragma(`${name}.wal_checkpoint(TRUNCATE)`) as readonly { readonly busy: number }[];
  return result?.busy === 0;
}

/** Node's own recursive mkdir never returns where the system answers ENOENT for a new name (as in /proc). */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  const parent = dirname(dir);
  if (parent !== dir) makeFolder(parent);
  mkdirSync(dir);
}

/** The journal's "who"; the system may not know the user it runs as. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
