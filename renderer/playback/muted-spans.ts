import { followPosition } from './follow-position.ts';
import { media } from './media-element.ts';
import { positionMs } from './player.ts';

/** Plays without the sound of these stretches, in order, until it is called off. */
export function muteSpans(spans: readonly { readonly startMs: number; readonly endMs: number }[]): () => void {
  const stop = followPosition(() => {
    const atMs = positionMs();
    media.muted = spans.some(({ startMs, endMs }) => atMs >= startMs && atMs < endMs);
    return false;
  });
  return () => {
    stop();
    media.muted = false;
  };
}
