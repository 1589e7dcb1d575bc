import { create } from 'zustand';

export interface Track {
  readonly recordingId: number;
  readonly mediaKey: string;
  readonly url: string;
  /** Null until the container or the player told it. */
  readonly durationMs: number | null;
}

interface PlayerState {
  readonly track: Track | null;
  readonly isPlaying: boolean;
  readonly hasFailed: boolean;
  readonly rate: number;
  readonly volume: number;
}

export const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

/** The time is not in here: it is read from the audio element frame by frame, so that nothing renders for it. */
export const usePlayer = create<PlayerState>(() => ({
  track: null,
  isPlaying: false,
  hasFailed: false,
  rate: 1,
  volume: 1,
}));

const audio = new Audio();
audio.preload = 'metadata';
// A seek before the length is known would be lost.
let pendingSeekMs: number | null = null;

audio.addEventListener('loadedmetadata', () => {
  const { track } = usePlayer.getState();
  if (pendingSeekMs !== null) audio.currentTime = pendingSeekMs / 1000;
  pendingSeekMs = null;
  if (track && Number.isFinite(audio.duration)) {
    usePlayer.setState({ track: { ...track, durationMs: Math.round(audio.duration * 1000) } });
  }
});
audio.addEventListener('play', () => usePlayer.setState({ isPlaying: true }));
audio.addEventListener('pause', () => usePlayer.setState({ isPlaying: false }));
audio.addEventListener('error', () => {
  if (usePlayer.getState().track) usePlayer.setState({ hasFailed: true, isPlaying: false });
});

export function loadTrack(track: Track): void {
  if (usePlayer.getState().track?.url === track.url) return;
  pendingSeekMs = null;
  usePlayer.setState({ track, isPlaying: false, hasFailed: false });
  audio.src = track.url;
  const { rate, volume } = usePlayer.getState();
  audio.playbackRate = rate;
  audio.defaultPlaybackRate = rate;
  audio.preservesPitch = true;
  audio.volume = volume;
}

export function unloadTrack(): void {
  audio.pause();
  audio.removeAttribute('src');
  usePlayer.setState({ track: null, isPlaying: false, hasFailed: false });
}

export function positionMs(): number {
  return pendingSeekMs ?? audio.currentTime * 1000;
}

export function seek(atMs: number): void {
  const endMs = usePlayer.getState().track?.durationMs ?? Number.POSITIVE_INFINITY;
  const place = Math.min(Math.max(0, atMs), endMs);
  if (audio.readyState === 0) pendingSeekMs = place;
  else audio.currentTime = place / 1000;
}

export function skip(byMs: number): void {
  seek(positionMs() + byMs);
}

export function play(): void {
  // Refused without a user's gesture, or when the file cannot be played: the error event tells the latter.
  audio.play().catch(() => usePlayer.setState({ isPlaying: false }));
}

export function pause(): void {
  audio.pause();
}

export function togglePlay(): void {
  if (!usePlayer.getState().track) return;
  if (audio.paused) play();
  else pause();
}

export function setRate(rate: number): void {
  audio.playbackRate = rate;
  audio.defaultPlaybackRate = rate;
  usePlayer.setState({ rate });
}

export function setVolume(volume: number): void {
  audio.volume = volume;
  usePlayer.setState({ volume });
}
