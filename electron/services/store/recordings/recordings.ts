import { randomBytes } from 'node:crypto';
import { AppFailure } from '#shared/failure.ts';
import type { JobOptions, NewRecording, RecordingStore } from '../records.ts';
import { createSources } from './recording-sources.ts';
import type { StoreParts } from '../store-parts.ts';
import { readSoundKey, soundKeySql } from './sound-key.ts';
import { recordingOf, selectRecording, type RecordingRow } from './recording-row.ts';

export function createRecordings({ database, writer, now }: StoreParts): RecordingStore {
  const insert = prepareInsert(database);
  const selectRange = database.prepare<[number, number], RecordingRow>(
    `${selectRecording} WHERE recording.id BETWEEN ? AND ? ORDER BY recording.id`,
  );
  const selectOne = database.prepare<[number], RecordingRow>(`${selectRecording} WHERE recording.id = ?`);
  const selectPage = { live: preparePage(database, 'IS NULL'), bin: preparePage(database, 'IS NOT NULL') };
  const selectMedia = database.prepare<[string], { recordingId: number; path: string }>(
    `SELECT recording.id AS recordingId, media.path FROM media JOIN recording ON recording.media_id = media.id
     WHERE media.media_key = ? ORDER BY recording.id DESC LIMIT 1`,
  );
  const selectKeyAt = database
    .prepare<[number, number], string>(
      `SELECT ${soundKeySql('media.media_key', 'transcript.parameters')} FROM transcript
       JOIN recording ON recording.id = transcript.recording_id JOIN media ON media.id = recording.media_id
       WHERE transcript.recording_id = ? AND transcript.started_at_ms <= ?
       ORDER BY transcript.started_at_ms DESC, transcript.id DESC LIMIT 1`,
    )
    .pluck();
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
    byMediaKey(key) {
      const { mediaKey, ...sound } = readSoundKey(key);
      const row = selectMedia.get(mediaKey);
      return row === undefined ? null : { ...row, ...sound };
    },
    soundKeyAt: (recordingId, atMs) => selectKeyAt.get(recordingId, atMs) ?? null,
    ...createSources({ database, writer, now }),
    ...createChoice(database),
  };
}

function createChoice(database: StoreParts['database']): Pick<RecordingStore, 'idsOf' | 'idsAt'> {
  const select = (removed: 'IS NULL' | 'IS NOT NULL') =>
    database
      .prepare<[number, number, number], number>(
        `SELECT id FROM recording WHERE removed_at_ms ${removed} AND id <= ? ORDER BY id DESC LIMIT ? OFFSET ?`,
      )
      .pluck() as unknown as { all(upToId: number, limit: number, offset: number): number[] };
  const selectLive = select('IS NULL');
  const selectBin = select('IS NOT NULL');
  return {
    idsOf(choice) {
      if ('recordingIds' in choice) return [...new Set(choice.recordingIds)];
      const except = new Set(choice.exceptIds);
      const ids = (choice.every === 'bin' ? selectBin : selectLive).all(choice.upToId, -1, 0);
      return except.size === 0 ? ids : ids.filter((id) => !except.has(id));
    },
    idsAt: ({ offset, limit, bin }) => (bin ? selectBin : selectLive).all(Number.MAX_SAFE_INTEGER, limit, offset),
  };
}

function prepareInsert(database: StoreParts['database']) {
  const media = database.prepare(
    `INSERT INTO media (media_key, path, size_bytes, quick_hash, duration_ms, has_video) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const seen = database.prepare('INSERT INTO seen_file (media_id, path, stamp, seen_at_ms) VALUES (?, ?, ?, ?)');
  const recording = database.prepare('INSERT INTO recording (media_id, name, added_at_ms) VALUES (?, ?, ?)');
  const job = database.prepare(`INSERT INTO job (recording_id, state, options) VALUES (?, 'waiting', ?)`);
  return (added: NewRecording, options: JobOptions, atMs: number): number => {
    const mediaKey = randomBytes(16).toString('hex');
    const { path, sizeBytes, quickHash, durationMs, hasVideo } = added;
    const row = media.run(mediaKey, path, sizeBytes, quickHash, durationMs, Number(hasVideo));
    seen.run(row.lastInsertRowid, path, added.stamp ?? '', atMs);
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

type BinMethod = 'remove' | 'restore' | 'lastRemoved' | 'nextRemovalMs' | 'isRemoved';

function createBin({ database, writer, now }: StoreParts): Pick<RecordingStore, BinMethod> {
  const bin = database.prepare('UPDATE recording SET removed_at_ms = ? WHERE id = ? AND removed_at_ms IS NULL');
  const selectLast = database
    .prepare<[], number | null>('SELECT max(removed_at_ms) FROM recording')
    .pluck() as unknown as { get(): number | null };
  const selectRemoved = database
    .prepare<[], number>('SELECT id FROM recording WHERE removed_at_ms = (SELECT max(removed_at_ms) FROM recording)')
    .pluck() as unknown as { all(): number[] };
  const unbin = database.prepare('UPDATE recording SET removed_at_ms = NULL WHERE id = ?');
  const selectIsRemoved = database
    .prepare<[number], number>('SELECT removed_at_ms IS NOT NULL FROM recording WHERE id = ?')
    .pluck();
  const nextRemovalMs = () => Math.max(now(), (selectLast.get() ?? 0) + 1);
  return {
    nextRemovalMs,
    isRemoved(recordingId) {
      const isRemoved = selectIsRemoved.get(recordingId);
      return isRemoved === undefined ? null : isRemoved === 1;
    },
    remove(recordingIds, atMs = nextRemovalMs()) {
      writer.write(() => recordingIds.forEach((id) => bin.run(atMs, id)), { urgent: true });
      return atMs;
    },
    restore(recordingIds) {
      writer.write(() => recordingIds.forEach((id) => unbin.run(id)));
    },
    lastRemoved: () => selectRemoved.all(),
  };
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new AppFailure('not-found', { what: 'recording' });
  return row;
}
