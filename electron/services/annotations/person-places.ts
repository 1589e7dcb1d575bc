import type { Database } from 'better-sqlite3';
import { fitsWords } from '#shared/text/fits-words.ts';
import type { PersonPlace } from '#shared/analyses/voices.ts';

/** Where speakers of a name speak, in texts that are in use of recordings that are not in the bin. */
export interface PersonPlaces {
  /** The longest first. */
  of(name: string): readonly PersonPlace[];
  /** Names that fit what was typed, those in most recordings first. */
  named(text: string, limit: number): readonly { readonly name: string; readonly recordingCount: number }[];
  /** Ids of the speakers, one for each text. */
  speakers(name: string): readonly number[];
}

const inUse = `speaker JOIN transcript ON transcript.id = speaker.transcript_id AND transcript.is_current = 1
  JOIN recording ON recording.id = transcript.recording_id AND recording.removed_at_ms IS NULL`;

export function createPersonPlaces(database: Database): PersonPlaces {
  const select = database.prepare<[string], PersonPlace>(
    `SELECT recording.id AS recordingId, recording.name AS recordingName,
       sum(segment.end_ms - segment.start_ms) AS talkMs, min(segment.start_ms) AS firstMs
     FROM ${inUse}
     JOIN segment ON segment.id >= (transcript.id << 20) AND segment.id < ((transcript.id + 1) << 20)
       AND segment.speaker_id = speaker.id
     WHERE speaker.name = ? GROUP BY recording.id ORDER BY talkMs DESC`,
  );
  const selectIds = database
    .prepare<[string], number>(`SELECT speaker.id FROM ${inUse} WHERE speaker.name = ?`)
    .pluck();
  const selectNames = database.prepare<[], { name: string; recordingCount: number }>(
    `SELECT speaker.name, count(DISTINCT recording.id) AS recordingCount FROM ${inUse}
     GROUP BY speaker.name ORDER BY recordingCount DESC, speaker.name`,
  );
  return {
    named(text, limit) {
      if (text.trim() === '') return [];
      return selectNames
        .all()
        .filter(({ name }) => fitsWords(text, name))
        .slice(0, limit);
    },
    of: (name) => select.all(name),
    speakers: (name) => selectIds.all(name),
  };
}
