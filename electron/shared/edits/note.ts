/** In UTF-16 units. */
export const maxNoteTextLength = 10_000;
export const maxTagLength = 60;
export const maxTagsOfNote = 20;

/** Something a person put on a time of a recording. Without a text it is a bookmark. */
export interface Note {
  readonly id: number;
  readonly recordingId: number;
  /** Of the original recording, so that it stays where it is over edits and versions. Equal for a moment. */
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly tags: readonly string[];
  readonly addedAtMs: number;
  readonly changedAtMs: number;
}

/** A note found by its words, with the recording to open. */
export interface FoundNote extends Note {
  readonly recordingName: string;
}

/** A tag of notes, and how many notes have it. */
export interface NoteTag {
  readonly name: string;
  readonly count: number;
}
