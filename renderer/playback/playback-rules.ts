import { media } from './media-element.ts';
import { pause, play, positionMs, seek, setSlowness, usePlayer, type Span } from './player.ts';
import { spanAt } from './silence.ts';

/** Left of a silence at its end, so that the first sound is not cut. */
const keptMs = 150;
/** Played of a silence before it is skipped, so that a pause is still a pause. */
const processedMs = 250;
/** Without a key for so long, the typing is over. */
const typingMs = 1000;
const slowFactor = 0.6;

let silences: readonly Span[] = [];

export function setSilences(spans: readonly Span[]): void {
  silences = spans;
}

/** Where playback goes from here instead of on; null for on. */
export function jumpFrom(
  atMs: number,
  { loop, isSilenceSkipped }: { readonly loop: Span | null; readonly isSilenceSkipped: boolean },
  quiet: readonly Span[],
): number | null {
  if (loop && (atMs >= loop.endMs || atMs < loop.startMs - 50)) return loop.startMs;
  if (!isSilenceSkipped) return null;
  const silence = spanAt(quiet, atMs);
  if (!silence || atMs < silence.startMs + processedMs) return null;
  const toMs = silence.endMs - keptMs;
  return toMs - atMs > 100 ? toMs : null;
}

function obey(): void {
  if (media.paused || media.seeking) return;
  const toMs = jumpFrom(positionMs(), usePlayer.getState(), silences);
  if (toMs !== null) seek(toMs);
}

/** Frame by frame while something plays; a hidden window has no frames and goes by the player's own, slower beat. */
export function watchPlayback(): () => void {
  let frame = 0;
  const step = () => {
    obey();
    frame = media.paused ? 0 : requestAnimationFrame(step);
  };
  const onPlay = () => {
    if (frame === 0) frame = requestAnimationFrame(step);
  };
  media.addEventListener('play', onPlay);
  media.addEventListener('timeupdate', obey);
  return () => {
    cancelAnimationFrame(frame);
    media.removeEventListener('play', onPlay);
    media.removeEventListener('timeupdate', obey);
  };
}

let typingTimer: ReturnType<typeof setTimeout> | undefined;
let isHeldBack: 'slow' | 'pause' | null = null;

/** Called at every key that types; the voice waits or goes slowly until a second has passed without one. */
export function noteTyping(how: 'off' | 'slow' | 'pause'): void {
  if (how === 'off') return;
  if (isHeldBack === null) {
    if (media.paused) return;
    isHeldBack = how;
    if (how === 'slow') setSlowness(slowFactor);
    else pause();
  }
  clearTimeout(typingTimer);
  typingTimer = setTimeout(endTyping, typingMs);
}

/** The user's own pause or play takes the place of what typing would have done next. */
export function forgetTyping(): void {
  clearTimeout(typingTimer);
  if (isHeldBack === 'slow') setSlowness(1);
  isHeldBack = null;
}

function endTyping(): void {
  const was = isHeldBack;
  forgetTyping();
  if (was === 'pause') play();
}
