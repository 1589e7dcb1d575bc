const pad = (value: number, width = 2) => String(value).padStart(width, '0');

/** Hours, minutes, seconds and the rest of whole milliseconds. */
function partsOf(ms: number) {
  const whole = Math.max(0, Math.round(ms));
  return {
    hours: Math.floor(whole / 3_600_000),
    minutes: Math.floor(whole / 60_000) % 60,
    seconds: Math.floor(whole / 1000) % 60,
    rest: whole % 1000,
  };
}

/** `01:02:03`, the second in which it begins. */
export function stampOf(ms: number): string {
  const { hours, minutes, seconds } = partsOf(ms);
  return `${pad(hours)}:${pad(minutes)}:${pad(seconds)}`;
}

/** `01:02:03-4` or with another sign: tenths rounded down, so that they never become ten. */
export function tenthsStampOf(ms: number, sign: '-' | '.'): string {
  return `${stampOf(ms)}${sign}${Math.floor(partsOf(ms).rest / 100)}`;
}

/** Seconds with a fixed number of decimals. */
export function secondsOf(ms: number, decimals = 3): string {
  return (Math.round(ms) / 1000).toFixed(decimals);
}

/** `1:02:03.45`: centiseconds, given. */
export function centisecondStamp(cs: number): string {
  const { hours, minutes, seconds, rest } = partsOf(cs * 10);
  return `${hours}:${pad(minutes)}:${pad(seconds)}.${pad(Math.floor(rest / 10))}`;
}
