import { plural } from '../plural.ts';

export const notes = {
  title: 'Notes',
  add: 'Add a note here',
  export: 'Save as a table (CSV)',
  empty: 'No notes yet. Press N to add a note here, B to add a bookmark.',
  noteAt: (clock: string) => `Note at ${clock}`,
  placeholder: 'Add a note…',
  tags: 'Tags',
  tagsPlaceholder: 'Tags, separated by commas',
  withNotes: 'With notes and bookmarks',
  save: 'Save',
  added: (clock: string) => `Note added at ${clock}`,
  edit: (clock: string) => `Edit the note at ${clock}`,
  remove: (clock: string) => `Remove the note at ${clock}`,
  noteRemoved: 'Note removed',
  bookmarkRemoved: 'Bookmark removed',
  onlyTag: (tag: string) => `Only “${tag}”`,
  found: (count: number) => plural('en', count, { one: 'note', other: 'notes' }),
  show: (clock: string) => `Notes at ${clock}`,
};
