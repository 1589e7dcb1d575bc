import { create } from 'zustand';
import { pause } from '#renderer/playback/player.ts';

const spanMs = 10_000;
/** So much of it lies before the word. */
const leadMs = 3000;

/** The hit whose ten seconds are playing. */
export const usePlayingHit = create<{ readonly segmentId: number | null }>(() => ({ segmentId: null }));

// Of its own: the player below keeps its track and place.
const audio = new Audio();
let endMs = 0;
const silence = () => usePlayingHit.setState({ segmentId: null });
audio.addEventListener('ended', silence);
audio.addEventListener('error', silence);
audio.addEventListener('timeupdate', () => {
  if (audio.currentTime * 1000 >= endMs) stopAround();
});

export function stopAround(): void {
  audio.pause();
  silence();
}

/** Plays ten seconds around a place; the same place again stops it. */
export function playAround(segmentId: number, url: string, atMs: number): void {
  if (usePlayingHit.getState().segmentId === segmentId) {
    stopAround();
    return;
  }
  pause();
  const startMs = Math.max(0, atMs - leadMs);
  endMs = startMs + spanMs;
  // A media fragment, so that the first request is for the right place already.
  audio.src = `${url}#t=${startMs / 1000}`;
  usePlayingHit.setState({ segmentId });
  audio.play().catch(silence);
}
