import { useEffect, useRef, useState, type RefObject } from 'react';
import type { VirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { usePlayer } from '#renderer/playback/player.ts';

/** Nearer to the end than this counts as being there. */
const endPx = 60;

export interface FollowText {
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
  readonly onScroll: () => void;
}

/** Keeps new text in view for a reader who is at the end; one who is not is never pulled away. */
export function useFollowText(
  { scrollTo }: Pick<VirtualRows, 'scrollTo'>,
  scrollRef: RefObject<HTMLDivElement | null>,
  total: number,
): FollowText {
  const [isAtEnd, setAtEnd] = useState(true);
  // What was true before the new rows made the list longer: false at first, so that opening a text shows its beginning.
  const wasAtEnd = useRef(false);
  useEffect(() => {
    if (wasAtEnd.current && !usePlayer.getState().isPlaying) scrollTo(total - 1, 'end');
    const frame = requestAnimationFrame(() => {
      wasAtEnd.current = isNearEnd(scrollRef.current);
      setAtEnd(wasAtEnd.current);
    });
    return () => cancelAnimationFrame(frame);
  }, [total, scrollTo, scrollRef]);
  return {
    isAtEnd,
    toEnd: () => scrollTo(total - 1, 'end'),
    onScroll: () => {
      wasAtEnd.current = isNearEnd(scrollRef.current);
      setAtEnd(wasAtEnd.current);
    },
  };
}

function isNearEnd(box: HTMLElement | null): boolean {
  return box !== null && box.scrollHeight - box.scrollTop - box.clientHeight < endPx;
}
