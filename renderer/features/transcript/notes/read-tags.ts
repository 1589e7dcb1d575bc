import { maxTagLength, maxTagsOfNote } from '#shared/edits/note.ts';

/** Tags as they are typed: parted by commas, each once, without the # that some put before them. */
export function readTags(text: string): readonly string[] {
  const tags = text.split(',').map((tag) => tag.trim().replace(/^#+/, '').slice(0, maxTagLength).trim());
  return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, maxTagsOfNote);
}
