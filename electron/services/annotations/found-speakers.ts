import type { StoreParts } from '#services/store/store-parts.ts';
import { idsPerTranscript } from '#services/store/segments/segment-ids.ts';

/** Which speakers an analysis gave to the segments of a transcript: what differs from it was changed by a person. */
export interface FoundSpeakerStore {
  /** Segment id → speaker id. */
  of(transcriptId: number): ReadonlyMap<number, number>;
  set(transcriptId: number, speakers: ReadonlyMap<number, number>): void;
  /** All speakers of a transcript. */
  named(transcriptId: number): readonly { readonly id: number; readonly name: string }[];
}

export function createFoundSpeakers({ database, writer }: StoreParts): FoundSpeakerStore {
  const select = database.prepare<[number, number], { segment_id: number; speaker_id: number }>(
    'SELECT * FROM found_speaker WHERE segment_id >= ? AND segment_id < ?',
  );
  const clear = database.prepare('DELETE FROM found_speaker WHERE segment_id >= ? AND segment_id < ?');
  const insert = database.prepare('INSERT OR REPLACE INTO found_speaker (segment_id, speaker_id) VALUES (?, ?)');
  const selectNamed = database.prepare<[number], { id: number; name: string }>(
    'SELECT id, name FROM speaker WHERE transcript_id = ?',
  );
  return {
    of(transcriptId) {
      const first = transcriptId * idsPerTranscript;
      const rows = select.all(first, first + idsPerTranscript);
      return new Map(rows.map((row) => [row.segment_id, row.speaker_id]));
    },
    set(transcriptId, speakers) {
      writer.write(() => {
        const first = transcriptId * idsPerTranscript;
        clear.run(first, first + idsPerTranscript);
        for (const [segmentId, speakerId] of speakers) insert.run(segmentId, speakerId);
      });
    },
    named: (transcriptId) => selectNamed.all(transcriptId),
  };
}
