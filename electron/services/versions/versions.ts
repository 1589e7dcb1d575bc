import { badRequest } from '#shared/text/bad-request.ts';
import { defaultSound, type SoundChoice } from '#shared/audio-track.ts';
import { AppFailure } from '#shared/failure.ts';
import type { UsedModel } from '#shared/recognition/model-for-language.ts';
import type { Preset } from '#shared/recognition/preset.ts';
import type { Version } from '#shared/edits/version.ts';
import { editedFlag } from '#services/store/segments/segment-flags.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

/** The texts of a recording, of which one is current. */
export interface VersionStore {
  /** Newest first, those that were put away among them. */
  list(recordingId: number): readonly Version[];
  /** Returns the recording. Throws `not-found`, and `bad-request` for an unfinished or removed one. */
  use(transcriptId: number): number;
  /** The newest finished one takes the place of the current one. Refused for the only one, and for one in work. */
  remove(transcriptId: number): number;
  restore(transcriptId: number): number;
}

interface VersionRow {
  readonly id: number;
  readonly model_id: string;
  readonly language: string | null;
  readonly parameters: string;
  readonly started_at_ms: number;
  readonly state: 'running' | 'complete';
  readonly is_current: number;
  readonly is_removed: number;
  readonly is_in_work: number;
  readonly segment_count: number;
  readonly edited_count: number;
}

const select = `SELECT transcript.*, removed_version.at_ms IS NOT NULL AS is_removed,
    transcript.state = 'running' AND job.transcript_id = transcript.id
      AND job.state IN ('waiting', 'running', 'paused') AS is_in_work,
    (SELECT count(*) FROM (SELECT DISTINCT row_id FROM edit
         WHERE edit.transcript_id = transcript.id AND subject = 'segment') AS touched
       JOIN segment ON segment.id = touched.row_id WHERE segment.flags & ${editedFlag}) AS edited_count
  FROM transcript JOIN job ON job.recording_id = transcript.recording_id
    LEFT JOIN removed_version ON removed_version.transcript_id = transcript.id`;

export function createVersions(parts: StoreParts): VersionStore {
  const { database, writer, now } = parts;
  const list = prepareList(database);
  const recordingOf = prepareRecordingOf(database);
  const unsetCurrent = database.prepare('UPDATE transcript SET is_current = 0 WHERE recording_id = ?');
  const setCurrent = database.prepare('UPDATE transcript SET is_current = 1 WHERE id = ?');
  const insertRemoved = database.prepare('INSERT OR IGNORE INTO removed_version (transcript_id, at_ms) VALUES (?, ?)');
  const deleteRemoved = database.prepare('DELETE FROM removed_version WHERE transcript_id = ?');
  // A later run must not resume what was put away.
  const leaveJob = database.prepare('UPDATE job SET transcript_id = ? WHERE recording_id = ? AND transcript_id = ?');
  const change = (transcriptId: number, make: (recordingId: number, own: Version) => void) =>
    writer.write(() => {
      const recordingId = recordingOf(transcriptId);
      const own = list(recordingId).find((version) => version.transcriptId === transcriptId);
      if (own !== undefined) make(recordingId, own);
      return recordingId;
    });
  const makeCurrent = (recordingId: number, transcriptId: number) => {
    unsetCurrent.run(recordingId);
    setCurrent.run(transcriptId);
  };
  return {
    list,
    use: (transcriptId) =>
      change(transcriptId, (recordingId, own) => {
        if (!isUsable(own)) throw badRequest('transcript-unfinished');
        makeCurrent(recordingId, transcriptId);
      }),
    remove: (transcriptId) =>
      change(transcriptId, (recordingId, own) => {
        const others = list(recordingId).filter((version) => version.transcriptId !== transcriptId);
        const next = others.find((other) => other.isCurrent) ?? others.find(isUsable);
        if (next === undefined) throw badRequest('transcript-only');
        if (own.isInWork) throw badRequest('transcript-running');
        insertRemoved.run(transcriptId, now());
        if (own.isCurrent) makeCurrent(recordingId, next.transcriptId);
        leaveJob.run(next.transcriptId, recordingId, transcriptId);
      }),
    restore: (transcriptId) => change(transcriptId, () => void deleteRemoved.run(transcriptId)),
  };
}

function prepareList(database: StoreParts['database']): VersionStore['list'] {
  const selectAll = database.prepare<[number], VersionRow>(
    `${select} WHERE transcript.recording_id = ? ORDER BY transcript.id DESC`,
  );
  const selectUsed = database.prepare<[number], UsedModel>(
    `SELECT language, model_id AS modelId, reason FROM used_model WHERE transcript_id = ? ORDER BY id`,
  );
  return (recordingId) => selectAll.all(recordingId).map((row) => versionOf(row, selectUsed.all(row.id)));
}

function prepareRecordingOf(database: StoreParts['database']): (transcriptId: number) => number {
  const selectOne = database.prepare<[number], number>('SELECT recording_id FROM transcript WHERE id = ?').pluck();
  return (transcriptId) => {
    const recordingId = selectOne.get(transcriptId);
    if (recordingId === undefined) throw new AppFailure('not-found', { what: 'transcript' });
    return recordingId;
  };
}

function isUsable({ isFinished, isRemoved }: Version): boolean {
  return isFinished && !isRemoved;
}

function versionOf(row: VersionRow, usedModels: readonly UsedModel[]): Version {
  const { preset = null, sound = defaultSound } = JSON.parse(row.parameters) as {
    readonly preset?: Preset;
    readonly sound?: SoundChoice;
  };
  return {
    transcriptId: row.id,
    modelId: row.model_id,
    language: row.language,
    preset,
    sound,
    startedAtMs: row.started_at_ms,
    isFinished: row.state === 'complete',
    isCurrent: row.is_current === 1,
    isRemoved: row.is_removed === 1,
    isInWork: row.is_in_work === 1,
    usedModels,
    segmentCount: row.segment_count,
    editedCount: row.edited_count,
  };
}
