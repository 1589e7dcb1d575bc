import { z } from 'zod';
import {
  type FoundNote,
  type Note,
  type NoteTag,
  maxNoteTextLength,
  maxTagLength,
  maxTagsOfNote,
} from '../edits/note.ts';
import type { Edited } from '../edits/transcript-change.ts';
import type { Page } from '../page.ts';
import type { SavedText } from '../watch.ts';
import { atMs, id, none, page, searchText, target } from './fields.ts';
import { method } from './method.ts';

const tags = z.array(z.string().trim().min(1).max(maxTagLength)).max(maxTagsOfNote);
const text = z.string().trim().max(maxNoteTextLength);
/** The note as it is now, and what the step did to the text's history. */
type EditedNote = Edited & { readonly note: Note };
/** One step for each recording whose text they are steps of; `stepId` is the first. */
type EditedNotes = Edited & { readonly stepIds: readonly number[] };
const someIds = z.array(id).min(1).max(1000);

export const notesMethods = {
  /** In the order of time. */
  'notes.list': method(z.strictObject({ recordingId: id, ...page })).returns<Page<Note>>(),
  /** Without a text it is a bookmark; with `endMs` above `startMs` it is about a span. */
  'notes.add': method(
    z
      .strictObject({ recordingId: id, startMs: atMs, endMs: atMs, text, tags })
      .refine(({ startMs, endMs }) => endMs >= startMs, 'a note ends before it begins'),
  ).returns<EditedNote>(),
  /**
   * `onto` is what was changed. Where another window has made something else of the note meanwhile, `note-changed` or
   * `note-removed` says so and nothing is changed; without `onto` the later change counts.
   */
  'notes.change': method(
    z.strictObject({ noteId: id, text, tags, onto: z.strictObject({ text, tags }).optional() }),
  ).returns<EditedNote>(),
  /** Kept, so that `edits.takeBack` or, without a text that they could be steps of, `notes.restore` brings them back. */
  'notes.remove': method(z.strictObject({ noteIds: someIds })).returns<EditedNotes>(),
  'notes.restore': method(z.strictObject({ noteIds: someIds })).returns<EditedNotes>(),
  /** Tags that notes have, the most used first. */
  'notes.tags': method(none).returns<readonly NoteTag[]>(),
  /** Notes in recordings of the library that have every word in some form, in text or tags; newest recording first. */
  'notes.search': method(z.strictObject({ text: searchText, ...page })).returns<Page<FoundNote>>(),
  'notes.export': method(z.strictObject({ recordingId: id, ...target })).returns<SavedText>(),
} as const;
