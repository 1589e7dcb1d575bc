import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { media } from '#renderer/playback/media-element.ts';
import { usePlayer } from '#renderer/playback/player.ts';
import { useShownParts } from '#renderer/state/shown-parts.ts';
import styles from './Picture.module.css';

const keyStepPx = 24;
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [keyStepPx, 0],
  ArrowRight: [-keyStepPx, 0],
  ArrowUp: [0, keyStepPx],
  ArrowDown: [0, -keyStepPx],
};

/** The browser pauses an element that left the document, but only a moment later. */
const pausedWithinMs = 500;

/** Puts the playing element into the pane, and takes it out again without stopping its voice. */
function hold(box: HTMLElement | null): (() => void) | undefined {
  if (!box) return undefined;
  box.append(media);
  return () => {
    const goesOn = !media.paused;
    media.remove();
    if (!goesOn) return;
    const goOn = () => void media.play().catch(() => {});
    media.addEventListener('pause', goOn, { once: true });
    setTimeout(() => media.removeEventListener('pause', goOn), pausedWithinMs);
  };
}

/** A video's picture in a small pane over the text, to be moved out of the way by hand or by arrow keys. */
export function Picture() {
  const { t } = useWords();
  const hasPicture = usePlayer((state) => (state.track?.hasVideo ?? false) && !state.isProxy && !state.hasFailed);
  const isShown = useShownParts((state) => state.isPictureShown);
  const pane = useRef<HTMLElement>(null);
  const drag = useRef<{ readonly x: number; readonly y: number } | null>(null);
  // Distance from the lower right corner, so that a smaller window keeps the pane in it.
  const [place, setPlace] = useState({ right: 20, bottom: 20 });
  useEffect(() => {
    if (!hasPicture) return undefined;
    return registerCommands({
      'show-picture': () => useShownParts.setState((state) => ({ isPictureShown: !state.isPictureShown })),
    });
  }, [hasPicture]);
  if (!hasPicture || !isShown) return null;
  const moveBy = (right: number, bottom: number) => {
    const area = pane.current?.closest('main');
    const mostRight = (area?.clientWidth ?? 0) - 260;
    const mostBottom = (area?.clientHeight ?? 0) - 360;
    setPlace((now) => ({
      right: Math.min(Math.max(8, now.right + right), Math.max(8, mostRight)),
      bottom: Math.min(Math.max(8, now.bottom + bottom), Math.max(8, mostBottom)),
    }));
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    moveBy(drag.current.x - event.clientX, drag.current.y - event.clientY);
    drag.current = { x: event.clientX, y: event.clientY };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    moveBy(...step);
  };
  return (
    <div className={styles.anchor}>
      <section ref={pane} className={styles.pane} style={place} aria-label={t.listening.picture} data-testid="picture">
        <div ref={hold} className={styles.picture} />
        <button
          type="button"
          className={styles.handle}
          aria-label={t.listening.movePicture}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drag.current = { x: event.clientX, y: event.clientY };
          }}
          onPointerMove={onPointerMove}
          onPointerUp={() => {
            drag.current = null;
          }}
        />
        <IconButton
          icon="close"
          size="s"
          className={styles.close}
          label={t.listening.hidePicture}
          onClick={() => useShownParts.setState({ isPictureShown: false })}
        />
      </section>
    </div>
  );
}
