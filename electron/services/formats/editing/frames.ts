/** A frame rate as editing programs name it: `ticks` of `scale` a frame. */
export interface FrameRate {
  /** Frames of a second as they are counted in a time code. */
  readonly whole: number;
  readonly ticks: number;
  readonly scale: number;
  /** Numbers are left out so that the code keeps up with the clock: 29.97 and 59.94. */
  readonly isDropFrame: boolean;
}

export function frameRateOf(rate: number): FrameRate {
  const whole = Math.round(rate);
  const isNtsc = Math.abs(rate - (whole * 1000) / 1001) < 0.005 && Math.abs(rate - whole) > 0.005;
  return isNtsc
    ? { whole, ticks: 1001, scale: whole * 1000, isDropFrame: whole % 30 === 0 }
    : { whole, ticks: 1, scale: whole, isDropFrame: false };
}

/** The frame that is shown at a time. */
export function frameAt(ms: number, { ticks, scale }: FrameRate): number {
  return Math.round((Math.max(0, ms) * scale) / (1000 * ticks));
}

/** `01:02:03:04`; with `;` before the frames where numbers are left out. */
export function timecodeOf(frame: number, { whole, isDropFrame }: FrameRate): string {
  let counted = frame;
  if (isDropFrame) {
    const dropped = whole / 15;
    const inMinute = whole * 60 - dropped;
    const inTen = inMinute * 10 + dropped;
    const tens = Math.floor(frame / inTen);
    const rest = frame % inTen;
    counted +=
      dropped * 9 * tens + (rest >= dropped ? dropped * Math.max(0, Math.floor((rest - dropped) / inMinute)) : 0);
  }
  const pad = (value: number) => String(value).padStart(2, '0');
  const seconds = Math.floor(counted / whole);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${pad(h)}:${pad(m)}:${pad(s)}${isDropFrame ? ';' : ':'}${pad(counted % whole)}`;
}
