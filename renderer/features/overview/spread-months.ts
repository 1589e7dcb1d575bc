import type { LibraryProfile } from '#shared/profile.ts';

const minMonths = 12;
const maxMonths = 24;

/** Every month up to the last, also those without a recording: time runs evenly, and a library of two months has slim columns. */
export function spread(months: LibraryProfile['months']): LibraryProfile['months'] {
  const known = new Map(months.map((one) => [one.month, one]));
  const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const last = numberOf(months.at(-1)?.month ?? '');
  const count = Math.min(maxMonths, Math.max(minMonths, last - numberOf(months[0]?.month ?? '') + 1));
  return Array.from({ length: count }, (_, nth) => {
    const number = last - count + 1 + nth;
    const month = `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
    return known.get(month) ?? { month, recordingCount: 0, durationMs: 0 };
  });
}
