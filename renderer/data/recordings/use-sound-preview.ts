import type { Recording } from '#shared/recording.ts';
import { playClip, stopClip, useClip } from '#renderer/playback/clip.ts';
import { loadTrack, pause, positionMs, seek, unloadTrack, usePlayer, type Track } from '#renderer/playback/player.ts';
import { useInfo } from '../library/use-info.ts';

/** The place that a recording was judged by: as it is in the file, or as recognition would get it. */
export type SoundPreview = 'recorded' | 'treated';

/** Plays that place; the same again stops it. */
export function useSoundPreview({ id, mediaKey, durationMs, hasVideo, soundCheck }: Recording): {
  readonly playing: SoundPreview | null;
  readonly toggle: (which: SoundPreview) => void;
} {
  const mediaBase = useInfo()?.mediaBase;
  const playingKey = useClip(({ key }) => key);
  const keyOf = (which: SoundPreview) => `sound ${id} ${which}`;
  const playing = (['recorded', 'treated'] as const).find((which) => playingKey === keyOf(which)) ?? null;
  const toggle = (which: SoundPreview) => {
    if (playing === which) return stopClip();
    if (mediaBase === undefined || soundCheck === undefined) return;
    const { startMs, endMs } = soundCheck;
    const url = mediaBase + mediaKey;
    if (which === 'recorded') {
      playClip(keyOf(which), { recordingId: id, mediaKey, url, durationMs, hasVideo }, startMs, endMs);
      return;
    }
    const track = { recordingId: id, mediaKey, url: `${url}/treated`, durationMs: null, hasVideo: false };
    playBetween(keyOf(which), track, endMs - startMs);
  };
  return { playing, toggle };
}

/** A sound of its own, after which the player holds what it held before. */
function playBetween(key: string, track: Track, lengthMs: number): void {
  stopClip();
  const { track: before } = usePlayer.getState();
  const atMs = positionMs();
  playClip(key, track, 0, lengthMs);
  const stopListening = useClip.subscribe((clip) => {
    if (clip.key === key) return;
    stopListening();
    // Something else is played already.
    if (usePlayer.getState().track?.url !== track.url) return;
    pause();
    if (before === null) return unloadTrack();
    loadTrack(before);
    seek(atMs);
  });
}
