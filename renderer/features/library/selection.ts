/** What is selected in a list of which only parts are loaded: ids for actions, indexes for moving. */
export interface Selection {
  /** The row that keys move from; null before the first key or click. */
  readonly cursor: number | null;
  /** Where a range began. */
  readonly anchor: number | null;
  readonly ids: ReadonlySet<number>;
}

export const nothingSelected: Selection = { cursor: null, anchor: null, ids: new Set() };

export function selectOne(index: number, id: number): Selection {
  return { cursor: index, anchor: index, ids: new Set([id]) };
}

/** Ctrl or Cmd: in or out, the rest stays. */
export function toggleOne(selection: Selection, index: number, id: number): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { cursor: index, anchor: index, ids };
}

/** Shift: from the anchor to here; `idsBetween` gives the ids of that range in any direction. */
export function extendTo(
  selection: Selection,
  index: number,
  idsBetween: (first: number, last: number) => readonly number[],
): Selection {
  const anchor = selection.anchor ?? index;
  const ids = idsBetween(Math.min(anchor, index), Math.max(anchor, index));
  return { cursor: index, anchor, ids: new Set(ids) };
}

/** Index after a key; undefined for keys that do not move. */
export function indexAfterKey(key: string, cursor: number | null, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return undefined;
  if (cursor === null) return step > 1 ? count - 1 : 0;
  return Math.min(count - 1, Math.max(0, cursor + step));
}
