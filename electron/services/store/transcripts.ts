import type { Gap } from '#shared/gap.ts';
import { defaultSound } from '#shared/audio-track.ts';
import { AppFailure } from '#shared/failure.ts';
import type { JobOptions, NewSegment, TranscriptDetails, TranscriptStore } from './records.ts';
import { createFirstReadings } from './segments/first-readings.ts';
import { extendChain } from './segments/segment-hash.ts';
import { createParagraphs } from './segments/paragraphs.ts';
import { createSegmentIds } from './segments/segment-order.ts';
import { insertSegment, recognisedRow, segmentOf } from './segments/segment-row.ts';
import { createSpeakerIds } from './speaker-ids.ts';
import { createImportedTexts } from './imported-texts.ts';
import { createSpeechEdges } from './segments/speech-edges.ts';
import type { StoreParts } from './store-parts.ts';
import { parametersOf } from './recordings/job-options.ts';

interface TranscriptRow {
  readonly id: number;
  readonly recording_id: number;
  readonly model_id: string;
  readonly parameters: string;
  readonly language: string | null;
  readonly state: 'running' | 'complete';
  readonly done_ms: number;
  readonly segment_count: number;
  readonly chain: Uint8Array;
}

export function createTranscripts(parts: StoreParts & { readonly path: string }): TranscriptStore {
  const { database, writer, path } = parts;
  const selectOne = database.prepare<[number], TranscriptRow>('SELECT * FROM transcript WHERE id = ?');
  const moveCursor = database.prepare(
    'UPDATE transcript SET done_ms = ?, language = coalesce(?, language), chain = ? WHERE id = ?',
  );
  const running = (transcriptId: number): TranscriptRow => {
    const row = selectOne.get(transcriptId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'transcript' });
    if (row.state !== 'running') throw new Error(`Transcript ${transcriptId} is complete`);
    return row;
  };
  const insertAll = createInsert(parts);
  const edges = createSpeechEdges(database);
  const insertUsed = database.prepare(
    `INSERT OR IGNORE INTO used_model (transcript_id, language, model_id, reason)
     VALUES (:transcriptId, :language, :modelId, :reason)`,
  );
  return {
    begin: createBegin(parts),
    commitWindow({ transcriptId, resumeMs, language, detected = null, segments, usedModels = [] }) {
      return writer.write(() => {
        const row = running(transcriptId);
        if (resumeMs < row.done_ms) throw new Error(`The cursor of transcript ${transcriptId} would go back`);
        const rows = insertAll(row, segments);
        const hashes = rows.map(({ hash }) => hash);
        if (detected !== null) edges.putLanguage(transcriptId, detected);
        for (const used of usedModels) insertUsed.run({ transcriptId, ...used });
        moveCursor.run(resumeMs, language, extendChain(row.chain, hashes), transcriptId);
        return rows.map((segment) => segmentOf(segment, path));
      });
    },
    finish: createFinish(parts, running),
    addImported: createImportedTexts(parts, (id, segments) => insertAll({ id }, segments).map(({ hash }) => hash)),
    get: createGet(parts),
    gaps: createGaps(parts),
    speech: (transcriptId) => edges.get(transcriptId),
    paragraphs: createParagraphs(database),
  };
}

/** Inside a write only; rows in the order of time, ids after those that are there. */
function createInsert({ database }: StoreParts) {
  const insert = database.prepare(insertSegment);
  const nextId = createSegmentIds(database);
  const speakerIdOf = createSpeakerIds(database);
  const readings = createFirstReadings(database);
  return (row: Pick<TranscriptRow, 'id'>, segments: readonly NewSegment[]) => {
    const firstId = nextId(row.id, segments.length);
    const rows = segments
      .toSorted((a, b) => a.startMs - b.startMs)
      .map((segment, index) => {
        const { speaker = null, firstReading = null, speakerSlot } = segment;
        const speakerId = speakerIdOf(row.id, speaker, speakerSlot);
        return { ...recognisedRow(firstId + index, segment, speakerId), speaker, firstReading };
      });
    for (const { speaker: _, firstReading, ...segment } of rows) {
      insert.run(segment);
      if (firstReading !== null) readings.add(segment.id, firstReading);
    }
    return rows;
  };
}

function createBegin({ database, writer, now }: StoreParts): TranscriptStore['begin'] {
  const selectJob = database.prepare<[number], { options: string; transcript_id: number | null }>(
    'SELECT options, transcript_id FROM job WHERE recording_id = ?',
  );
  const selectOne = database.prepare<[number], TranscriptRow>('SELECT * FROM transcript WHERE id = ?');
  // A finished text stays the one that is shown and found until the new version is finished too.
  const unsetUnfinished = database.prepare(
    `UPDATE transcript SET is_current = 0 WHERE recording_id = ? AND is_current = 1 AND state = 'running'`,
  );
  const insert = database.prepare(
    `INSERT INTO transcript (recording_id, engine, model_id, parameters, state, is_current, started_at_ms)
     VALUES (:recordingId, :engine, :modelId, :parameters, 'running',
       NOT EXISTS (SELECT 1 FROM transcript WHERE recording_id = :recordingId AND is_current = 1), :nowMs)`,
  );
  const assign = database.prepare('UPDATE job SET transcript_id = ? WHERE recording_id = ?');
  return (recordingId, engine = 'whisper.cpp') =>
    writer.write(() => {
      const job = selectJob.get(recordingId);
      if (job === undefined) throw new AppFailure('not-found', { what: 'recording' });
      const options = JSON.parse(job.options) as JobOptions;
      const parameters = parametersOf(options);
      const last = job.transcript_id === null ? undefined : selectOne.get(job.transcript_id);
      const goesOn = last?.state === 'running' && last.model_id === options.modelId && last.parameters === parameters;
      if (goesOn) return { transcriptId: last.id, resumeMs: last.done_ms, language: last.language };
      unsetUnfinished.run(recordingId);
      const fields = { recordingId, engine, modelId: options.modelId, parameters, nowMs: now() };
      const transcriptId = Number(insert.run(fields).lastInsertRowid);
      assign.run(transcriptId, recordingId);
      return { transcriptId, resumeMs: 0, language: null };
    });
}

function createFinish(
  { database, writer, now }: StoreParts,
  running: (transcriptId: number) => TranscriptRow,
): TranscriptStore['finish'] {
  const unsetCurrent = database.prepare('UPDATE transcript SET is_current = 0 WHERE recording_id = ? AND id <> ?');
  const complete = database.prepare(
    `UPDATE transcript SET state = 'complete', done_ms = max(done_ms, ?), warnings = ?, holes = ?, is_current = ?,
       finished_at_ms = ? WHERE id = ?`,
  );
  const media = database.prepare(
    `UPDATE media SET duration_ms = ?, sha256 = ? WHERE id = (SELECT media_id FROM recording WHERE id = ?)`,
  );
  const job = database.prepare(`UPDATE job SET state = 'done', failure = NULL WHERE recording_id = ?`);
  const edges = createSpeechEdges(database);
  const staysBeside = prepareStaysBeside(database);
  return (transcriptId, { durationMs, sha256, warnings, gaps = [], speech }) => {
    writer.write(() => {
      const { recording_id: recordingId } = running(transcriptId);
      const isCurrent = !staysBeside(recordingId);
      if (isCurrent) unsetCurrent.run(recordingId, transcriptId);
      const found = [JSON.stringify(warnings), JSON.stringify(gaps)];
      complete.run(durationMs, ...found, Number(isCurrent), now(), transcriptId);
      media.run(durationMs, sha256, recordingId);
      if (speech !== undefined) edges.put(transcriptId, speech);
      job.run(recordingId);
    });
  };
}

/** What people changed is not put out of sight by a run that ends while they work. */
function prepareStaysBeside(database: StoreParts['database']): (recordingId: number) => boolean {
  const select = database.prepare<[number]>(
    `SELECT 1 FROM job JOIN transcript AS shown ON shown.recording_id = job.recording_id AND shown.is_current = 1
     WHERE job.recording_id = ? AND json_extract(job.options, '$.isBeside') = 1 AND shown.state = 'complete'
       AND EXISTS (SELECT 1 FROM edit WHERE edit.transcript_id = shown.id AND subject IN ('segment', 'speaker'))`,
  );
  return (recordingId) => select.get(recordingId) !== undefined;
}

function createGet({ database }: StoreParts): TranscriptStore['get'] {
  const select = database.prepare<[number], Omit<TranscriptDetails, 'sound'> & { readonly parameters: string }>(
    `SELECT transcript.id AS transcriptId, recording.id AS recordingId, recording.name AS recordingName,
       media.duration_ms AS durationMs, media.sha256, transcript.engine, transcript.model_id AS modelId,
       transcript.language, transcript.parameters
     FROM transcript JOIN recording ON recording.id = transcript.recording_id
     JOIN media ON media.id = recording.media_id WHERE transcript.id = ?`,
  );
  return (transcriptId) => {
    const row = select.get(transcriptId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'transcript' });
    const { parameters, ...details } = row;
    const { sound = defaultSound } = JSON.parse(parameters) as Pick<JobOptions, 'sound'>;
    return { ...details, sound };
  };
}

function createGaps({ database }: StoreParts): TranscriptStore['gaps'] {
  const select = database.prepare<[number], { gaps: string }>('SELECT holes AS gaps FROM transcript WHERE id = ?');
  return (transcriptId) => {
    const row = select.get(transcriptId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'transcript' });
    return JSON.parse(row.gaps) as readonly Gap[];
  };
}
