import { useEffect, type RefObject } from 'react';
import { followPosition } from '#renderer/playback/follow-position.ts';
import { positionMs } from '#renderer/playback/player.ts';
import { lastBegunAt } from './at-time.ts';
import type { PlacedWord } from './place-words.ts';

/**
 * Marks the word that is being spoken, frame by frame and without rendering: the class of one span moves on. Only the
 * active segment does this. A word stays marked until the next one, but not through a long pause.
 */
export function useSpokenWord(
  textRef: RefObject<HTMLElement | null>,
  words: readonly PlacedWord[],
  isActive: boolean,
): void {
  useEffect(() => {
    if (!isActive) return undefined;
    let marked: Element | null = null;
    const mark = (element: Element | null) => {
      if (element === marked) return;
      marked?.removeAttribute('data-spoken');
      element?.setAttribute('data-spoken', '');
      marked = element;
    };
    const stop = followPosition(() => {
      const atMs = positionMs();
      const nth = lastBegunAt(words, atMs);
      const isSpoken = atMs < (words[nth]?.endMs ?? 0) + 350;
      mark(isSpoken ? (textRef.current?.querySelector(`[data-word="${nth}"]`) ?? null) : null);
      return false;
    });
    return () => {
      stop();
      mark(null);
    };
  }, [textRef, words, isActive]);
}
