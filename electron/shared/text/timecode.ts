/** Every conversion between integer milliseconds and what people and files write stands here. */

/** `1:02:03` or `2:03`: for reading, without milliseconds. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** `01:02:03,456` with the given decimal sign: `,` in SRT, `.` in WebVTT. Hours have at least two digits. */
export function formatTimecode(ms: number, decimal: ',' | '.'): string {
  const whole = Math.max(0, Math.round(ms));
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const hours = Math.floor(whole / 3_600_000);
  const minutes = Math.floor(whole / 60_000) % 60;
  const seconds = Math.floor(whole / 1000) % 60;
  return `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}${decimal}${pad(whole % 1000, 3)}`;
}

/** Samples at `rateHz` to the nearest millisecond. */
export function samplesToMs(samples: number, rateHz: number): number {
  return Math.round((samples * 1000) / rateHz);
}

/** Milliseconds to the nearest sample at `rateHz`. */
export function msToSamples(ms: number, rateHz: number): number {
  return Math.round((ms * rateHz) / 1000);
}
