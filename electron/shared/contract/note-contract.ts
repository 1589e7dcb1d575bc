/** The part of the contract about notes, bookmarks and their tags. */
import { z } from 'zod';
import type { Method, Page } from './contract.ts';
import { longestNoteText, longestTag, mostTagsOfNote, type FoundNote, type Note, type NoteTag } from '../note.ts';
import type { SavedText } from '../watch.ts';

function method<I extends z.ZodType>(input: I): { returns<O>(): Method<I, O> } {
  return { returns: () => ({ input }) };
}

const id = z.int().positive();
const atMs = z.int().min(0);
const page = { offset: z.int().min(0), limit: z.int().min(1).max(200) };
const text = z.string().trim().max(longestNoteText);
const tags = z.array(z.string().trim().min(1).max(longestTag)).max(mostTagsOfNote);
const someIds = z.array(id).min(1).max(1000);
/** Where to write; null to get the text instead. Fails with `file-exists` unless `overwrite`. */
const target = { path: z.string().min(1).max(32_768).nullable().default(null), overwrite: z.boolean().default(false) };

export const noteContract = {
  /** In the order of time. */
  'notes.list': method(z.strictObject({ recordingId: id, ...page })).returns<Page<Note>>(),
  /** Without a text it is a bookmark; with `endMs` above `startMs` it is about a span. */
  'notes.add': method(
    z
      .strictObject({ recordingId: id, startMs: atMs, endMs: atMs, text, tags })
      .refine(({ startMs, endMs }) => endMs >= startMs, 'a note ends before it begins'),
  ).returns<Note>(),
  'notes.change': method(z.strictObject({ noteId: id, text, tags })).returns<Note>(),
  /** Kept, so that `edits.takeBack` or, without a text that they could be steps of, `notes.restore` brings them back. */
  'notes.remove': method(z.strictObject({ noteIds: someIds })).returns<{ readonly stepIds: readonly number[] }>(),
  'notes.restore': method(z.strictObject({ noteIds: someIds })).returns<null>(),
  /** Tags that notes have, the most used first. */
  'notes.tags': method(z.strictObject({})).returns<readonly NoteTag[]>(),
  /** Notes in recordings of the library that have every word in some form, in text or tags; newest recording first. */
  'notes.search': method(z.strictObject({ text: z.string().max(1000), ...page })).returns<Page<FoundNote>>(),
  'notes.export': method(z.strictObject({ recordingId: id, ...target })).returns<SavedText>(),
} as const;
