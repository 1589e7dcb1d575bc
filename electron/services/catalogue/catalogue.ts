import type { Database } from 'better-sqlite3';
import type { RecordingChoice } from '#shared/contract/recording-choice.ts';
import type { RecordedBy, RecordingDetails } from '#shared/catalogue/listed-recording.ts';
import { AppFailure } from '#shared/failure.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { prepareNamedAs } from './named-as.ts';
import { createCollections, type CollectionStore } from './collections.ts';
import { createFilingJournal, type FilingJournal } from './filing-journal.ts';
import { createOwnFields, type OwnFieldStore } from './own-fields.ts';
import { createRecordingList, type RecordingList } from './recording-list.ts';
import { createTagList, type TagList } from './tags.ts';
import path from 'node:path';

/** What recordings are called and filed under. */
export interface Catalogue {
  readonly list: RecordingList;
  readonly journal: FilingJournal;
  readonly tags: TagList;
  readonly collections: CollectionStore;
  readonly fields: OwnFieldStore;
  /** Throws `not-found`. */
  details(recordingId: number): RecordingDetails;
  /** When the file says it was recorded, unless a person said otherwise. */
  noteRecorded(recordingId: number, atMs: number, by: Exclude<RecordedBy, 'person'>): void;
  /** Whose files were not at their path when someone looked last. */
  missingIds(): readonly number[];
  noteMissing(changes: readonly (readonly [recordingId: number, isMissing: boolean])[]): void;
  /** Takes the words of recordings that were deleted for good out of the index of words; yields between steps. */
  purgeWords(): Iterable<true>;
  /** Recordings whose name is that of a file but for the ending, or its beginning: the newest five. */
  namedAs(fileName: string): readonly number[];
  /** Of what a choice names that is a filter. */
  idsOf(choice: Extract<RecordingChoice, { every: unknown }>): readonly number[];
}

export function createCatalogue(parts: StoreParts & { readonly who: string }): Catalogue {
  const { database, writer } = parts;
  const list = createRecordingList(database);
  const journal = createFilingJournal(parts);
  const noteRecorded = database.prepare<[number, number, string]>(
    `INSERT INTO recording_fact (recording_id, recorded_at_ms, recorded_by) VALUES (?, ?, ?)
     ON CONFLICT (recording_id) DO UPDATE SET recorded_at_ms = excluded.recorded_at_ms, recorded_by = excluded.recorded_by
     WHERE recorded_by <> 'person' AND recorded_at_ms IS NOT excluded.recorded_at_ms`,
  );
  const selectMissing = database.prepare<[], number>('SELECT recording_id FROM listing WHERE is_missing = 1').pluck();
  const setMissing = database.prepare('UPDATE listing SET is_missing = ? WHERE recording_id = ?');
  return {
    list,
    journal,
    tags: createTagList(database, journal),
    collections: createCollections(parts, journal, list),
    fields: createOwnFields(parts, journal),
    details: prepareDetails(database, list),
    noteRecorded: (recordingId, atMs, by) => void writer.write(() => noteRecorded.run(recordingId, atMs, by)),
    missingIds: () => selectMissing.all(),
    noteMissing(changes) {
      writer.write(() => {
        for (const [recordingId, isMissing] of changes) setMissing.run(Number(isMissing), recordingId);
      });
    },
    purgeWords: () => purgeWords(parts),
    namedAs: prepareNamedAs(database),
    idsOf({ every, filter, upToId, exceptIds }) {
      const ids = list.ids({ bin: every === 'bin', filter, upToId });
      const except = new Set(exceptIds);
      return except.size === 0 ? ids : ids.filter((id) => !except.has(id));
    },
  };
}

/** Pages that one step of merging writes. */
const mergedPages = 300;

function* purgeWords({ database, writer }: StoreParts): Generator<true> {
  const merge = database.prepare(`INSERT INTO listing_words (listing_words, rank) VALUES ('merge', ?)`);
  const changes = database.prepare<[], number>('SELECT total_changes()').pluck();
  // A negative number starts a new merge of everything, the positive ones continue it.
  for (let pages = -mergedPages; ; pages = mergedPages) {
    const before = changes.get() ?? 0;
    writer.write(() => merge.run(pages));
    if ((changes.get() ?? 0) - before < minMergeChanges) return;
    yield true;
  }
}

/** FTS5 says by fewer changes that nothing was left to merge; the mark of the commit is one more. */
const minMergeChanges = 4;

interface FactRow {
  readonly recordedBy: RecordedBy | null;
  readonly participants: string | null;
  readonly sha256: string | null;
  readonly quickHash: string;
  readonly path: string;
  readonly versionCount: number;
}

function prepareDetails(database: Database, list: RecordingList): Catalogue['details'] {
  const select = database.prepare<[number], FactRow>(
    `SELECT iif(recorded_at_ms IS NULL, NULL, recorded_by) AS recordedBy, participants, sha256, quick_hash AS quickHash, media.path,
       (SELECT count(*) FROM transcript WHERE recording_id = recording.id AND state = 'complete'
          AND id NOT IN (SELECT transcript_id FROM removed_version)) AS versionCount
     FROM recording JOIN media ON media.id = media_id LEFT JOIN recording_fact ON recording_id = recording.id
     WHERE recording.id = ?`,
  );
  const selectCollections = database
    .prepare<[number], number>(
      `SELECT collection_id FROM collection_member JOIN collection ON collection.id = collection_id
       WHERE recording_id = ? AND collection.removed_at_ms IS NULL ORDER BY collection_id`,
    )
    .pluck();
  const selectPaths = database
    .prepare<[number], string>(
      'SELECT path FROM seen_file WHERE media_id = (SELECT media_id FROM recording WHERE id = ?) ORDER BY seen_at_ms, id',
    )
    .pluck();
  return (recordingId) => {
    const [recording] = list.rows([recordingId]);
    const facts = select.get(recordingId);
    if (recording === undefined || facts === undefined) throw new AppFailure('not-found', { what: 'recording' });
    const { recordedBy, participants, sha256, quickHash, versionCount } = facts;
    return {
      recording,
      folder: path.dirname(facts.path),
      fileName: path.basename(facts.path),
      recordedBy,
      participants: JSON.parse(participants ?? '[]') as string[],
      collectionIds: selectCollections.all(recordingId),
      sha256,
      quickHash,
      seenPaths: selectPaths.all(recordingId),
      versionCount,
    };
  };
}
