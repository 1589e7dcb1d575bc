import { useRoute } from '#renderer/state/route.ts';

interface Click {
  readonly atMs: number;
  readonly x: number;
  readonly y: number;
}

/** As long as a second click counts as one of a double click, about. */
const doubleClickMs = 500;
const doubleClickPx = 6;

/**
 * The second half of a double click belongs to what the first half opened it on: it does nothing to the page that is
 * there now. Returns what stops the watch.
 */
export function swallowClicks(): () => void {
  let last: Click | null = null;
  let opened: Click | null = null;
  const isSecond = ({ clientX, clientY }: MouseEvent, first: Click | null) =>
    first !== null &&
    performance.now() - first.atMs < doubleClickMs &&
    Math.hypot(clientX - first.x, clientY - first.y) <= doubleClickPx;
  const look = (event: MouseEvent) => {
    if (!isSecond(event, opened)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const note = (event: MouseEvent) => {
    look(event);
    // A click by the keyboard has no second half.
    if (!event.defaultPrevented && event.detail > 0)
      last = { atMs: performance.now(), x: event.clientX, y: event.clientY };
  };
  const stopRoute = useRoute.subscribe((now, before) => {
    if (now.route !== before.route && last !== null && performance.now() - last.atMs < doubleClickMs) opened = last;
  });
  const names = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'dblclick'] as const;
  for (const name of names) window.addEventListener(name, look, true);
  window.addEventListener('click', note, true);
  return () => {
    stopRoute();
    for (const name of names) window.removeEventListener(name, look, true);
    window.removeEventListener('click', note, true);
  };
}
