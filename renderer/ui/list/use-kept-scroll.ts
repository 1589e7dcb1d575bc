import { useLayoutEffect, type RefObject } from 'react';

const kept = new Map<string, number>();

/** Whoever comes back to a list finds it where it was left; `isReady` once its rows are there. */
export function useKeptScroll(key: string, scrollRef: RefObject<HTMLElement | null>, isReady: boolean): void {
  useLayoutEffect(() => {
    const box = scrollRef.current;
    if (!isReady || !box) return undefined;
    box.scrollTop = kept.get(key) ?? 0;
    // The last place is noted while it is scrolled: at the end the element has lost its rows, and with them its place.
    const note = () => kept.set(key, box.scrollTop);
    box.addEventListener('scroll', note, { passive: true });
    return () => box.removeEventListener('scroll', note);
  }, [key, scrollRef, isReady]);
}
