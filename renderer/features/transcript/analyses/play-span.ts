import { playClip } from '#renderer/playback/clip.ts';
import { usePlayer } from '#renderer/playback/player.ts';

/** Plays a part of the recording that is loaded, and stops behind it. */
export function playSpan(key: string, { startMs, endMs }: { readonly startMs: number; readonly endMs: number }): void {
  const { track } = usePlayer.getState();
  if (track) playClip(key, track, startMs, endMs);
}
