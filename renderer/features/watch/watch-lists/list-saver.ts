import type { ListContent } from '#shared/edits/merge-lists.ts';
import type { WatchListWithTerms } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';

export type Draft = ListContent;

/** What another window made of the list, and what it was before, as this window knew it. */
export interface Overtaken {
  readonly before: Draft;
  readonly theirs: Draft;
  /** This window changed it too, without knowing. */
  readonly isMerged: boolean;
}

export type SaveResult =
  | { readonly listId: number; readonly wasBorn: boolean; readonly overtaken: Overtaken | null }
  | { readonly failure: unknown }
  /** There was nothing to save. */
  | null;

export interface ListSaver {
  isSaved(draft: Draft): boolean;
  /** After a save that is under way; never rejects. */
  save(draft: Draft): Promise<SaveResult>;
  /**
   * Takes what the library has now for what was saved last, after a save that is under way; null where this window
   * made it or knows it already.
   */
  takeOver(list: WatchListWithTerms): Promise<Overtaken | null>;
  /** The next save makes a new list: this one is gone. */
  forget(): void;
}

/** Saves one list, a draft after the other; a new one gets its number by the first save. */
export function createListSaver(
  firstId: number | null,
  saved: WatchListWithTerms | undefined,
  untitled: string,
): ListSaver {
  let listId = firstId;
  let known = saved;
  let savedText = saved ? textOf(saved, untitled) : null;
  let saving: Promise<unknown> = Promise.resolve();
  const next = <T>(act: () => T | Promise<T>): Promise<T> => {
    const result = saving.then(act);
    saving = result;
    return result;
  };
  const isSaved = (text: string | null) => text === null || text === savedText;
  const saveNow = async (text: string | null): Promise<SaveResult> => {
    if (text === null || isSaved(text)) return null;
    const { name, terms } = JSON.parse(text) as Draft;
    try {
      const onto = known && { version: known.version, name: known.name, terms: [...known.terms] };
      const list = await api['watchLists.save']({ listId, name, terms: [...terms], onto });
      const wasBorn = listId === null;
      listId = list.id;
      known = list;
      savedText = list.isMerged ? textOf(list, untitled) : text;
      const overtaken = list.isMerged ? { before: { name, terms }, theirs: list, isMerged: true } : null;
      return { listId: list.id, wasBorn, overtaken };
    } catch (failure) {
      return { failure };
    }
  };
  return {
    isSaved: (draft) => isSaved(textOf(draft, untitled)),
    save: (draft) => next(() => saveNow(textOf(draft, untitled))),
    takeOver: (list) =>
      next(() => {
        if (known === undefined || list.id !== listId || list.version <= known.version) return null;
        const overtaken = { before: known, theirs: list, isMerged: false };
        known = list;
        savedText = textOf(list, untitled);
        return overtaken;
      }),
    forget() {
      listId = null;
      known = undefined;
      savedText = null;
    },
  };
}

/** What is saved of a draft; null where there is nothing to save yet. */
function textOf({ name, terms }: Draft, untitled: string): string | null {
  const written = terms.filter(({ term }) => term.trim() !== '');
  if (name.trim() === '' && written.length === 0) return null;
  return JSON.stringify({ name: name.trim() === '' ? untitled : name, terms: written });
}
