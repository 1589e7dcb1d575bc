import type { Span } from '#renderer/playback/player.ts';
import { peakMs } from '#renderer/playback/silence.ts';
import type { Colours } from './colours.ts';
import { isSpeech } from './is-speech.ts';
import { paintBorders, type Borders } from './paint-border.ts';
import { loudestBetween, type PeakLevels } from './peak-levels.ts';
import type { View } from './view.ts';

export interface Scene {
  readonly view: View;
  readonly atMs: number;
  readonly levels: PeakLevels | null;
  /** Starts and ends in turn; null where only loudness distinguishes a voice from silence. */
  readonly speech: Float64Array | null;
  /** The loudest of the recording, and what counts as silence in it. */
  readonly loudest: number;
  readonly silentBelow: number;
  readonly selection: Span | null;
  readonly isLooping: boolean;
  /** Segments that begin or end in the view. */
  readonly segments: readonly Span[];
  /** Shot changes of the picture, in ascending order. */
  readonly shots: readonly number[];
  /** Notes and bookmarks, by their beginning. */
  readonly notes: readonly { readonly startMs: number }[];
  /** The segment whose borders can be taken; null where there is none. */
  readonly borders: Borders | null;
  readonly colours: Colours;
}

const barPx = 2;
const pitchPx = 3;
const footPx = 4;

/** Draws what is in view; the cost is that of the width. */
export function paint(canvas: HTMLCanvasElement, scene: Scene): void {
  const scale = window.devicePixelRatio;
  const { clientWidth: width, clientHeight: height } = canvas;
  if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
  if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  const { view, selection, colours } = scene;
  const pxOf = (ms: number) => ((ms - view.startMs) / view.spanMs) * width;
  if (selection) {
    const from = pxOf(selection.startMs);
    const to = pxOf(selection.endMs);
    context.fillStyle = colours.selection;
    context.fillRect(from, 0, to - from, height);
    context.fillStyle = colours.edge;
    context.fillRect(from - 1, 0, scene.isLooping ? 3 : 1.5, height);
    context.fillRect(to - 1, 0, scene.isLooping ? 3 : 1.5, height);
  }
  paintBars(context, scene, width, height - footPx);
  context.fillStyle = colours.line;
  for (const { startMs, endMs } of scene.segments) {
    const from = pxOf(startMs);
    context.fillRect(from, 0, 1, height);
    context.fillRect(from, height - 2, Math.max(1, pxOf(endMs) - from - 2), 2);
  }
  if (scene.borders) paintBorders(context, scene.borders, { colours, width, height, pxOf });
  paintShots(context, scene, { width, height, pxOf });
  paintNotes(context, scene, pxOf);
  context.fillStyle = colours.head;
  context.fillRect(pxOf(scene.atMs) - 1, 0, 2, height);
}

/** More of them in view would be a grey wall. */
const maxShotsPerPx = 0.1;

/** A thin dashed line at each cut in view. */
function paintShots(
  context: CanvasRenderingContext2D,
  { view, shots, colours }: Scene,
  { width, height, pxOf }: { readonly width: number; readonly height: number; readonly pxOf: (ms: number) => number },
) {
  const seen = shots.filter((ms) => ms >= view.startMs && ms <= view.startMs + view.spanMs);
  if (seen.length > width * maxShotsPerPx) return;
  context.fillStyle = colours.shot;
  for (const ms of seen) {
    const x = Math.round(pxOf(ms));
    for (let y = 0; y < height; y += 6) context.fillRect(x, y, 1, 3);
  }
}

/** A flag at the top for each note in view. */
function paintNotes(context: CanvasRenderingContext2D, { view, notes, colours }: Scene, pxOf: (ms: number) => number) {
  context.fillStyle = colours.edge;
  for (const { startMs } of notes) {
    if (startMs < view.startMs || startMs > view.startMs + view.spanMs) continue;
    const x = pxOf(startMs);
    context.fillRect(x, 0, 1, 12);
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x + 7, 3.5);
    context.lineTo(x, 7);
    context.fill();
  }
}

function paintBars(context: CanvasRenderingContext2D, scene: Scene, width: number, height: number): void {
  const { view, levels, colours } = scene;
  if (!levels) return;
  const peaksPerPx = view.spanMs / peakMs / width;
  // Bars stand on a grid of the recording, not of the window, so that they do not shimmer while the wave runs.
  const pitch = pitchPx * peaksPerPx;
  const first = Math.floor(view.startMs / peakMs / pitch);
  for (const isVoice of [false, true]) {
    context.fillStyle = isVoice ? colours.voice : colours.silence;
    for (let nth = first; ; nth += 1) {
      const x = (nth * pitch - view.startMs / peakMs) / peaksPerPx;
      if (x > width) break;
      const [from, to] = [nth * pitch, (nth + 1) * pitch];
      const peak = loudestBetween(levels, from, to);
      const isAudible = scene.speech ? isSpeech(scene.speech, from * peakMs, to * peakMs) : peak > scene.silentBelow;
      if (isAudible !== isVoice) continue;
      const barHeight = Math.max(1.5, (peak / scene.loudest) ** 0.8 * (height - 6));
      context.fillRect(x, (height - barHeight) / 2, barPx, barHeight);
    }
  }
}
