/**
 * One rule for dates: people read the time of their own place, machines read it with its offset from universal time.
 */
const pad = (value: number, width = 2) => String(value).padStart(width, '0');

/** `2026-11-28`, the day it was here. */
export function localDate(atMs: number): string {
  const at = new Date(atMs);
  return `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

/** `2026-11-28 23:59`, as clocks here showed it. */
export function localMinute(atMs: number): string {
  const at = new Date(atMs);
  return `${localDate(atMs)} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

/** `2026-11-28T23:59:59.123+03:00`: ISO 8601, the same moment for every reader. */
export function isoWithOffset(atMs: number): string {
  const at = new Date(atMs);
  const offset = -at.getTimezoneOffset();
  const away = Math.abs(offset);
  const seconds = `${pad(at.getSeconds())}.${pad(at.getMilliseconds(), 3)}`;
  return `${localMinute(atMs).replace(' ', 'T')}:${seconds}${offset < 0 ? '-' : '+'}${pad(Math.floor(away / 60))}:${pad(Math.floor(away % 60))}`;
}
