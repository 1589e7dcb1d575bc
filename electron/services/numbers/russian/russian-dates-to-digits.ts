import { keyAt, noBreak, type Match, type Rule } from '../matcher.ts';
import type { Token } from '../tokens.ts';
import { cardinalAt, ordinalAt, set } from './russian-said.ts';
import { russianMonths, unitsByWord } from './russian-units.ts';

export const months: ReadonlySet<string> = new Set(russianMonths);

export const timeCues = set('в к до после около с на ровно');

export const clock = (hours: number, minutes: number) => `${hours}:${String(minutes).padStart(2, '0')}`;

export const time: Rule = (tokens, at) => {
  const before = keyAt(tokens, at - 1);
  const to = timeTo(tokens, at);
  if (to !== null) return to;
  const hours = cardinalAt(tokens, at);
  if (hours === null || hours.value > 24) return null;
  let next = at + hours.count;
  const hasHours = /^час(?:а|ов|у|ам|ом|ами|ах|е)?$/.test(keyAt(tokens, next));
  if (hasHours) next += 1;
  else if (!timeCues.has(before)) return null;
  const minutes = minutesAt(tokens, next);
  if (minutes === null) return null;
  next += minutes.count;
  const hasMinutes = /^минут(?:[аыуе]|ам|ами|ах|ой)?$/.test(keyAt(tokens, next));
  if (hasHours && !hasMinutes) return null;
  if (!hasHours && (hasMinutes || unitsByWord.has(keyAt(tokens, next)) || cardinalAt(tokens, next) !== null))
    return null;
  if (hasHours && !timeCues.has(before)) return null;
  return { count: next - at + (hasMinutes ? 1 : 0), text: clock(hours.value, minutes.value) };
};

export function minutesAt(
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly count: number } | null {
  const spoken = cardinalAt(tokens, at);
  if (spoken === null) return null;
  if (spoken.value === 0) {
    const low = cardinalAt(tokens, at + spoken.count);
    return low === null || low.value > 9 ? null : { value: low.value, count: spoken.count + low.count };
  }
  return spoken.value < 10 || spoken.value > 59 ? null : spoken;
}

/** «Половина шестого», «без пяти шесть». */
export function timeTo(tokens: readonly Token[], at: number): Match | null {
  const key = keyAt(tokens, at);
  const part = /^половин[аеуы]$/.test(key) ? 30 : /^четверть$/.test(key) ? 15 : 0;
  if (part > 0) {
    const hour = ordinalAt(tokens, at + 1);
    if (hour === null || hour.value < 1 || hour.value > 12 || !keyAt(tokens, at + hour.count).endsWith('го'))
      return null;
    return { count: 1 + hour.count, text: clock(hour.value === 1 ? 12 : hour.value - 1, part) };
  }
  if (key !== 'без') return null;
  const minutes = keyAt(tokens, at + 1) === 'четверти' ? { value: 15, count: 1 } : cardinalAt(tokens, at + 1);
  if (minutes === null || minutes.value > 29 || minutes.value < 1) return null;
  let next = at + 1 + minutes.count;
  if (/^минут[ыу]?$/.test(keyAt(tokens, next))) next += 1;
  const hour = keyAt(tokens, next) === 'час' ? { value: 1, count: 1 } : cardinalAt(tokens, next);
  if (hour === null || hour.value < 1 || hour.value > 12) return null;
  return { count: next + hour.count - at, text: clock(hour.value === 1 ? 12 : hour.value - 1, 60 - minutes.value) };
}

export const date: Rule = (tokens, at) => {
  const day = ordinalAt(tokens, at);
  if (day === null || day.value < 1 || day.value > 31) return null;
  const monthAt = at + day.count;
  if (keyAt(tokens, monthAt) === 'по' && keyAt(tokens, at - 1) === 'с') {
    const last = ordinalAt(tokens, monthAt + 1);
    const isSpan = last !== null && last.value <= 31 && months.has(keyAt(tokens, monthAt + 1 + last.count));
    return isSpan ? { count: day.count, text: String(day.value) } : null;
  }
  const month = tokens[monthAt];
  if (month === undefined || !months.has(month.key)) return null;
  const head = `${day.value}${noBreak}${month.text}`;
  const year = ordinalAt(tokens, monthAt + 1);
  if (year === null || year.value < 1000 || year.value > 2100) return { count: day.count + 1, text: head };
  return { count: day.count + 1 + year.count, text: `${head} ${year.value}` };
};
