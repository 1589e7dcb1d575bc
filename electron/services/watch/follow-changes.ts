import type { Database } from 'better-sqlite3';
import type { Changes } from '#services/store/changes.ts';
import { createSegmentOrder } from '#services/store/segments/segment-order.ts';
import type { Log } from '#services/log.ts';
import type { Matcher } from './matcher.ts';
import { createTextUpdater } from './update-text.ts';
import { transcriptOf } from '#services/store/segments/segment-ids.ts';

export interface ChangeFollower {
  /** Within every transaction, before its commit: scans the text that it changed. */
  beforeCommit(changes: Changes): void;
}

export interface FollowOptions {
  readonly database: Database;
  readonly now: () => number;
  readonly log: Log;
  /** Of all terms of all lists; null when there are none. */
  readonly matcher: () => Matcher | null;
  /** Findings were made or changed; called before the commit. */
  readonly onChanged: () => void;
  /** Something was not scanned: a search back over the library has to make up for it. */
  readonly onMissed: () => void;
}

/**
 * Every change of text is scanned in its own transaction: a finding is saved together with its words, whoever
 * wrote them. What goes wrong here never costs a transcript.
 */
export function followChanges(options: FollowOptions): ChangeFollower {
  const { database } = options;
  const order = createSegmentOrder(database);
  const updater = createTextUpdater(database, options.now);
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
    beforeCommit(changes) {
      const changed = changes.segments.filter(({ isText }) => isText);
      const recordings = changes.recordings.filter(({ isOtherText }) => isOtherText).map(({ id }) => id);
      if (changed.length + recordings.length === 0) return;
      try {
        const matcher = options.matcher();
        if (matcher === null) return;
        // What stood before a segment that left is now followed by something else.
        const left = changed.filter(({ hasLeft }) => hasLeft);
        const before = left.flatMap(({ id, startMs }) => order.before({ id, start_ms: startMs }, 1));
        const segments = [...new Set([...changed, ...before].map(({ id }) => id))].toSorted((a, b) => a - b);
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

/** A full or damaged disk is the transaction's own trouble. */
function isOfSqlite(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('SQLITE');
}
