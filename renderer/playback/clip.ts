import { create } from 'zustand';
import { loadTrack, pause, play, positionMs, seek, usePlayer, type Track } from './player.ts';

/** The stretch of a recording that is being played by itself; null when none is. */
export const useClip = create<{ readonly key: string | null }>(() => ({ key: null }));

const stepMs = 50;
/** A file on a slow drive takes a while to begin. */
const maxWaitMs = 5000;
let timer: ReturnType<typeof setInterval> | null = null;

/** Plays from `fromMs` and pauses at `toMs`. Whatever else moves the player ends the clip. */
export function playClip(key: string, track: Track, fromMs: number, toMs: number): void {
  stopClip();
  loadTrack(track);
  seek(fromMs);
  play();
  useClip.setState({ key });
  let waitedMs = 0;
  let hasStarted = false;
  timer = setInterval(() => {
    const { isPlaying, track: current, hasFailed, isPreparing } = usePlayer.getState();
    hasStarted ||= isPlaying;
    // A sound that has to be made first takes as long as it takes.
    waitedMs += hasStarted || isPreparing ? 0 : stepMs;
    const isOver = positionMs() >= toMs || current?.url !== track.url || hasFailed;
    if (isOver || (hasStarted && !isPlaying) || waitedMs > maxWaitMs) stopClip();
  }, stepMs);
}

export function stopClip(): void {
  if (timer === null) return;
  clearInterval(timer);
  timer = null;
  useClip.setState({ key: null });
  pause();
}
