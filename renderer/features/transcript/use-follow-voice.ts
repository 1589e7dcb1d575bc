import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { usePlayer } from '../../state/player.ts';
import { useActive } from './active.ts';

/** Scrolling goes on a little after the wheel was turned. */
const userScrollMs = 800;

export interface FollowVoice {
  /** False when the reader scrolled away from the place that is played. */
  readonly isFollowed: boolean;
  readonly follow: () => void;
  /** A hand on wheel, scroll bar or keys, as opposed to scrolling done by the app. */
  readonly onUserScroll: () => void;
  readonly onScroll: () => void;
}

/** Keeps the segment that is spoken in view, until the reader looks elsewhere. */
export function useFollowVoice(
  virtual: ReturnType<typeof useVirtualRows>,
  scrollRef: RefObject<HTMLDivElement | null>,
): FollowVoice {
  const isFollowed = useActive((state) => state.isFollowed);
  const userScrolledAt = useRef(Number.NEGATIVE_INFINITY);
  const isPlaying = usePlayer((state) => state.isPlaying);
  const activeIndex = useActive((state) => state.index);

  const isInView = useCallback(
    (index: number) => {
      const box = scrollRef.current;
      const item = virtual.getVirtualItems().find((row) => row.index === index);
      if (!box || !item) return false;
      return item.start >= box.scrollTop + 8 && item.end <= box.scrollTop + box.clientHeight - 40;
    },
    [virtual, scrollRef],
  );
  // Whoever starts the voice wants to see it, wherever the text was scrolled to before.
  useEffect(() => {
    if (isPlaying) useActive.setState({ isFollowed: true });
  }, [isPlaying]);
  useEffect(() => {
    if (!isPlaying || activeIndex < 0) return;
    if (isInView(activeIndex)) useActive.setState({ isFollowed: true });
    else if (isFollowed) virtual.scrollToIndex(activeIndex, { align: 'center' });
  }, [isPlaying, isFollowed, activeIndex, isInView, virtual]);

  return {
    isFollowed,
    follow: () => {
      useActive.setState({ isFollowed: true });
      virtual.scrollToIndex(Math.max(0, useActive.getState().index), { align: 'center' });
    },
    onUserScroll: () => {
      userScrolledAt.current = performance.now();
    },
    onScroll: () => {
      if (!isPlaying || performance.now() - userScrolledAt.current > userScrollMs) return;
      useActive.setState(({ index }) => ({ isFollowed: isInView(index) }));
    },
  };
}
