import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { formatClock } from '#shared/text/timecode.ts';
import { watchTheme } from '#renderer/ui/hooks/watch-theme.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { seek, skip, usePlayer } from '#renderer/playback/player.ts';
import { drawWave } from './draw-wave.ts';
import styles from './SeekBar.module.css';
import { usePeaks } from '#renderer/data/recordings/use-peaks.ts';
import { usePosition } from '#renderer/playback/use-position.ts';

const keySteps: Readonly<Record<string, number>> = {
  ArrowLeft: -5000,
  ArrowDown: -5000,
  ArrowRight: 5000,
  ArrowUp: 5000,
  PageDown: -30_000,
  PageUp: 30_000,
};

/** The wave of the recording; what has been played is drawn over it by moving a clip, not by drawing again. */
export function SeekBar() {
  const { t } = useWords();
  const track = usePlayer((state) => state.track);
  const peaks = usePeaks(track);
  const durationMs = track?.durationMs ?? null;
  const bar = useRef<HTMLDivElement>(null);
  const rest = useRef<HTMLCanvasElement>(null);
  const played = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const draw = () => {
      for (const canvas of [rest.current, played.current]) if (canvas) drawWave(canvas, peaks, durationMs);
    };
    // Also called once at the start, when the size is known without asking for it.
    const resized = new ResizeObserver(draw);
    if (bar.current) resized.observe(bar.current);
    const stopTheme = watchTheme(draw);
    return () => {
      resized.disconnect();
      stopTheme();
    };
  }, [peaks, durationMs]);

  usePosition((atMs) => {
    const share = durationMs ? Math.min(1, atMs / durationMs) : 0;
    bar.current?.style.setProperty('--played', `${share * 100}%`);
    bar.current?.setAttribute('aria-valuenow', String(Math.round(atMs / 1000)));
    bar.current?.setAttribute(
      'aria-valuetext',
      t.player.position(formatClock(atMs), durationMs === null ? '–' : formatClock(durationMs)),
    );
  });

  const seekTo = (event: PointerEvent) => {
    if (!bar.current || durationMs === null) return;
    const box = bar.current.getBoundingClientRect();
    seek(((event.clientX - box.left) / box.width) * durationMs);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keySteps[event.key];
    if (step !== undefined) skip(step);
    else if (event.key === 'Home') seek(0);
    else if (event.key === 'End' && durationMs !== null) seek(durationMs);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={bar}
      className={styles.bar}
      role="slider"
      tabIndex={0}
      aria-label={t.player.seek}
      aria-valuemin={0}
      aria-valuemax={Math.round((durationMs ?? 0) / 1000)}
      aria-valuenow={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && seekTo(event)}
    >
      <canvas ref={rest} className={styles.rest} />
      <canvas ref={played} className={styles.played} />
      <div className={styles.head} />
    </div>
  );
}
