import { useEffect, useRef } from 'react';
import { followPosition } from './follow-position.ts';
import { positionMs } from './player.ts';

/** Calls back once a frame while the position moves; a page with a still player does nothing. */
export function usePosition(onMove: (atMs: number) => void): void {
  const callback = useRef(onMove);
  useEffect(() => {
    callback.current = onMove;
    callback.current(positionMs());
  });
  useEffect(() => {
    let lastAtMs = -1;
    return followPosition(() => {
      const atMs = positionMs();
      if (atMs !== lastAtMs) callback.current(atMs);
      lastAtMs = atMs;
      return false;
    });
  }, []);
}
