import type { Database } from 'better-sqlite3';
import type { Log } from '#services/log.ts';
import type { Matcher } from './matcher.ts';
import { createTextUpdater } from './update-text.ts';
import { transcriptOf, transcriptSql } from '#services/store/segments/segment-ids.ts';

const markSegment = (row: 'NEW' | 'OLD') => `INSERT OR IGNORE INTO watched_segment VALUES (${row}.id);`;
/** What stood before a segment that left is now followed by something else. */
const markBefore = `INSERT OR IGNORE INTO watched_segment SELECT id FROM (SELECT id FROM main.segment
  WHERE ${transcriptSql()} = ${transcriptSql('OLD.id')} AND (start_ms, id) < (OLD.start_ms, OLD.id) ORDER BY start_ms DESC, id DESC LIMIT 1);`;
const markRecording = (value: string) => `INSERT OR IGNORE INTO watched_recording VALUES (${value});`;

const triggers = `
  CREATE TEMP TABLE watched_segment (id INTEGER PRIMARY KEY);
  CREATE TEMP TABLE watched_recording (id INTEGER PRIMARY KEY);
  CREATE TEMP TRIGGER watch_segment_added AFTER INSERT ON main.segment BEGIN ${markSegment('NEW')} END;
  CREATE TEMP TRIGGER watch_segment_changed AFTER UPDATE OF id, text, start_ms, end_ms ON main.segment
    BEGIN ${markSegment('NEW')} ${markSegment('OLD')} END;
  CREATE TEMP TRIGGER watch_segment_moved AFTER UPDATE OF start_ms ON main.segment WHEN OLD.start_ms <> NEW.start_ms
    BEGIN ${markBefore} END;
  CREATE TEMP TRIGGER watch_segment_removed AFTER DELETE ON main.segment
    BEGIN ${markSegment('OLD')} ${markBefore} END;
  CREATE TEMP TRIGGER watch_transcript_changed AFTER UPDATE OF is_current ON main.transcript
    WHEN NEW.is_current = 1 AND OLD.is_current = 0 BEGIN ${markRecording('NEW.recording_id')} END;
  CREATE TEMP TRIGGER watch_recording_restored AFTER UPDATE OF removed_at_ms ON main.recording
    WHEN NEW.removed_at_ms IS NULL AND OLD.removed_at_ms IS NOT NULL BEGIN ${markRecording('NEW.id')} END;
`;

export interface ChangeFollower {
  /** Within every transaction, before its commit: looks through the text that it changed. */
  beforeCommit(): void;
}

export interface FollowOptions {
  readonly database: Database;
  readonly now: () => number;
  readonly log: Log;
  /** Of all terms of all lists; null when there are none. */
  readonly matcher: () => Matcher | null;
  /** Findings were made or changed; called before the commit. */
  readonly onChanged: () => void;
  /** Something was not looked through: a search back over the library has to make up for it. */
  readonly onMissed: () => void;
}

/**
 * Every change of text on this connection is noted by triggers and looked through in its own transaction: a finding is
 * saved together with its words, whoever wrote them. What goes wrong here never costs a transcript.
 */
export function followChanges(options: FollowOptions): ChangeFollower {
  const { database } = options;
  database.exec(triggers);
  const updater = createTextUpdater(database, options.now);
  const takeSegments = prepareTake(database, 'watched_segment');
  const takeRecordings = prepareTake(database, 'watched_recording');
  const selectTranscript = database.prepare<[number], { recordingId: number; isCurrent: number }>(
    'SELECT recording_id AS recordingId, is_current AS isCurrent FROM main.transcript WHERE id = ?',
  );
  const selectCurrent = database.prepare<[number], { id: number }>(
    'SELECT id FROM main.transcript WHERE recording_id = ? AND is_current = 1',
  );
  const look = (matcher: Matcher, segments: readonly number[], recordings: readonly number[]) => {
    for (const [transcriptId, segmentIds] of Map.groupBy(segments, transcriptOf)) {
      const transcript = selectTranscript.get(transcriptId);
      if (transcript?.isCurrent !== 1 || recordings.includes(transcript.recordingId)) continue;
      updater.update({ recordingId: transcript.recordingId, transcriptId, segmentIds }, matcher);
    }
    for (const recordingId of recordings) {
      const current = selectCurrent.get(recordingId);
      if (current !== undefined) updater.updateTranscript(recordingId, current.id, matcher);
    }
  };
  return {
    beforeCommit() {
      const segments = takeSegments();
      const recordings = takeRecordings();
      if (segments.length + recordings.length === 0) return;
      try {
        const matcher = options.matcher();
        if (matcher === null) return;
        look(matcher, segments, recordings);
        options.onChanged();
      } catch (thrown) {
        if (isOfSqlite(thrown)) throw thrown;
        options.log.error('The watch lists missed some text and will go over the library again', thrown);
        options.onMissed();
      }
    },
  };
}

function prepareTake(database: Database, table: 'watched_segment' | 'watched_recording'): () => readonly number[] {
  const select = database.prepare<[], { id: number }>(`SELECT id FROM temp.${table} ORDER BY id`);
  const clear = database.prepare(`DELETE FROM temp.${table}`);
  return () => {
    const ids = select.all().map(({ id }) => id);
    if (ids.length > 0) clear.run();
    return ids;
  };
}

/** A full or damaged disk is the transaction's own trouble. */
function isOfSqlite(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('SQLITE');
}
