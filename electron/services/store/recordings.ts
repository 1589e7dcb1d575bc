import { randomBytes } from 'node:crypto';
import { AppFailure } from '#shared/failure.ts';
import type { Recording } from '#shared/recording.ts';
import type { JobOptions, NewRecording, RecordingStore } from '#services/library/library.ts';
import type { StoreParts } from './store-parts.ts';
import { recordingOf, selectRecording, type RecordingRow } from './recording-row.ts';

export function createRecordings({ database, writer, now }: StoreParts): RecordingStore {
  const insert = prepareInsert(database);
  const selectRange = database.prepare<[number, number], RecordingRow>(
    `${selectRecording} WHERE recording.id BETWEEN ? AND ? ORDER BY recording.id`,
  );
  const selectOne = database.prepare<[number], RecordingRow>(`${selectRecording} WHERE recording.id = ?`);
  const selectSame = database.prepare<[number, string], RecordingRow>(
    `${selectRecording} WHERE media.size_bytes = ? AND media.quick_hash = ? AND recording.removed_at_ms IS NULL
     ORDER BY recording.id DESC LIMIT 1`,
  );
  const selectPage = { live: preparePage(database, 'IS NULL'), bin: preparePage(database, 'IS NOT NULL') };
  const selectMedia = database.prepare<[string], { recordingId: number; path: string }>(
    `SELECT recording.id AS recordingId, media.path FROM media JOIN recording ON recording.media_id = media.id
     WHERE media.media_key = ? ORDER BY recording.id DESC LIMIT 1`,
  );
  return {
    ...createBin({ database, writer, now }),
    add(recordings, options) {
      if (recordings.length === 0) return [];
      return writer.write(() => {
        const ids = recordings.map((recording) => insert(recording, options, now()));
        return selectRange.all(Math.min(...ids.slice(0, 1)), Math.max(...ids.slice(-1))).map(recordingOf);
      });
    },
    list({ offset, limit, bin }) {
      const { rows, total } = bin ? selectPage.bin : selectPage.live;
      return { rows: rows.all(limit, offset).map(recordingOf), total: total.get() ?? 0 };
    },
    get: (recordingId) => recordingOf(found(selectOne.get(recordingId))),
    findSame({ sizeBytes, quickHash }): Recording | null {
      const row = selectSame.get(sizeBytes, quickHash);
      return row === undefined ? null : recordingOf(row);
    },
    byMediaKey: (mediaKey) => selectMedia.get(mediaKey) ?? null,
    ...createSource({ database, writer }),
  };
}

function createSource({
  database,
  writer,
}: Pick<StoreParts, 'database' | 'writer'>): Pick<RecordingStore, 'source' | 'setSource' | 'setMedia'> {
  const selectSource = database.prepare<[number], ReturnType<RecordingStore['source']>>(
    `SELECT path, size_bytes AS sizeBytes, quick_hash AS quickHash, sha256 FROM media
     WHERE id = (SELECT media_id FROM recording WHERE id = ?)`,
  );
  return {
    source: (recordingId) => found(selectSource.get(recordingId)),
    setSource(recordingId, source) {
      const update = `UPDATE media SET path = :path, size_bytes = :sizeBytes, quick_hash = :quickHash
        WHERE id = (SELECT media_id FROM recording WHERE id = :recordingId)`;
      const { changes } = writer.write(() => database.prepare(update).run({ ...source, recordingId }));
      found(changes === 0 ? undefined : changes);
    },
    setMedia(recordingId, { durationMs, hasVideo }) {
      const update = `UPDATE media SET duration_ms = ?, has_video = ?
        WHERE id = (SELECT media_id FROM recording WHERE id = ?)`;
      const { changes } = writer.write(() => database.prepare(update).run(durationMs, Number(hasVideo), recordingId));
      found(changes === 0 ? undefined : changes);
    },
  };
}

function prepareInsert(database: StoreParts['database']) {
  const media = database.prepare(
    `INSERT INTO media (media_key, path, size_bytes, quick_hash, duration_ms, has_video) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const recording = database.prepare('INSERT INTO recording (media_id, name, added_at_ms) VALUES (?, ?, ?)');
  const job = database.prepare(`INSERT INTO job (recording_id, state, options) VALUES (?, 'waiting', ?)`);
  return (added: NewRecording, options: JobOptions, atMs: number): number => {
    const mediaKey = randomBytes(16).toString('hex');
    const { path, sizeBytes, quickHash, durationMs, hasVideo } = added;
    const row = media.run(mediaKey, path, sizeBytes, quickHash, durationMs, Number(hasVideo));
    const recordingId = Number(recording.run(row.lastInsertRowid, added.name, atMs).lastInsertRowid);
    job.run(recordingId, JSON.stringify(options));
    return recordingId;
  };
}

function preparePage(database: StoreParts['database'], removed: 'IS NULL' | 'IS NOT NULL') {
  return {
    rows: database.prepare<[number, number], RecordingRow>(
      `${selectRecording} WHERE recording.removed_at_ms ${removed} ORDER BY recording.id DESC LIMIT ? OFFSET ?`,
    ),
    total: database
      .prepare<[], number>(`SELECT count(*) FROM recording WHERE removed_at_ms ${removed}`)
      .pluck() as unknown as { get(): number | undefined },
  };
}

function createBin({ database, writer, now }: StoreParts): Pick<RecordingStore, 'remove' | 'restore'> {
  const bin = database.prepare('UPDATE recording SET removed_at_ms = ? WHERE id = ? AND removed_at_ms IS NULL');
  const cancel = database.prepare(
    `UPDATE job SET state = 'cancelled' WHERE recording_id = ? AND state IN ('waiting', 'running', 'paused')`,
  );
  const unbin = database.prepare('UPDATE recording SET removed_at_ms = NULL WHERE id = ?');
  return {
    remove(recordingIds) {
      const change = () => {
        for (const id of recordingIds) {
          bin.run(now(), id);
          cancel.run(id);
        }
      };
      writer.write(change, { urgent: true });
    },
    restore(recordingIds) {
      writer.write(() => recordingIds.forEach((id) => unbin.run(id)));
    },
  };
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new AppFailure('not-found', { what: 'recording' });
  return row;
}
