import type { Database } from 'better-sqlite3';
import type { Speaker } from '#shared/speaker.ts';
import type { AppliedStep, EditStore } from './edits.ts';
import { idsPerTranscript } from '#services/store/segment-row.ts';

/** In the order in which they were named, which is the order of their keys and colours. */
export function listSpeakers(database: Database, transcriptId: number): readonly Speaker[] {
  const firstId = transcriptId * idsPerTranscript;
  return database
    .prepare<[number, number, number], Speaker>(
      `SELECT speaker.id, speaker.name, coalesce(said.count, 0) AS segmentCount, coalesce(said.ms, 0) AS spokenMs
       FROM speaker LEFT JOIN (
         SELECT speaker_id, count(*) AS count, sum(end_ms - start_ms) AS ms FROM segment
         WHERE id >= ? AND id < ? AND speaker_id IS NOT NULL GROUP BY speaker_id) AS said ON said.speaker_id = speaker.id
       WHERE speaker.transcript_id = ? ORDER BY speaker.id`,
    )
    .all(firstId, firstId + idsPerTranscript, transcriptId);
}

/** Gives segments to a speaker, by id or by a name, who is added if there is none; null takes the speaker away. */
export function assignSpeaker(
  edits: EditStore,
  transcriptId: number,
  segmentIds: readonly number[],
  speaker: { readonly id: number } | { readonly name: string } | null,
): AppliedStep {
  const named = speaker !== null && 'name' in speaker ? speaker.name : undefined;
  const detail = { count: segmentIds.length, ...(named !== undefined && { to: named }) };
  return edits.apply({ name: 'assign-speaker', detail }, (step) => {
    const speakerId =
      speaker === null
        ? null
        : 'id' in speaker
          ? step.speaker(speaker.id).id
          : step.speakerNamed(transcriptId, speaker.name).id;
    for (const id of segmentIds) step.set(id, { speakerId });
  });
}

export function addSpeaker(edits: EditStore, transcriptId: number, name: string): AppliedStep {
  return edits.apply(
    { name: 'add-speaker', detail: { to: name } },
    (step) => void step.speakerNamed(transcriptId, name),
  );
}

/** In every segment at once; a name that another speaker of the transcript has makes the two one. */
export function renameSpeaker(edits: EditStore, database: Database, speakerId: number, name: string): AppliedStep {
  const known = findSpeaker(database, speakerId);
  const same = known === undefined ? undefined : findNamed(database, known.transcript_id, name, speakerId);
  if (same !== undefined) return mergeSpeakers(edits, database, speakerId, same);
  return edits.apply({ name: 'rename-speaker', detail: { from: known?.name ?? '', to: name } }, (step) =>
    step.renameSpeaker(speakerId, name),
  );
}

/** All that one said goes to the other, and the one is gone. */
export function mergeSpeakers(edits: EditStore, database: Database, fromId: number, intoId: number): AppliedStep {
  const from = findSpeaker(database, fromId);
  const into = findSpeaker(database, intoId);
  return edits.apply({ name: 'merge-speakers', detail: { from: from?.name ?? '', to: into?.name ?? '' } }, (step) => {
    const { transcriptId } = step.speaker(fromId);
    if (step.speaker(intoId).transcriptId !== transcriptId || fromId === intoId) return;
    for (const id of segmentsOf(database, transcriptId, fromId)) step.set(id, { speakerId: intoId });
    step.removeSpeaker(fromId);
  });
}

function findSpeaker(database: Database, speakerId: number) {
  return database
    .prepare<[number], { transcript_id: number; name: string }>('SELECT transcript_id, name FROM speaker WHERE id = ?')
    .get(speakerId);
}

function findNamed(database: Database, transcriptId: number, name: string, exceptId: number): number | undefined {
  return database
    .prepare<[number, string, number], number>(
      'SELECT id FROM speaker WHERE transcript_id = ? AND name = ? AND id <> ? ORDER BY id LIMIT 1',
    )
    .pluck()
    .get(transcriptId, name, exceptId);
}

function segmentsOf(database: Database, transcriptId: number, speakerId: number): readonly number[] {
  const firstId = transcriptId * idsPerTranscript;
  return database
    .prepare<[number, number, number], number>('SELECT id FROM segment WHERE id >= ? AND id < ? AND speaker_id = ?')
    .pluck()
    .all(firstId, firstId + idsPerTranscript, speakerId);
}
