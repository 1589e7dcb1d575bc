import { create } from 'zustand';
import type { Segment } from '#shared/segment.ts';
import { api } from '../../api/api.ts';

/** Text of a segment between the keyboard and the library. It stays here until the library has it. */
export interface Edit {
  readonly text: string;
  readonly state: 'saving' | 'saved' | 'failed';
  readonly error: unknown;
}

interface EditsState {
  /** The one that is open, with the place of the caret. */
  readonly open: { readonly segmentId: number; readonly index: number; readonly caret: number } | null;
  readonly byId: ReadonlyMap<number, Edit>;
}

export const useEdits = create<EditsState>(() => ({ open: null, byId: new Map() }));

/** How long the word “Saved” stays. */
const savedMs = 2500;

export function openEdit(segmentId: number, index: number, caret: number): void {
  useEdits.setState({ open: { segmentId, index, caret } });
}

export function closeEdit(segmentId: number): void {
  if (useEdits.getState().open?.segmentId === segmentId) useEdits.setState({ open: null });
}

/** Drops a text that could not be saved. */
export function dropEdit(segmentId: number): void {
  setEdit(segmentId, null);
}

/** Resolves with the segment as saved; null when it failed, and then the text stays with its error. */
export async function saveEdit(segmentId: number, text: string): Promise<Segment | null> {
  setEdit(segmentId, { text, state: 'saving', error: null });
  try {
    const segment = await api['segments.editText']({ segmentId, text });
    setEdit(segmentId, { text: segment.text, state: 'saved', error: null });
    setTimeout(() => {
      if (useEdits.getState().byId.get(segmentId)?.state === 'saved') dropEdit(segmentId);
    }, savedMs);
    return segment;
  } catch (error) {
    setEdit(segmentId, { text, state: 'failed', error });
    return null;
  }
}

function setEdit(segmentId: number, edit: Edit | null): void {
  useEdits.setState(({ byId }) => {
    const next = new Map(byId);
    if (edit) next.set(segmentId, edit);
    else next.delete(segmentId);
    return { byId: next };
  });
}
