import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { AppFailure } from '#shared/failure.ts';
import type { JobOptions, NewSegment, TranscriptStore } from './records.ts';
import { extendChain } from './segments/segment-hash.ts';
import type { StoreParts } from './store-parts.ts';

/** Inside a write; returns the hashes of the rows. */
type InsertSegments = (transcriptId: number, segments: readonly NewSegment[]) => readonly Uint8Array[];

/** Puts a whole text of another program beside the recording's own, or into the library without a recording. */
export function createImportedTexts(
  { database, writer, now }: StoreParts,
  insertSegments: InsertSegments,
): TranscriptStore['addImported'] {
  const known = database.prepare<[number]>('SELECT 1 FROM recording WHERE id = ?');
  const insert = database.prepare(
    `INSERT INTO transcript (recording_id, engine, model_id, parameters, language, state, is_current, started_at_ms)
     VALUES (:recordingId, 'import', :modelId, :parameters, :language, 'running', 0, :nowMs)`,
  );
  const complete = database.prepare(
    `UPDATE transcript SET state = 'complete', done_ms = :endMs, chain = :chain, finished_at_ms = :nowMs,
       is_current = NOT EXISTS (SELECT 1 FROM transcript AS other
         WHERE other.recording_id = :recordingId AND other.is_current = 1 AND other.state = 'complete')
     WHERE id = :transcriptId`,
  );
  const unsetUnfinished = database.prepare(
    `UPDATE transcript SET is_current = 0 WHERE recording_id = ? AND is_current = 1 AND state = 'running'`,
  );
  const addRecording = prepareAdd({ database, now });
  return ({ recordingId: wanted, name, modelId, parameters, language, segments, options }) =>
    writer.write(() => {
      const endMs = segments.reduce((latest, segment) => Math.max(latest, segment.endMs), 0);
      if (wanted !== null && known.get(wanted) === undefined) throw new AppFailure('not-found', { what: 'recording' });
      const recordingId = wanted ?? addRecording(name, endMs, options);
      const fields = { recordingId, modelId, parameters, language, nowMs: now() };
      const transcriptId = Number(insert.run(fields).lastInsertRowid);
      const chain = extendChain(new Uint8Array(), insertSegments(transcriptId, segments));
      unsetUnfinished.run(recordingId);
      complete.run({ recordingId, transcriptId, endMs, chain, nowMs: now() });
      return { recordingId, transcriptId };
    });
}

/** Of a size of nothing, at a place where nothing is: any file that is located for it is its recording. */
function prepareAdd({ database, now }: Pick<StoreParts, 'database' | 'now'>) {
  const media = database.prepare(
    `INSERT INTO media (media_key, path, size_bytes, quick_hash, duration_ms, has_video) VALUES (?, ?, 0, '', ?, 0)`,
  );
  const recording = database.prepare('INSERT INTO recording (media_id, name, added_at_ms) VALUES (?, ?, ?)');
  const job = database.prepare(`INSERT INTO job (recording_id, state, options) VALUES (?, 'done', ?)`);
  return (name: string, durationMs: number, options: JobOptions): number => {
    const place = path.join(path.parse(process.cwd()).root, 'imported', path.basename(name));
    const row = media.run(randomBytes(16).toString('hex'), place, durationMs);
    const recordingId = Number(recording.run(row.lastInsertRowid, name, now()).lastInsertRowid);
    job.run(recordingId, JSON.stringify(options));
    return recordingId;
  };
}
