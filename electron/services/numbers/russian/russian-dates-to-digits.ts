import { keyAt, noBreak, type Match, type Rule } from '../matcher.ts';
import type { Token } from '../tokens.ts';
import { cardinalAt, ordinalAt, set } from './russian-said.ts';
import { russianMonths, unitsByWord } from './russian-units.ts';

export const months: ReadonlySet<string> = new Set(russianMonths);

export const timeCues = set('в к до после около с на ровно');

export const clock = (hours: number, minutes: number) => `${hours}:${String(minutes).padStart(2, '0')}`;

export const time: Rule = (tokens, at) => {
  const before = keyAt(tokens, at - 1);
  const to = timeTo(tokens, at) ?? minutesInto(tokens, at);
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
  const minutes = minutesLeft(tokens, at + 1);
  if (minutes === null || minutes.value > 29 || minutes.value < 1) return null;
  let next = at + 1 + minutes.count;
  if (/^минут[ыу]?$/.test(keyAt(tokens, next))) next += 1;
  const hour = keyAt(tokens, next) === 'час' ? { value: 1, count: 1 } : cardinalAt(tokens, next);
  if (hour === null || hour.value < 1 || hour.value > 12) return null;
  const text = clock(hour.value === 1 ? 12 : hour.value - 1, 60 - minutes.value);
  return { count: next + hour.count - at, text: answersWhen(tokens[at - 1]) ? `в ${text}` : text };
}

/** The genitive ends them: «двадцати семь» are twenty minutes and seven hours. */
function minutesLeft(tokens: readonly Token[], at: number): { readonly value: number; readonly count: number } | null {
  if (keyAt(tokens, at) === 'четверти') return { value: 15, count: 1 };
  for (const count of [2, 1]) {
    const spoken = cardinalAt(tokens.slice(0, at + count), at);
    if (spoken?.count === count && spoken.cases.has('gen')) return spoken;
  }
  return null;
}

/** «Встретимся без четверти девять» is said without a preposition and written with one; «сейчас без четверти» is not. */
function answersWhen(before: Token | undefined): boolean {
  return (
    before?.kind === 'word' &&
    !/^(?:сейчас|уже|еще|теперь|было|будет|ровно|почти|где-то|примерно|около|время|часов|к|до|после|с|на|и|или|то|это|в)$/.test(
      before.key,
    )
  );
}

/** «Пять минут десятого», but not «десять минут первого тайма». */
function minutesInto(tokens: readonly Token[], at: number): Match | null {
  const minutes = cardinalAt(tokens, at);
  if (minutes === null || minutes.value < 1 || minutes.value > 59) return null;
  const noun = at + minutes.count;
  const hour = /^минут[аыу]?$/.test(keyAt(tokens, noun)) ? ordinalAt(tokens, noun + 1) : null;
  if (hour === null || hour.value < 1 || hour.value > 12 || !keyAt(tokens, noun + hour.count).endsWith('го'))
    return null;
  const after = tokens[noun + 1 + hour.count];
  const isEnd = after === undefined || after.kind === 'mark' || /^(?:утра|дня|вечера|ночи|и|а|но)$/.test(after.key);
  if (!isEnd) return null;
  return {
    count: minutes.count + 1 + hour.count,
    text: clock(hour.value === 1 ? 12 : hour.value - 1, minutes.value),
  };
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
