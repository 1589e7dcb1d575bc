import type { SearchHit } from '#shared/search.ts';
import { playClip, stopClip, useClip } from '#renderer/playback/clip.ts';

const spanMs = 10_000;
/** So much of it lies before the word. */
const leadMs = 3000;
const keyOf = (segmentId: number) => `hit ${segmentId}`;

/** True for the hit whose ten seconds are playing. */
export function useIsPlaying(segmentId: number): boolean {
  return useClip(({ key }) => key === keyOf(segmentId));
}

/** Plays ten seconds around a hit, as everything else is played; the same hit again stops it. */
export function playAround({ segmentId, recordingId, mediaKey, startMs }: SearchHit, mediaBase: string): void {
  if (useClip.getState().key === keyOf(segmentId)) {
    stopClip();
    return;
  }
  const fromMs = Math.max(0, startMs - leadMs);
  const track = { recordingId, mediaKey, url: mediaBase + mediaKey, durationMs: null, hasVideo: false };
  playClip(keyOf(segmentId), track, fromMs, fromMs + spanMs);
}
