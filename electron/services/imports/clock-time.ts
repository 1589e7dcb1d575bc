/**
 * Milliseconds of `1:02:03.45`, `02:03,4`, `00:02:14-5` (tenths) or `00:00:01:12` with frames; null for anything else.
 * One number alone is not a time: `75` may mean many things.
 */
export function clockTime(text: string, frameRate = 25): number | null {
  const frames = /^(\d{1,3}):(\d{2}):(\d{2})[:;](\d{2,3})$/.exec(text);
  if (frames !== null) {
    const [h, m, s, f] = frames.slice(1).map(Number);
    return ((h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0)) * 1000 + Math.round(((f ?? 0) * 1000) / frameRate);
  }
  const parts = /^(?:(\d{1,9}):)?(\d{1,3}):(\d{1,2})(?:[.,-](\d{1,9}))?$/.exec(text);
  if (parts === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0', rest = ''] = parts;
  const ms = rest === '' ? 0 : Math.round(Number(`0.${rest}`) * 1000);
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + ms;
}

/** Milliseconds of a cell: a clock, or seconds with a decimal sign or `s`; whole numbers are milliseconds if `isMs`. */
export function cellTime(text: string, isMs = false): number | null {
  const clean = text.trim().replace(/^['#[]+|[\]#]+$/g, '');
  const clock = clockTime(clean);
  if (clock !== null) return clock;
  const seconds = /^(\d+(?:[.,]\d+)?)\s*s?$/.exec(clean)?.[1];
  if (seconds === undefined) return null;
  return isMs && /^\d+$/.test(clean) ? Number(clean) : Math.round(Number(seconds.replace(',', '.')) * 1000);
}
