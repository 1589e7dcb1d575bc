import type { InterfaceLanguage } from '#shared/text/language.ts';
import { languageName } from '#shared/text/language.ts';
import { formatClock } from '#shared/text/timecode.ts';

/** Numbers, dates and lengths as the interface language writes them. */
export interface Format {
  /** `1:02:03`; a dash for an unknown length. */
  clock(ms: number | null): string;
  /** Today with the time only, this year without the year. */
  date(atMs: number, nowMs?: number): string;
  fullDate(atMs: number): string;
  percent(share: number): string;
  bytes(sizeBytes: number): string;
  /** `12.4×`, `104×`. */
  speed(speed: number): string;
  /** A length that is read rather than measured: `2 min`, `1 hr 5 min`. */
  span(ms: number): string;
  number(value: number): string;
  /** Of `2026-06`: `June 2026`. */
  month(value: string): string;
  /** A day or month as it is typed into the search, the parts of it that are there: of `2026-06-02` `2 June 2026`. */
  typedDate(value: string): string;
  /** Name of a Whisper language, with a capital as it stands alone. */
  languageName(code: string): string;
}

const byteUnits = ['kilobyte', 'megabyte', 'gigabyte'] as const;

export function createFormat(language: InterfaceLanguage): Format {
  const percent = once(() => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }));
  const number = once(() => new Intl.NumberFormat(language));
  const full = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }));
  const unitOf = remembered((key: string) => {
    const [name, digits] = key.split(' ');
    const fraction = { maximumFractionDigits: Number(digits) };
    return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short', ...fraction });
  });
  const unit = (value: number, name: string, digits = 0) =>
    unitOf(`${name} ${digits}`).format(value).replaceAll(' ', '\u00a0');
  const nameOf = remembered((code: string) => {
    const name = languageName(code, language);
    return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
  });
  const dates = dateFormats(language);
  const months = once(() => new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }));
  const days = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }));
  const times = { slow: once(() => digitsFormat(language, 1)), fast: once(() => digitsFormat(language, 0)) };
  return {
    clock: (ms) => (ms === null ? '–' : formatClock(ms)),
    date: (atMs, nowMs = Date.now()) => formatDate(dates, atMs, nowMs),
    fullDate: (atMs) => full().format(atMs),
    percent: (share) => percent().format(Math.floor(share * 100) / 100),
    bytes: (sizeBytes) => {
      const step = Math.min(byteUnits.length, Math.max(1, Math.floor(Math.log10(Math.max(1, sizeBytes)) / 3)));
      const value = sizeBytes / 1000 ** step;
      return unit(value, byteUnits[step - 1] ?? 'kilobyte', value < 10 ? 1 : 0);
    },
    speed: (speed) => `${(speed < 20 ? times.slow : times.fast)().format(speed)}×`,
    span: (ms) => formatSpan(ms, unit),
    number: (value) => number().format(value),
    month: (value) => formatMonth(months(), value),
    typedDate: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(days(), value) : formatMonth(months(), value)),
    languageName: nameOf,
  };
}

/** To make a formatter takes a hundred times as long as to use it, and lists use it for every row. */
function remembered<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** Made when it is first used: a page needs few of them. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function digitsFormat(language: InterfaceLanguage, maximumFractionDigits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { maximumFractionDigits });
}

function dateFormats(language: InterfaceLanguage) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options);
  const [time, day] = [{ hour: 'numeric', minute: '2-digit' } as const, { day: 'numeric', month: 'short' } as const];
  return {
    today: once(() => format(time)),
    thisYear: once(() => format({ ...day, ...time })),
    before: once(() => format({ ...day, year: 'numeric' })),
  };
}

function formatDate(formats: ReturnType<typeof dateFormats>, atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const now = new Date(nowMs);
  if (at.toDateString() === now.toDateString()) return formats.today().format(at);
  return (at.getFullYear() === now.getFullYear() ? formats.thisYear : formats.before)().format(at);
}

function formatMonth(months: Intl.DateTimeFormat, value: string): string {
  const at = /^\d{4}-\d{2}$/.test(value) ? Date.parse(`${value}-01T00:00:00Z`) : Number.NaN;
  // The Russian “г.” after the year says nothing in a list.
  return Number.isNaN(at) ? value : months.format(at).replace(/\s*г\.$/, '');
}

function formatDay(days: Intl.DateTimeFormat, value: string): string {
  const at = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(at) ? value : days.format(at).replace(/\s*г\.$/, '');
}

function formatSpan(ms: number, unit: (value: number, name: string) => string): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds <= 55) return unit(seconds < 10 ? seconds : Math.ceil(seconds / 5) * 5, 'second');
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return unit(minutes, 'minute');
  const rest = minutes % 60;
  const hours = unit(Math.floor(minutes / 60), 'hour');
  return rest === 0 ? hours : `${hours}\u00a0${unit(rest, 'minute')}`;
}
