import { followPosition, wakeFollowers } from '#renderer/playback/follow-position.ts';
import { usePlayer } from '#renderer/playback/player.ts';

/** What comes in from elsewhere is looked for so often. */
export const lookupMs = 250;

/**
 * Each frame while the voice or a hand moves the wave; else a few times a second, for what comes in from elsewhere: a page
 * that always asks for frames makes each key wait for the display's next one.
 */
export function drawWhenMoved(element: HTMLElement, draw: () => void): () => void {
  const step = () => {
    draw();
    return false;
  };
  const stops = [followPosition(step), usePlayer.subscribe(wakeFollowers)];
  const hands = ['pointerdown', 'pointermove', 'pointerup', 'wheel'];
  for (const name of hands) element.addEventListener(name, wakeFollowers);
  const resizes = new ResizeObserver(wakeFollowers);
  resizes.observe(element);
  const timer = setInterval(draw, lookupMs);
  return () => {
    clearInterval(timer);
    resizes.disconnect();
    for (const name of hands) element.removeEventListener(name, wakeFollowers);
    for (const stop of stops) stop();
  };
}
