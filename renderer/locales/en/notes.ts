import { plural } from '../plural.ts';

export const notes = {
  title: 'Notes',
  add: 'Add a note here',
  export: 'Save as a table (CSV)',
  empty: 'No notes yet. Press N to write one where you are, B for a bookmark.',
  noteAt: (clock: string) => `Note at ${clock}`,
  placeholder: 'What is there to say about this place?',
  tags: 'Tags',
  tagsPlaceholder: 'Tags, parted by commas',
  withNotes: 'With notes and bookmarks',
  save: 'Save',
  added: (clock: string) => `Noted at ${clock}`,
  edit: (clock: string) => `Edit the note at ${clock}`,
  remove: (clock: string) => `Remove the note at ${clock}`,
  noteRemoved: 'Note removed',
  bookmarkRemoved: 'Bookmark removed',
  onlyTag: (tag: string) => `Only “${tag}”`,
  found: (count: number) => plural('en', count, { one: 'note', other: 'notes' }),
  show: (clock: string) => `Notes at ${clock}`,
};
