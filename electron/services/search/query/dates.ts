const pattern = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** The beginning of a year, month or day, in the time zone of this computer. */
export function readDate(value: string): number | null {
  const match = pattern.exec(value);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day ? date.getTime() : null;
}

/**
 * `2026`, `2026-05`, `2026-05-12`, `2026-05..2026-07`, `>2026-05` (later than that month), `<2026`: half open, in
 * milliseconds; null for anything else.
 */
export function readSpan(value: string): readonly [sinceMs: number, untilMs: number] | null {
  const [, sign, one] = /^([<>])(.+)$/.exec(value) ?? [];
  if (sign !== undefined && one !== undefined) {
    if (sign === '<') return spanOf(0, readDate(one));
    return spanOf(endOf(one), 9e15);
  }
  const [from = '', to = from, ...more] = value.split('..');
  return more.length > 0 ? null : spanOf(readDate(from), endOf(to));
}

function spanOf(sinceMs: number | null, untilMs: number | null): readonly [number, number] | null {
  return sinceMs === null || untilMs === null || untilMs < sinceMs ? null : [sinceMs, untilMs];
}

function endOf(value: string): number | null {
  if (readDate(value) === null) return null;
  const [year = 0, month, day] = value.split('-').map(Number);
  if (month === undefined) return new Date(year + 1, 0, 1).getTime();
  return day === undefined ? new Date(year, month, 1).getTime() : new Date(year, month - 1, day + 1).getTime();
}
