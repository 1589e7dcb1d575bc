import type { Note } from '#shared/edits/note.ts';

export interface NoteRow {
  readonly id: number;
  readonly recording_id: number;
  readonly start_ms: number;
  readonly end_ms: number;
  readonly text: string;
  readonly tags: string;
  readonly added_at_ms: number;
  readonly changed_at_ms: number;
  readonly removed_at_ms: number | null;
}

export function noteOf(row: NoteRow): Note {
  return {
    id: row.id,
    recordingId: row.recording_id,
    startMs: row.start_ms,
    endMs: row.end_ms,
    text: row.text,
    tags: JSON.parse(row.tags) as string[],
    addedAtMs: row.added_at_ms,
    changedAtMs: row.changed_at_ms,
  };
}
