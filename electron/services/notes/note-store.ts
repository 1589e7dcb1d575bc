import type { Page } from '#shared/page.ts';
import type { FoundNote, Note, NoteTag } from '#shared/edits/note.ts';
import type { AppliedStep } from '#services/edits/edits.ts';

export interface NewNote {
  readonly recordingId: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly tags: readonly string[];
}

export type NoteContent = Pick<NewNote, 'text' | 'tags'>;

/** Emit the step with `emitStep`. */
export interface ChangedNote {
  readonly note: Note;
  readonly step: AppliedStep;
}

export interface ChangedNotes {
  readonly recordingId: number;
  readonly step: AppliedStep;
}

export interface NoteStore {
  /** In the order of time, without what was removed. */
  list(recordingId: number, page: { readonly offset: number; readonly limit: number }): Page<Note>;
  iterate(recordingId: number): IterableIterator<Note>;
  /** Throws `not-found` for an unknown recording. */
  add(note: NewNote): ChangedNote;
  /**
   * Throws `not-found`, also for a note that was removed; with `onto`, what is changed, `note-changed` or `note-removed`
   * where it is not that any more.
   */
  change(noteId: number, change: NoteContent & { readonly onto?: NoteContent | undefined }): ChangedNote;
  /** One step for each recording. */
  remove(noteIds: readonly number[]): readonly ChangedNotes[];
  restore(noteIds: readonly number[]): readonly ChangedNotes[];
  tags(): readonly NoteTag[];
  search(text: string, page: { readonly offset: number; readonly limit: number }): Page<FoundNote>;
}
