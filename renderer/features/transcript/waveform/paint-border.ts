import { formatTimecode } from '#shared/text/timecode.ts';
import type { Span } from '#renderer/playback/player.ts';
import type { HeldBorder } from './border.ts';
import type { Colours } from './colours.ts';

const gripWidthPx = 5;
const gripHeightPx = 22;

export interface Borders {
  /** The segment whose borders can be taken. */
  readonly span: Span;
  readonly held: HeldBorder | null;
}

/** A handle at each border of the segment; the one that is held says its time. */
export function paintBorders(
  context: CanvasRenderingContext2D,
  { span, held }: Borders,
  { colours, width, height, pxOf }: Canvas,
): void {
  const { startMs, endMs } = held ?? span;
  context.fillStyle = colours.edge;
  context.globalAlpha = 0.1;
  context.fillRect(pxOf(startMs), 0, pxOf(endMs) - pxOf(startMs), height);
  context.globalAlpha = 1;
  for (const edge of ['start', 'end'] as const) {
    const x = pxOf(edge === 'start' ? startMs : endMs);
    context.fillRect(x - 0.75, 0, held?.edge === edge ? 2 : 1.5, height);
    context.beginPath();
    context.roundRect(x - gripWidthPx / 2, (height - gripHeightPx) / 2, gripWidthPx, gripHeightPx, gripWidthPx / 2);
    context.fill();
  }
  if (held) paintTime(context, held, { colours, width, height, pxOf });
}

interface Canvas {
  readonly colours: Colours;
  readonly width: number;
  readonly height: number;
  readonly pxOf: (ms: number) => number;
}

function paintTime(context: CanvasRenderingContext2D, held: HeldBorder, { colours, width, pxOf }: Canvas): void {
  const ms = held.edge === 'start' ? held.startMs : held.endMs;
  const text = formatTimecode(ms, '.');
  context.font = `600 11px ${colours.font}`;
  const textPx = context.measureText(text).width + 10;
  const left = Math.max(0, Math.min(width - textPx, pxOf(ms) + 6));
  context.fillStyle = colours.edge;
  context.beginPath();
  context.roundRect(left, 3, textPx, 17, 4);
  context.fill();
  context.fillStyle = colours.onEdge;
  context.fillText(text, left + 5, 15.5);
}
