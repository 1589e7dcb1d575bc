import { randomBytes } from 'node:crypto';
import { AppFailure } from '#shared/failure.ts';
import type { SoundCheck } from '#shared/recognition/sound-check.ts';
import type { KnownSource, RecordingStore, SeenFile } from '../records.ts';
import type { StoreParts } from '../store-parts.ts';

type SourceStore = Pick<
  RecordingStore,
  | 'source'
  | 'sources'
  | 'knownSource'
  | 'candidates'
  | 'setSource'
  | 'setMedia'
  | 'soundCheck'
  | 'setSoundCheck'
  | 'unchecked'
  | 'sourcesAfter'
  | 'setSha256'
  | 'noteSeen'
  | 'seenFiles'
>;

type KnownRow = Omit<KnownSource, 'hasText'> & { readonly hasText: number };

const selectKnown = `SELECT recording.id AS recordingId, media.path, media.size_bytes AS sizeBytes,
    media.quick_hash AS quickHash, media.sha256, coalesce(seen_file.stamp, '') AS stamp,
    EXISTS (SELECT 1 FROM transcript WHERE recording_id = recording.id AND (state = 'complete' OR
      (segment_count > 0 AND is_current = 1) OR (done_ms > 0 AND transcript.id = job.transcript_id))) AS hasText
  FROM recording
  JOIN media ON media.id = recording.media_id
  JOIN job ON job.recording_id = recording.id
  LEFT JOIN seen_file ON seen_file.media_id = media.id AND seen_file.path = media.path`;

const mediaOf = '(SELECT media_id FROM recording WHERE id = :recordingId)';

/** Which file a recording is: its content, where it is and where else it was seen. */
export function createSources({ database, writer, now }: StoreParts): SourceStore {
  return { ...createReading(database), ...createWriting({ database, writer, now }) };
}

function createReading(database: StoreParts['database']) {
  const selectSource = database.prepare<[number], ReturnType<RecordingStore['source']>>(
    `SELECT path, size_bytes AS sizeBytes, quick_hash AS quickHash, sha256 FROM media
     WHERE id = (SELECT media_id FROM recording WHERE id = ?)`,
  );
  const selectOne = database.prepare<[number], KnownRow>(`${selectKnown} WHERE recording.id = ?`);
  const selectLike = database.prepare<[number, string], KnownRow>(
    `${selectKnown} WHERE media.size_bytes = ? AND media.quick_hash = ? AND recording.removed_at_ms IS NULL
     ORDER BY recording.id DESC`,
  );
  const selectAll = database.prepare<[], KnownRow>(
    `${selectKnown} WHERE recording.removed_at_ms IS NULL ORDER BY recording.id`,
  );
  const selectAfter = database.prepare<[number, number], KnownRow>(
    `${selectKnown} WHERE recording.removed_at_ms IS NULL AND recording.id > ? ORDER BY recording.id LIMIT ?`,
  );
  const selectSeen = database.prepare<[number], SeenFile>(
    `SELECT path, stamp FROM seen_file WHERE media_id = (SELECT media_id FROM recording WHERE id = ?)
     ORDER BY seen_at_ms, id`,
  );
  const selectCheck = database
    .prepare<[number], string | null>(
      'SELECT sound_check FROM media WHERE id = (SELECT media_id FROM recording WHERE id = ?)',
    )
    .pluck();
  const selectUnchecked = database
    .prepare<[number], number>(
      `SELECT recording.id FROM recording
       JOIN job ON job.recording_id = recording.id JOIN media ON media.id = recording.media_id
       WHERE recording.removed_at_ms IS NULL AND job.state IN ('waiting', 'running', 'paused')
         AND (media.duration_ms IS NULL OR (media.duration_ms >= ? AND media.sound_check IS NULL))
       ORDER BY recording.id`,
    )
    .pluck();
  return {
    unchecked: (minMs) => selectUnchecked.all(minMs),
    soundCheck(recordingId) {
      const stored = selectCheck.get(recordingId) ?? null;
      return stored === null ? null : (JSON.parse(stored) as SoundCheck);
    },
    source: (recordingId) => found(selectSource.get(recordingId)),
    knownSource: (recordingId) => knownOf(found(selectOne.get(recordingId))),
    candidates: ({ sizeBytes, quickHash }) => selectLike.all(sizeBytes, quickHash).map(knownOf),
    sources: () => selectAll.all().map(knownOf),
    sourcesAfter: (recordingId, limit) => selectAfter.all(recordingId, limit).map(knownOf),
    seenFiles: (recordingId) => selectSeen.all(recordingId),
  } satisfies Partial<SourceStore>;
}

function createWriting({ database, writer, now }: StoreParts) {
  const insertSeen = database.prepare(
    `INSERT INTO seen_file (media_id, path, stamp, seen_at_ms) VALUES (${mediaOf}, :path, :stamp, :nowMs)
     ON CONFLICT (media_id, path) DO UPDATE SET stamp = excluded.stamp`,
  );
  const forgetSeen = database.prepare(`DELETE FROM seen_file WHERE media_id = ${mediaOf}`);
  const update = database.prepare(
    `UPDATE media SET path = :path, size_bytes = :sizeBytes, quick_hash = :quickHash WHERE id = ${mediaOf}`,
  );
  const renew = database.prepare(
    `UPDATE media SET media_key = :mediaKey, sha256 = NULL, sound_check = NULL WHERE id = ${mediaOf}`,
  );
  const updateHash = database.prepare(`UPDATE media SET sha256 = :sha256 WHERE id = ${mediaOf}`);
  const updateMedia = database.prepare(
    `UPDATE media SET duration_ms = :durationMs, has_video = :hasVideo WHERE id = ${mediaOf}`,
  );
  const updateCheck = database.prepare(`UPDATE media SET sound_check = :check WHERE id = ${mediaOf}`);
  return {
    setSoundCheck: (recordingId, check) =>
      void writer.write(() => updateCheck.run({ recordingId, check: JSON.stringify(check) })),
    setSource(recordingId, { path, sizeBytes, quickHash, stamp = '', isOther = false }) {
      writer.write(() => {
        const { changes } = update.run({ recordingId, path, sizeBytes, quickHash });
        found(changes === 0 ? undefined : changes);
        if (isOther) {
          renew.run({ recordingId, mediaKey: randomBytes(16).toString('hex') });
          forgetSeen.run({ recordingId });
        }
        insertSeen.run({ recordingId, path, stamp, nowMs: now() });
      });
    },
    setSha256: (recordingId, sha256) => void writer.write(() => updateHash.run({ recordingId, sha256 })),
    noteSeen: (recordingId, { path, stamp }) =>
      void writer.write(() => insertSeen.run({ recordingId, path, stamp, nowMs: now() })),
    setMedia(recordingId, { durationMs, hasVideo }) {
      const { changes } = writer.write(() => updateMedia.run({ recordingId, durationMs, hasVideo: Number(hasVideo) }));
      found(changes === 0 ? undefined : changes);
    },
  } satisfies Partial<SourceStore>;
}

function knownOf(row: KnownRow): KnownSource {
  return { ...row, hasText: row.hasText === 1 };
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new AppFailure('not-found', { what: 'recording' });
  return row;
}
