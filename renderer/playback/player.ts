import { create } from 'zustand';
import { wakeFollowers } from './follow-position.ts';
import { media } from './media-element.ts';

export interface Track {
  readonly recordingId: number;
  readonly mediaKey: string;
  readonly url: string;
  /** Null until the container or the player gives it. */
  readonly durationMs: number | null;
  readonly hasVideo: boolean;
}

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

interface PlayerState {
  readonly track: Track | null;
  readonly isPlaying: boolean;
  readonly hasFailed: boolean;
  /** A sound that can be played is being made of the file, because the file itself cannot. */
  readonly isPreparing: boolean;
  readonly isProxy: boolean;
  readonly rate: number;
  readonly volume: number;
  /** Chosen on the wave or by keys; nothing is played differently for it alone. */
  readonly selection: Span | null;
  readonly loop: Span | null;
  readonly isSilenceSkipped: boolean;
}

export const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

const atStart = { isPlaying: false, hasFailed: false, isPreparing: false, isProxy: false, selection: null, loop: null };

/** The time is not in here: it is read from the media element frame by frame, so that nothing renders for it. */
export const usePlayer = create<PlayerState>(() => ({
  track: null,
  ...atStart,
  rate: 1,
  volume: 1,
  isSilenceSkipped: false,
}));

// A seek before the length is known would be lost.
let pendingSeekMs: number | null = null;
let wantsToPlay = false;
let pausedAtMs: number | null = null;
let rewindMs = 0;
/** A file that is there begins sooner. */
const slowStartMs = 800;

media.addEventListener('loadedmetadata', () => {
  const { track } = usePlayer.getState();
  if (pendingSeekMs !== null) media.currentTime = pendingSeekMs / 1000;
  pendingSeekMs = null;
  usePlayer.setState({ isPreparing: false });
  if (track && Number.isFinite(media.duration)) {
    // A sound that was made of a track has no picture.
    const hasVideo = track.hasVideo && media.videoWidth > 0;
    usePlayer.setState({ track: { ...track, hasVideo, durationMs: Math.round(media.duration * 1000) } });
  }
});
media.addEventListener('play', () => usePlayer.setState({ isPlaying: true }));
media.addEventListener('pause', () => usePlayer.setState({ isPlaying: false }));
media.addEventListener('error', () => {
  const { track, isProxy } = usePlayer.getState();
  if (!track) return;
  if (isProxy) usePlayer.setState({ hasFailed: true, isPreparing: false, isPlaying: false });
  else useProxySound(track);
});
media.addEventListener('timeupdate', () => {
  const { track, isProxy } = usePlayer.getState();
  // A picture may play while its sound cannot: Chromium shows that only by decoding nothing of it.
  const decoded = (media as { webkitAudioDecodedByteCount?: number }).webkitAudioDecodedByteCount;
  if (track && !isProxy && decoded === 0 && playedMs() > 600) useProxySound(track);
});

function playedMs(): number {
  const { played } = media;
  return played.length === 0 ? 0 : (played.end(played.length - 1) - played.start(played.length - 1)) * 1000;
}

/** Continues at the same place with a sound that ffmpeg makes of the file. */
function useProxySound(track: Track): void {
  const atMs = positionMs();
  const goOn = wantsToPlay;
  usePlayer.setState({ isProxy: true, isPreparing: true });
  media.src = `${track.url}/proxy`;
  pendingSeekMs = atMs;
  applyRate();
  if (goOn) play();
}

export function loadTrack(track: Track): void {
  const before = usePlayer.getState().track;
  if (before?.url === track.url) return;
  // Another version of the same recording may be of another track: the place stays.
  const isSame = before?.recordingId === track.recordingId;
  const goesOn = isSame && wantsToPlay;
  pendingSeekMs = isSame ? positionMs() : null;
  pausedAtMs = null;
  wantsToPlay = false;
  usePlayer.setState({ ...atStart, track });
  media.src = track.url;
  noteSlowStart(track.url);
  media.preservesPitch = true;
  media.volume = usePlayer.getState().volume;
  applyRate();
  if (goesOn) play();
}

/** The sound of a track that Chromium cannot choose is made first, which takes a while for a long recording. */
function noteSlowStart(url: string): void {
  setTimeout(() => {
    const { track, hasFailed } = usePlayer.getState();
    if (track?.url === url && media.readyState === 0 && !hasFailed) usePlayer.setState({ isPreparing: true });
  }, slowStartMs);
}

export function unloadTrack(): void {
  pause();
  media.removeAttribute('src');
  usePlayer.setState({ ...atStart, track: null });
}

export function positionMs(): number {
  return pendingSeekMs ?? media.currentTime * 1000;
}

export function seek(atMs: number): void {
  const endMs = usePlayer.getState().track?.durationMs ?? Number.POSITIVE_INFINITY;
  const place = Math.min(Math.max(0, atMs), endMs);
  pausedAtMs = null;
  if (media.readyState === 0) pendingSeekMs = place;
  else media.currentTime = place / 1000;
  wakeFollowers();
}

export function skip(byMs: number): void {
  seek(positionMs() + byMs);
}

/** Who resumes where the voice was paused hears a little of what came before; a seek in between is taken at its word. */
export function setRewindOnResume(ms: number): void {
  rewindMs = ms;
}

export function play(): void {
  if (pausedAtMs !== null && Math.abs(positionMs() - pausedAtMs) < 50) seek(pausedAtMs - rewindMs);
  pausedAtMs = null;
  wantsToPlay = true;
  // Refused without a user's gesture, or when the file cannot be played: the error event reports the latter.
  media.play().catch(() => usePlayer.setState({ isPlaying: false }));
}

export function pause(): void {
  if (!media.paused) pausedAtMs = positionMs();
  wantsToPlay = false;
  media.pause();
}

export function togglePlay(): void {
  if (!usePlayer.getState().track) return;
  if (media.paused) play();
  else pause();
}

// Less than 1 while someone types.
let slowness = 1;

export function setSlowness(factor: number): void {
  slowness = factor;
  applyRate();
}

export function setRate(rate: number): void {
  usePlayer.setState({ rate });
  applyRate();
}

function applyRate(): void {
  const rate = Math.max(0.5, usePlayer.getState().rate * slowness);
  media.defaultPlaybackRate = rate;
  media.playbackRate = rate;
}

/** To the next speed of the list, up or down. */
export function stepRate(direction: 1 | -1): void {
  const { rate } = usePlayer.getState();
  const next = direction > 0 ? rates.find((one) => one > rate) : rates.findLast((one) => one < rate);
  if (next !== undefined) setRate(next);
}

export function setVolume(volume: number): void {
  media.volume = volume;
  usePlayer.setState({ volume });
}
