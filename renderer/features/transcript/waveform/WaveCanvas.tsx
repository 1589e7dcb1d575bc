import { useMemo, useRef, type PointerEvent, type RefObject } from 'react';
import { usePeaks } from '#renderer/data/recordings/use-peaks.ts';
import { seek, usePlayer } from '#renderer/playback/player.ts';
import { silenceLevel } from '#renderer/playback/silence.ts';
import { peakLevels } from './peak-levels.ts';
import { useBorderHand } from './use-border-hand.ts';
import { useShots } from './use-shots.ts';
import { useSpeech } from './use-speech.ts';
import { useWaveDrawing, useWaveReturn, useWaveZoom } from './use-wave-drawing.ts';
import type { View } from './view.ts';
import styles from './Waveform.module.css';

/** A hand that moved less than this has clicked. */
const clickPx = 4;

interface Press {
  readonly x: number;
  readonly atMs: number;
  /** It began on a border of the spoken segment. */
  readonly isBorder: boolean;
  isDrag: boolean;
}

/** The drawing itself: a click goes there, a drag selects, or moves a border of the spoken segment. Keys have commands for the same, so it is hidden from readers. */
export function WaveCanvas({ view }: { readonly view: RefObject<View> }) {
  const track = usePlayer((state) => state.track);
  const peaks = usePeaks(track);
  const speech = useSpeech(track?.recordingId ?? 0);
  const sound = useMemo(() => {
    if (!peaks || peaks.length === 0) return null;
    const levels = peakLevels(peaks);
    return { levels, loudest: Math.max(1, ...(levels.levels.at(-1) ?? [])), silentBelow: silenceLevel(peaks), speech };
  }, [peaks, speech]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const isFollowing = useRef(true);
  const recordingId = track?.recordingId ?? 0;
  const durationMs = track?.durationMs ?? 0;
  const pointer = useRef<Press | null>(null);

  const timeAt = (clientX: number) => {
    const box = canvas.current?.getBoundingClientRect();
    if (!box) return 0;
    const atMs = view.current.startMs + ((clientX - box.left) / box.width) * view.current.spanMs;
    return Math.round(Math.min(Math.max(0, atMs), durationMs));
  };
  const hand = useBorderHand({ canvas, view, recordingId, durationMs, speech, timeAt });
  const shots = useShots(recordingId);
  useWaveDrawing({ canvas, view, isFollowing, recordingId, durationMs, sound, shots, hand });
  useWaveReturn(isFollowing);
  useWaveZoom({ canvas, view, isFollowing, durationMs });

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const isBorder = hand.take(event);
    pointer.current = { x: event.clientX, atMs: timeAt(event.clientX), isBorder, isDrag: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = pointer.current;
    if (!from) {
      event.currentTarget.toggleAttribute('data-border', hand.isOver(event));
      return;
    }
    if (Math.abs(event.clientX - from.x) > clickPx) from.isDrag = true;
    if (!from.isDrag) return;
    if (from.isBorder) {
      // The wave stands still under a border that is held.
      isFollowing.current = false;
      hand.move(event);
      return;
    }
    const atMs = timeAt(event.clientX);
    const selection = { startMs: Math.min(from.atMs, atMs), endMs: Math.max(from.atMs, atMs) };
    // A loop is moved along with what it repeats.
    usePlayer.setState(({ loop }) => ({ selection, loop: loop && selection }));
  };
  const onPointerUp = () => {
    const from = pointer.current;
    pointer.current = null;
    if (from?.isDrag === true) hand.drop();
    else hand.letGo();
    if (!from || from.isDrag) return;
    isFollowing.current = true;
    seek(from.atMs);
  };
  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      aria-hidden="true"
      data-testid="wave"
      data-drawn={sound === null ? undefined : ''}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => hand.letGo()}
    />
  );
}
