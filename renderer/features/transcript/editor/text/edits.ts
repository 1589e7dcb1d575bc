import { create } from 'zustand';
import type { Segment } from '#shared/segment.ts';
import { api } from '#renderer/api/api.ts';

/** Text of a segment between the keyboard and the library. It stays here until the library has it. */
export interface Edit {
  readonly text: string;
  readonly state: 'saving' | 'saved' | 'failed';
  readonly error: unknown;
}

interface EditsState {
  /** The one that is open, with the place of the caret. */
  readonly open: {
    readonly segmentId: number;
    readonly index: number;
    readonly caret: number;
    /** What is saved during one visit to the field is one step to undo. */
    readonly session: string;
  } | null;
  readonly byId: ReadonlyMap<number, Edit>;
}

export const useEdits = create<EditsState>(() => ({ open: null, byId: new Map() }));

/** How long the word “Saved” stays. */
const savedMs = 2500;

export function openEdit(segmentId: number, index: number, caret: number): void {
  const session = `${Date.now()}-${Math.random()}`;
  useEdits.setState({ open: { segmentId, index, caret, session } });
}

/** What stood there when the field was opened: as shown, with what was typed before, and as the library had it. */
interface Opening {
  readonly session: string;
  readonly segmentId: number;
  readonly text: string;
  readonly shown: string;
}
let opening: Opening | null = null;

/** Only the first time in a visit to the field says what it began with. */
export function noteOpening(next: Opening): void {
  if (opening?.session !== next.session) opening = next;
}

/** Of the last visit, where it was to this segment. */
export function openingOf(segmentId: number): Opening | null {
  return opening?.segmentId === segmentId ? opening : null;
}

export function closeEdit(segmentId: number): void {
  if (useEdits.getState().open?.segmentId === segmentId) useEdits.setState({ open: null });
}

/** Drops a text that could not be saved. */
export function dropEdit(segmentId: number): void {
  bases.delete(segmentId);
  setEdit(segmentId, null);
}

/** The text of the library that each of these was made on: another window may have written another one since. */
const bases = new Map<number, string>();

/** What changes of the structure are made on; absent where nothing was typed. */
export function baseOf(segmentId: number): string | undefined {
  return bases.get(segmentId);
}

/** Replaces whatever stands there now: the user has seen that. */
export async function saveAnyway(segmentId: number, text: string): Promise<void> {
  bases.delete(segmentId);
  await saveEdit(segmentId, text);
}

/** The last save of each segment: texts must arrive in the order in which they were typed. */
const lastSaves = new Map<number, Promise<unknown>>();

/**
 * Resolves with the segment as saved; null when it failed, and then the text stays with its error. `shown` is what stood
 * there before anything was typed.
 */
export async function saveEdit(
  segmentId: number,
  text: string,
  { session, shown }: { readonly session?: string | undefined; readonly shown?: string } = {},
): Promise<Segment | null> {
  if (shown !== undefined && !bases.has(segmentId)) bases.set(segmentId, shown);
  setEdit(segmentId, { text, state: 'saving', error: null });
  const turn = (lastSaves.get(segmentId) ?? Promise.resolve()).then(() => send(segmentId, text, session));
  lastSaves.set(segmentId, turn);
  const segment = await turn;
  if (lastSaves.get(segmentId) === turn) lastSaves.delete(segmentId);
  return segment;
}

/** What was typed before goes first. */
export async function savedUntil(segmentId: number): Promise<void> {
  await lastSaves.get(segmentId);
}

/** Never rejects. “Saved” is only said of the text that is the newest. */
async function send(segmentId: number, text: string, session: string | undefined): Promise<Segment | null> {
  const isNewest = () => useEdits.getState().byId.get(segmentId)?.text === text;
  try {
    const { segment } = await api['segments.editText']({ segmentId, text, session, onto: bases.get(segmentId) });
    if (bases.has(segmentId)) bases.set(segmentId, segment.text);
    if (isNewest()) {
      setEdit(segmentId, { text: segment.text, state: 'saved', error: null });
      setTimeout(() => {
        if (useEdits.getState().byId.get(segmentId)?.state === 'saved') dropEdit(segmentId);
      }, savedMs);
    }
    return segment;
  } catch (error) {
    if (isNewest()) setEdit(segmentId, { text, state: 'failed', error });
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
