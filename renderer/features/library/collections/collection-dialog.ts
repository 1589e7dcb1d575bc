import { create } from 'zustand';
import type { Chosen } from '#renderer/data/recordings/use-many-recordings.ts';

export interface CollectionDraft {
  /** Null for a new one. */
  readonly id: number | null;
  readonly name: string;
  readonly parentId: number | null;
  /** Of a smart one. */
  readonly filter: string | null;
  /** What is put into it as soon as it is made. */
  readonly chosen?: Chosen;
}

/** The collection that is being made or changed; asked for from several places, answered by the one dialog. */
export const useCollectionDialog = create<{ readonly draft: CollectionDraft | null }>(() => ({ draft: null }));

export function editCollection(draft: CollectionDraft): void {
  useCollectionDialog.setState({ draft });
}
