import { useCallback, useState } from 'react';
import type { CueRange } from './use-cue-actions.ts';

export interface CueSelection {
  /** The one that keys act on. */
  readonly selected: number;
  readonly range: CueRange;
  readonly count: number;
  /** Extended, from where the selection began to this one. */
  readonly choose: (index: number, isExtended?: boolean) => void;
}

/** One subtitle, or a stretch of them. */
export function useCueSelection(): CueSelection {
  const [{ selected, anchor }, set] = useState({ selected: 0, anchor: 0 });
  const range = { first: Math.min(selected, anchor), last: Math.max(selected, anchor) };
  const choose = useCallback(
    (index: number, isExtended = false) =>
      set((before) => ({ selected: index, anchor: isExtended ? before.anchor : index })),
    [],
  );
  return { selected, range, count: range.last - range.first + 1, choose };
}
