import type { WatchTerm } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';

export interface Draft {
  readonly name: string;
  readonly terms: readonly WatchTerm[];
}

export type SaveResult =
  | { readonly listId: number; readonly wasBorn: boolean }
  | { readonly failure: unknown }
  /** There was nothing to save. */
  | null;

export interface ListSaver {
  isSaved(draft: Draft): boolean;
  /** After a save that is under way; never rejects. */
  save(draft: Draft): Promise<SaveResult>;
}

/** Saves one list, a draft after the other; a new one gets its number by the first save. */
export function createListSaver(firstId: number | null, saved: Draft | undefined, untitled: string): ListSaver {
  let listId = firstId;
  let savedText = saved ? textOf(saved, untitled) : null;
  let saving: Promise<unknown> = Promise.resolve();
  const isSaved = (text: string | null) => text === null || text === savedText;
  const saveNow = async (text: string | null): Promise<SaveResult> => {
    if (text === null || isSaved(text)) return null;
    const { name, terms } = JSON.parse(text) as Draft;
    try {
      const { id } = await api['watchLists.save']({ listId, name, terms: [...terms] });
      const wasBorn = listId === null;
      listId = id;
      savedText = text;
      return { listId: id, wasBorn };
    } catch (failure) {
      return { failure };
    }
  };
  return {
    isSaved: (draft) => isSaved(textOf(draft, untitled)),
    save(draft) {
      const result = saving.then(() => saveNow(textOf(draft, untitled)));
      saving = result;
      return result;
    },
  };
}

/** What is saved of a draft; null where there is nothing to save yet. */
function textOf({ name, terms }: Draft, untitled: string): string | null {
  const written = terms.filter(({ term }) => term.trim() !== '');
  if (name.trim() === '' && written.length === 0) return null;
  return JSON.stringify({ name: name.trim() === '' ? untitled : name, terms: written });
}
