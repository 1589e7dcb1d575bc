import { downsamplePeaks } from './downsample-peaks.ts';

const barPx = 2;
const gapPx = 1;
/** One byte of peaks stands for 20 ms. */
const peaksPerSecond = 50;

/** Draws the wave in the canvas's own text colour, symmetric around the middle; silence stays a thin line. */
export function drawWave(canvas: HTMLCanvasElement, peaks: Uint8Array | null, durationMs: number | null): void {
  const scale = window.devicePixelRatio;
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  context.scale(scale, scale);
  context.fillStyle = getComputedStyle(canvas).color;
  if (!peaks || peaks.length === 0) {
    context.fillRect(0, height / 2 - 1.5, width, 3);
    return;
  }
  const covered = durationMs ? Math.min(1, (peaks.length / peaksPerSecond) * (1000 / durationMs)) : 1;
  // Within a second of the end is the end: lengths given by containers are rounded.
  const isWhole = !durationMs || durationMs * (1 - covered) < 1000;
  const bars = downsamplePeaks(peaks, Math.floor(width / (barPx + gapPx)), isWhole ? 1 : covered);
  const loudest = Math.max(1, ...bars);
  // All bars are one path: filling each by itself takes ten times as long.
  context.beginPath();
  for (const [nth, peak] of bars.entries()) {
    // The power lifts quiet speech, which would be invisible beside a single loud bang.
    const barHeight = Math.max(2, (peak / loudest) ** 0.8 * (height - 4));
    context.roundRect(nth * (barPx + gapPx), (height - barHeight) / 2, barPx, barHeight, 1);
  }
  context.fill();
}
