import { useEffect, useRef, type MouseEvent, type RefObject } from 'react';
import { usePlayer, positionMs, seek } from '#renderer/playback/player.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useShownParts } from '#renderer/state/shown-parts.ts';
import { watchTheme } from '#renderer/ui/hooks/watch-theme.ts';
import { drawWhenMoved } from '../waveform/draw-when-moved.ts';
import type { View } from '../waveform/view.ts';
import type { Lane, LaneSpan } from './lane.ts';
import styles from './Lanes.module.css';
import { spanAtMoment, visibleSpans } from './visible-spans.ts';

/** A moment is drawn as wide as this, and hit within as much. */
const momentPx = 4;

interface Props {
  readonly name: Lane['name'];
  /** In the order of time. */
  readonly spans: readonly LaneSpan[];
  readonly view: RefObject<View>;
}

/** One lane, running with the wave above it. A click goes to what is there; the list of the same has keys, so readers pass it over. */
export function LaneStrip({ name, spans, view }: Props) {
  const { t } = useWords();
  const isHidden = useShownParts((state) => state.hiddenLanes.includes(name));
  const canvas = useRef<HTMLCanvasElement>(null);
  const isShown = spans.length > 0 && !isHidden;
  useEffect(() => {
    const element = canvas.current;
    if (!isShown || !element) return undefined;
    let drawn = '';
    const stopDrawing = drawWhenMoved(element, () => {
      const { startMs, spanMs } = view.current;
      const scene = [startMs, spanMs, element.clientWidth, Math.round(positionMs())].join(' ');
      if (scene === drawn) return;
      drawn = scene;
      paint(element, spans, view.current);
    });
    const stopTheme = watchTheme(() => (drawn = ''));
    return () => {
      stopDrawing();
      stopTheme();
    };
  }, [isShown, spans, view]);
  if (!isShown) return null;
  const spanUnder = (event: MouseEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const { startMs, spanMs } = view.current;
    const atMs = startMs + ((event.clientX - box.left) / box.width) * spanMs;
    return { atMs, span: spanAtMoment(spans, atMs, (momentPx / box.width) * spanMs) };
  };
  return (
    <div className={styles.lane} data-lane={name}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        aria-hidden="true"
        onMouseMove={(event) => {
          event.currentTarget.title = spanUnder(event).span?.label ?? t.lanes.names[name];
        }}
        onClick={(event) => {
          const { atMs, span } = spanUnder(event);
          const end = usePlayer.getState().track?.durationMs ?? Number.POSITIVE_INFINITY;
          seek(Math.min(span?.startMs ?? atMs, end));
        }}
      />
    </div>
  );
}

function paint(canvas: HTMLCanvasElement, spans: readonly LaneSpan[], { startMs, spanMs }: View): void {
  const scale = window.devicePixelRatio;
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  context.scale(scale, scale);
  const style = getComputedStyle(canvas);
  const pxOf = (ms: number) => ((ms - startMs) / spanMs) * width;
  for (const span of visibleSpans(spans, startMs, startMs + spanMs)) {
    const from = pxOf(span.startMs);
    const length = Math.max(momentPx, pxOf(span.endMs) - from - 1);
    context.fillStyle = style.getPropertyValue(span.colour).trim();
    context.beginPath();
    const top = span.isHalf === true ? height / 2 : 2;
    context.roundRect(from, top, length, height - 2 - top, 2);
    context.fill();
    if (span.isHalf === true) continue;
    writeLabel(context, span, { from: Math.max(0, from), to: Math.min(width, from + length), height, style });
  }
}

/** Who or what it is, where there is room for it. */
function writeLabel(
  context: CanvasRenderingContext2D,
  span: LaneSpan,
  { from, to, height, style }: { from: number; to: number; height: number; style: CSSStyleDeclaration },
): void {
  if (to - from < 40) return;
  context.save();
  context.beginPath();
  context.rect(from, 0, to - from - 4, height);
  context.clip();
  context.font = `500 10px ${style.getPropertyValue('--font').trim()}`;
  context.fillStyle = style.getPropertyValue('--on-speaker').trim();
  context.fillText(fitted(context, span.label, to - from - 10), from + 5, height / 2 + 3.5);
  context.restore();
}

/** As much of it as there is room for, with dots where it is cut. */
function fitted(context: CanvasRenderingContext2D, label: string, room: number): string {
  if (context.measureText(label).width <= room) return label;
  let length = label.length - 1;
  while (length > 0 && context.measureText(`${label.slice(0, length)}…`).width > room) length -= 1;
  return length < 2 ? '' : `${label.slice(0, length)}…`;
}
