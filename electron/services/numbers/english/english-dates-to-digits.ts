import { keyAt, type Match, type Rule } from '../matcher.ts';
import type { SpokenNumber } from '../read-number.ts';
import type { Token } from '../tokens.ts';
import { cardinalAt, ordinalAt, ordinalSuffix, set } from './english-said.ts';
import { englishMonths } from './english-units.ts';
import { unitAt } from './english-unit-at.ts';

export const months: ReadonlySet<string> = new Set(englishMonths.map((month) => month.toLowerCase()));

export const timeCues = set('at by until till before after around from to');

export const yearCues = set('in since by of from until till year during before after and to');

export const clock = (hours: number, minutes: number) => `${hours}:${String(minutes).padStart(2, '0')}`;

/** «a.m.», «p m» after a time. */
export function halfOfDay(tokens: readonly Token[], at: number): Match | null {
  const key = keyAt(tokens, at);
  // The full stop of the abbreviation is that of the sentence too.
  const shown = (half: string, next: number) => (keyAt(tokens, next) === '.' ? `${half}.m` : `${half}.m.`);
  if (key === 'am' || key === 'pm') return { count: 1, text: shown(key.slice(0, 1), at + 1) };
  if (key !== 'a' && key !== 'p') return null;
  const marks = keyAt(tokens, at + 1) === '.' ? 1 : 0;
  if (keyAt(tokens, at + 1 + marks) !== 'm') return null;
  const hasStop = marks === 1 && keyAt(tokens, at + 3) === '.';
  return { count: 2 + marks + (hasStop ? 1 : 0), text: marks === 0 ? shown(key, at + 2) : `${key}.m.` };
}

export const time: Rule = (tokens, at) => {
  const relative = relativeTime(tokens, at);
  if (relative !== null) return relative;
  const hours = cardinalAt(tokens, at);
  if (hours === null || hours.value > 24 || hours.isBareScale) return null;
  const next = at + hours.count;
  const alone = halfOfDay(tokens, next);
  if (alone !== null && hours.value > 0 && hours.value <= 12)
    return {
      count: hours.count + alone.count,
      text: `${hours.value} ${alone.text}`,
    };
  if (keyAt(tokens, next) === "o'clock") return { count: hours.count + 1, text: `${hours.value} o’clock` };
  const minutes = minutesAt(tokens, next);
  if (minutes === null) return null;
  const end = next + minutes.count;
  const half = halfOfDay(tokens, end);
  if (half !== null)
    return {
      count: end + half.count - at,
      text: `${clock(hours.value, minutes.value)} ${half.text}`,
    };
  const isYear =
    hours.value >= 17 && hours.value <= 20 && yearCues.has(keyAt(tokens, at - 1)) && keyAt(tokens, at - 1) !== 'at';
  if (
    isYear ||
    !timeCues.has(keyAt(tokens, at - 1)) ||
    unitAt(tokens, end) !== null ||
    cardinalAt(tokens, end) !== null
  )
    return null;
  return { count: end - at, text: clock(hours.value, minutes.value) };
};

export function minutesAt(
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly count: number } | null {
  if (/^(?:oh|o|zero)$/.test(keyAt(tokens, at))) {
    const low = cardinalAt(tokens, at + 1);
    return low === null || low.value > 9 ? null : { value: low.value, count: 1 + low.count };
  }
  const spoken = cardinalAt(tokens, at);
  return spoken === null || spoken.value < 10 || spoken.value > 59 ? null : spoken;
}

/** «Half past ten», «a quarter to six», «ten past five». */
export function relativeTime(tokens: readonly Token[], at: number): Match | null {
  let next = at;
  if (keyAt(tokens, next) === 'a' && keyAt(tokens, next + 1) === 'quarter') next += 1;
  const key = keyAt(tokens, next);
  const part =
    key === 'half' ? { value: 30, count: 1 } : key === 'quarter' ? { value: 15, count: 1 } : cardinalAt(tokens, next);
  if (part === null || part.value > 30) return null;
  next += part.count;
  const isNamed = key === 'half' || key === 'quarter';
  const hasMinutes = /^minutes?$/.test(keyAt(tokens, next));
  if (hasMinutes) next += 1;
  const side = keyAt(tokens, next);
  // “Ten to one” may be odds, and “from five to ten” is no time.
  const isTime =
    key === 'quarter' || hasMinutes || /^(?:at|is|it's|was|by|until|till|before|after)$/.test(keyAt(tokens, at - 1));
  if (side !== 'past' && !(side === 'to' && isTime)) return null;
  const hour = cardinalAt(tokens, next + 1);
  if (hour === null || hour.value < 1 || hour.value > 12 || (!isNamed && part.value % 5 !== 0)) return null;
  const text =
    side === 'past' ? clock(hour.value, part.value) : clock(hour.value === 1 ? 12 : hour.value - 1, 60 - part.value);
  return { count: next + 1 + hour.count - at, text };
}

/** «Nineteen eighty-four», «twenty oh five». */
export function yearAt(
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly count: number } | null {
  const head = cardinalAt(tokens, at);
  if (head === null) return null;
  if (head.value >= 1100 && head.value <= 2100 && (head.value >= 2000 || head.value % 100 === 0)) return head;
  if (head.value < 11 || head.value > 20) return null;
  const tail = cardinalAt(tokens, at + head.count);
  if (tail !== null && tail.value >= 10 && tail.value <= 99)
    return { value: head.value * 100 + tail.value, count: head.count + tail.count };
  if (!/^(?:oh|o)$/.test(keyAt(tokens, at + head.count))) return null;
  const low = cardinalAt(tokens, at + head.count + 1);
  return low === null || low.value < 1 || low.value > 9
    ? null
    : { value: head.value * 100 + low.value, count: head.count + 1 + low.count };
}

export const year: Rule = (tokens, at) => {
  const before = keyAt(tokens, at - 1);
  const decade = decadeAt(tokens, at);
  if (decade !== null) return decade;
  const own = yearAt(tokens, at);
  if (own === null) return null;
  const isPair = (cardinalAt(tokens, at)?.value ?? 0) < 100;
  if (
    isPair
      ? own.value < (before === 'in' || before === 'since' ? 1500 : 1700)
      : !(yearCues.has(before) || months.has(before))
  )
    return null;
  const after = at + own.count;
  if (unitAt(tokens, after) !== null || (cardinalAt(tokens, after) !== null && !months.has(before))) return null;
  return { count: own.count, text: String(own.value) };
};

/** «The nineteen eighties». */
export function decadeAt(tokens: readonly Token[], at: number): Match | null {
  const tens = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ');
  const head = cardinalAt(tokens, at);
  if (head !== null && head.value >= 17 && head.value <= 20) {
    const nth = tens.indexOf(keyAt(tokens, at + head.count));
    if (nth >= 0) return { count: head.count + 1, text: `${head.value}${nth + 2}0s` };
  }
  return null;
}

export const date: Rule = (tokens, at) => {
  const token = tokens[at];
  if (token !== undefined && months.has(token.key) && /^\p{Lu}/u.test(token.text)) {
    const article = keyAt(tokens, at + 1) === 'the' ? 1 : 0;
    const day = dayAt(tokens, at + 1 + article);
    if (day === null) return null;
    return withYear(tokens, at, 1 + article + day.count, `${token.text} ${day.value}`);
  }
  const article = keyAt(tokens, at) === 'the' ? 1 : 0;
  const day = ordinalAt(tokens, at + article);
  if (day === null || day.value < 1 || day.value > 31 || keyAt(tokens, at + article + day.count) !== 'of') return null;
  const month = tokens[at + article + day.count + 1];
  if (month === undefined || !months.has(month.key)) return null;
  const own = withYear(tokens, at, article + day.count + 2, `${day.value} ${month.text}`, ' ');
  if (own.count > article + day.count + 2 || keyAt(tokens, at - 1) === 'on') return own;
  return article === 1 ? null : { count: day.count, text: `${day.value}${ordinalSuffix(day.value)}` };
};

export function dayAt(tokens: readonly Token[], at: number): SpokenNumber | null {
  const spoken = ordinalAt(tokens, at) ?? cardinalAt(tokens, at);
  if (spoken === null || spoken.value < 1 || spoken.value > 31) return null;
  // «May twenty twenty-four» is a month and a year.
  const isYear = !spoken.isOrdinal && yearAt(tokens, at) !== null && yearAt(tokens, at + spoken.count) === null;
  return isYear ? null : spoken;
}

export function withYear(tokens: readonly Token[], at: number, count: number, head: string, separator = ', '): Match {
  const comma = keyAt(tokens, at + count) === ',' ? 1 : 0;
  const own = yearAt(tokens, at + count + comma);
  if (own === null || own.value < 1500) return { count, text: head };
  return { count: count + comma + own.count, text: `${head}${separator}${own.value}` };
}
