import type { RecordingChoiceInput } from '#shared/contract/recording-choice.ts';

/** What is selected in a list of which only parts are loaded: ids for actions, indexes for moving. */
export interface Selection {
  /** The row that keys move from; null before the first key or click. */
  readonly cursor: number | null;
  /** Where a range began. */
  readonly anchor: number | null;
  /** The selected ones; where everything is selected, those that are not. */
  readonly ids: ReadonlySet<number>;
  /** Everything that was in the list when it was selected: how many, and the newest of them. */
  readonly every: { readonly count: number; readonly upToId: number } | null;
}

/** The list that is selected in. */
export interface SelectedList {
  readonly isBin: boolean;
  readonly filter: string;
}

export const nothingSelected: Selection = { cursor: null, anchor: null, ids: new Set(), every: null };

export function selectOne(index: number, id: number): Selection {
  return { cursor: index, anchor: index, ids: new Set([id]), every: null };
}

export function selectEvery(cursor: number, every: NonNullable<Selection['every']>): Selection {
  return { cursor, anchor: 0, ids: new Set(), every };
}

/** Ctrl or Cmd: in or out, the rest stays. */
export function toggleOne(selection: Selection, index: number, id: number): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ...selection, cursor: index, anchor: index, ids };
}

/** Shift: all rows from the anchor to here, in any direction. */
export function extendTo(selection: Selection, index: number, ids: readonly number[]): Selection {
  return { cursor: index, anchor: selection.anchor ?? index, ids: new Set(ids), every: null };
}

/** First and last row of what Shift selects. */
export function rangeTo(selection: Selection, index: number): readonly [number, number] {
  const anchor = selection.anchor ?? index;
  return [Math.min(anchor, index), Math.max(anchor, index)];
}

export function isSelected({ ids, every }: Selection, id: number): boolean {
  return ids.has(id) === (every === null) && (every === null || id <= every.upToId);
}

export function countOf({ ids, every }: Selection): number {
  return every === null ? ids.size : every.count - ids.size;
}

/** As an action names it: some one by one, or everything that a filter finds; null where nothing is selected. */
export function choiceOf(selection: Selection, { isBin, filter }: SelectedList): RecordingChoiceInput | null {
  const { ids, every } = selection;
  if (countOf(selection) === 0) return null;
  if (every === null) return { recordingIds: [...ids] };
  const narrowed = filter.trim() === '' ? {} : { filter };
  return { every: isBin ? 'bin' : 'library', ...narrowed, upToId: every.upToId, exceptIds: [...ids] };
}

/** Index after a key; undefined for keys that do not move. `pageRows`: as many as are in view. */
export function indexAfterKey(key: string, cursor: number | null, count: number, pageRows = 10): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: pageRows,
    PageUp: -pageRows,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return undefined;
  if (cursor === null) return key === 'End' ? count - 1 : 0;
  return Math.min(count - 1, Math.max(0, cursor + step));
}
