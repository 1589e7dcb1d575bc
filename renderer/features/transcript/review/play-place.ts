import type { DoubtfulPlace } from '#shared/edits/review.ts';
import { playClip } from '#renderer/playback/clip.ts';
import { usePlayer } from '#renderer/playback/player.ts';

/** So much is played before and after: enough to understand the sentence. */
const beforeMs = 1600;
const afterMs = 1100;

/** Plays a doubtful place in its context, and stops behind it. */
export function playPlace({ id, startMs, endMs }: DoubtfulPlace): void {
  const { track } = usePlayer.getState();
  if (track) playClip(`review ${id}`, track, Math.max(0, startMs - beforeMs), endMs + afterMs);
}
