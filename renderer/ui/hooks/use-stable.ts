import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same over all renders and does what the last one says: for what is handed to memoised rows. */
export function useStable<Args extends readonly unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
