import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { media } from '#renderer/playback/media-element.ts';
import { usePlayer } from '#renderer/playback/player.ts';
import { useShownParts } from '#renderer/state/shown-parts.ts';
import styles from './Picture.module.css';

const keyStepPx = 24;
const minWidthPx = 160;
const maxWidthPx = 480;

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

/** A video's picture with room of its own, so that it lies over nothing; its left edge makes it larger or smaller. */
export function Picture({ children }: { readonly children?: ReactNode }) {
  const { t } = useWords();
  const hasPicture = usePlayer((state) => (state.track?.hasVideo ?? false) && !state.isProxy && !state.hasFailed);
  const isShown = useShownParts((state) => state.isPictureShown);
  const widthPx = useShownParts((state) => state.pictureWidthPx);
  const dragFrom = useRef<number | null>(null);
  useEffect(() => {
    if (!hasPicture) return undefined;
    return registerCommands({
      'show-picture': () => useShownParts.setState((state) => ({ isPictureShown: !state.isPictureShown })),
    });
  }, [hasPicture]);
  if (!hasPicture || !isShown) return null;
  const widen = (byPx: number) =>
    useShownParts.setState((now) => ({
      pictureWidthPx: Math.min(maxWidthPx, Math.max(minWidthPx, now.pictureWidthPx + byPx)),
    }));
  const onPointerMove = (event: PointerEvent) => {
    if (dragFrom.current === null) return;
    widen(dragFrom.current - event.clientX);
    dragFrom.current = event.clientX;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const byPx = { ArrowLeft: keyStepPx, ArrowRight: -keyStepPx }[event.key];
    if (byPx === undefined) return;
    event.preventDefault();
    widen(byPx);
  };
  return (
    <section className={styles.pane} style={{ width: widthPx }} aria-label={t.listening.picture} data-testid="picture">
      <div ref={hold} className={styles.picture} />
      {children}
      <div
        className={styles.handle}
        role="slider"
        tabIndex={0}
        aria-label={t.listening.resizePicture}
        aria-valuemin={minWidthPx}
        aria-valuemax={maxWidthPx}
        aria-valuenow={widthPx}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          dragFrom.current = event.clientX;
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          dragFrom.current = null;
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
  );
}
