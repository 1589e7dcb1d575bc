import { useEffect, useLayoutEffect, useRef } from 'react';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { playPlace } from './play-place.ts';
import type { Review } from './use-review.ts';
import type { useReviewActions } from './use-review-actions.ts';

interface Parts {
  readonly review: Review;
  readonly actions: ReturnType<typeof useReviewActions>;
  readonly isTyping: boolean;
  readonly startTyping: () => void;
}

/** One key for each thing that is done with a doubtful word, as long as the review is open. */
export function useReviewCommands(parts: Parts): void {
  const now = useRef(parts);
  useLayoutEffect(() => {
    now.current = parts;
  });
  useEffect(() => {
    const withPlace = (act: (place: NonNullable<Review['place']>) => void) => () => {
      const { place } = now.current.review;
      if (place) act(place);
    };
    return registerCommands({
      'review-hear': withPlace(playPlace),
      'review-accept': withPlace((place) => {
        const { accept, takeBack } = now.current.actions;
        if (place.state === 'accepted') takeBack(place);
        else accept(place);
      }),
      'review-correct': withPlace((place) => {
        if (place.span !== null) now.current.startTyping();
      }),
      'review-next': () => now.current.review.next(),
      'review-previous': () => now.current.review.previous(),
    });
  }, []);
}
