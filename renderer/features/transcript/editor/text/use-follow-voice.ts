import { useEffect, useRef } from 'react';
import type { VirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { usePlayer } from '#renderer/playback/player.ts';
import { useActive } from './active.ts';

/** Scrolling continues a little after the wheel was turned. */
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
export function useFollowVoice({ scrollTo, isInView }: Pick<VirtualRows, 'scrollTo' | 'isInView'>): FollowVoice {
  const isFollowed = useActive((state) => state.isFollowed);
  const userScrolledAt = useRef(Number.NEGATIVE_INFINITY);
  const isPlaying = usePlayer((state) => state.isPlaying);
  const activeIndex = useActive((state) => state.index);

  // Whoever starts the voice wants to see it, wherever the text was scrolled to before.
  useEffect(() => {
    if (isPlaying) useActive.setState({ isFollowed: true });
  }, [isPlaying]);
  useEffect(() => {
    if (!isPlaying || activeIndex < 0) return;
    if (isInView(activeIndex)) useActive.setState({ isFollowed: true });
    else if (isFollowed) scrollTo(activeIndex, 'center');
  }, [isPlaying, isFollowed, activeIndex, isInView, scrollTo]);

  return {
    isFollowed,
    follow: () => {
      useActive.setState({ isFollowed: true });
      scrollTo(Math.max(0, useActive.getState().index), 'center');
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
