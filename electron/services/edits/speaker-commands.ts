import type { Database } from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import type { Speaker } from '#shared/speaker.ts';
import type { AppliedStep, EditStore } from './edits.ts';
import { readSlots } from '#services/store/speaker-slots.ts';
import { idsPerTranscript } from '#services/store/segments/segment-ids.ts';

/** In the order of their slots. */
export function listSpeakers(database: Database, transcriptId: number): readonly Speaker[] {
  const firstId = transcriptId * idsPerTranscript;
  const slots = readSlots(database, transcriptId);
  return database
    .prepare<[number, number, number], Omit<Speaker, 'slot'>>(
      `SELECT speaker.id, speaker.name, coalesce(said.count, 0) AS segmentCount, coalesce(said.ms, 0) AS spokenMs
       FROM speaker LEFT JOIN (
         SELECT speaker_id, count(*) AS count, sum(end_ms - start_ms) AS ms FROM segment
         WHERE id >= ? AND id < ? AND speaker_id IS NOT NULL GROUP BY speaker_id) AS said ON said.speaker_id = speaker.id
       WHERE speaker.transcript_id = ? ORDER BY speaker.id`,
    )
    .all(firstId, firstId + idsPerTranscript, transcriptId)
    .map((speaker) => ({ ...speaker, slot: slots.get(speaker.id) ?? 0 }))
    .toSorted((a, b) => a.slot - b.slot);
}

/** Who is meant: by id, by a name, or by a slot, where one of that name is added if the slot is free; null for no one. */
export type ChosenSpeaker =
  | { readonly id: number }
  | { readonly name: string }
  | { readonly slot: number; readonly name: string }
  | null;

/** Gives segments to a speaker, who is added if there is none; null takes the speaker away. */
export function assignSpeaker(
  edits: EditStore,
  database: Database,
  { transcriptId, segmentIds }: { readonly transcriptId: number; readonly segmentIds: readonly number[] },
  speaker: ChosenSpeaker,
): AppliedStep & { readonly speaker: string | null; readonly speakerId: number | null } {
  const named = speaker === null ? null : nameOf(database, transcriptId, speaker);
  const detail = { count: segmentIds.length, ...(named !== null && { to: named }) };
  let given: number | null = null;
  const done = edits.apply({ name: 'assign-speaker', detail }, (step) => {
    const idOf = (chosen: NonNullable<ChosenSpeaker>, name: string) => {
      if ('id' in chosen) return step.speaker(chosen.id).id;
      return step.speakerNamed(transcriptId, name, 'slot' in chosen ? chosen.slot : undefined).id;
    };
    const speakerId = speaker === null || named === null ? null : idOf(speaker, named);
    for (const id of segmentIds) step.set(id, { speakerId });
    given = speakerId;
  });
  return { ...done, speaker: named, speakerId: given };
}

/** What the speaker is or will be called. Throws `not-found` for an id that no one has. */
function nameOf(database: Database, transcriptId: number, chosen: NonNullable<ChosenSpeaker>): string {
  if ('id' in chosen) {
    const known = findSpeaker(database, chosen.id);
    if (known === undefined) throw new AppFailure('not-found', { what: 'speaker' });
    return known.name;
  }
  if (!('slot' in chosen)) return chosen.name;
  const speakers = listSpeakers(database, transcriptId);
  const inSlot = speakers.find(({ slot }) => slot === chosen.slot);
  if (inSlot !== undefined) return inSlot.name;
  // Another may have been given that name by hand.
  const taken = new Set(speakers.map(({ name }) => name));
  let name = chosen.name;
  for (let nth = 2; taken.has(name); nth += 1) name = `${chosen.name} (${nth})`;
  return name;
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
