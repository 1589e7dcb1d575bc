import { isoWithOffset } from '#shared/text/local-time.ts';
import type { Note } from '#shared/edits/note.ts';
import { formatTimecode } from '#shared/text/timecode.ts';
import { formatCsv } from '#services/text-files/csv.ts';

const header = ['recording', 'start', 'end', 'start_ms', 'end_ms', 'kind', 'text', 'tags', 'added_at'] as const;

/** Notes and bookmarks of one recording with their times; tags are parted by semicolons. */
export function formatNotesCsv(recordingName: string, notes: Iterable<Note>): string {
  const rows = Array.from(notes, (note) => [
    recordingName,
    formatTimecode(note.startMs, '.'),
    formatTimecode(note.endMs, '.'),
    note.startMs,
    note.endMs,
    note.text === '' ? 'bookmark' : 'note',
    note.text,
    note.tags.join('; '),
    isoWithOffset(note.addedAtMs),
  ]);
  return formatCsv([header, ...rows]);
}
