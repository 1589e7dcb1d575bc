import { keyAt, type Match, type Rule } from '../matcher.ts';
import type { SpokenNumber } from '../read-number.ts';
import type { Token } from '../tokens.ts';
import { date, time, timeCues, year } from './english-dates-to-digits.ts';
import { cardinalAt, groupsAt, ordinalAt, ordinalSuffix, plain, set } from './english-said.ts';
import { unitAt, type Measured } from './english-unit-at.ts';

const codeCues = set('code pin number numbers extension zip card account room phone password flight dial call');

const labels = set(
  'chapter page pages section room number part volume version figure table step gate floor track item article line lesson unit question grade route exhibit platform paragraph row seat season episode appendix apartment bus channel level phase terminal act scene stage clause verse building zone lane',
);

const scaleWords: Readonly<Record<number, string>> = { 1e6: 'million', 1e9: 'billion', 1e12: 'trillion' };

const fractions: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fifth: 5,
  fifths: 5,
  sixth: 6,
  sixths: 6,
  seventh: 7,
  sevenths: 7,
  eighth: 8,
  eighths: 8,
  ninth: 9,
  ninths: 9,
  tenth: 10,
  tenths: 10,
};

const phone: Rule = (tokens, at) => {
  const { groups, count } = groupsAt(tokens, at);
  const areSingle = groups.filter((group) => group.length === 1).length;
  const digits = groups.join('');
  const hasCue = codeCues.has(keyAt(tokens, at - 1)) || codeCues.has(keyAt(tokens, at - 2));
  if (groups.length < 3 || areSingle < 3) {
    if (!hasCue || groups.length < 2 || /^(?:oh|o)$/.test(keyAt(tokens, at))) return null;
    return { count, text: digits };
  }
  if (/^(?:oh|o)$/.test(keyAt(tokens, at)) && !hasCue && groups.length < 4) return null;
  const hasMarks = tokens.slice(at, at + count).some(({ text }) => text === ',');
  if (hasMarks && !hasCue && digits.length !== 7 && digits.length !== 10) return null;
  if (digits.length === 7 && !hasNoDash(tokens, at)) return { count, text: digits.replace(/^(\d{3})/, '$1-') };
  if (digits.length === 10 && !hasNoDash(tokens, at))
    return { count, text: digits.replace(/^(\d{3})(\d{3})/, '$1-$2-') };
  if (digits.length === 11 && digits.startsWith('1'))
    return { count, text: digits.replace(/^1(\d{3})(\d{3})/, '1-$1-$2-') };
  return { count, text: digits };
};

/** Of an account or a card no telephone is made. */
function hasNoDash(tokens: readonly Token[], at: number): boolean {
  return [at - 1, at - 2, at - 3].some((near) => /^(?:code|pin|card|account|password)$/.test(keyAt(tokens, near)));
}

interface Value {
  readonly value: number;
  readonly count: number;
  readonly text: string;
  readonly isWritten: boolean;
  readonly isDecimal: boolean;
}

function valueAt(tokens: readonly Token[], at: number): Value | null {
  const token = tokens[at];
  if (token?.kind === 'number') {
    if (!/^\d[\d,]*(?:\.\d+)?$/.test(token.text)) return null;
    return withScale(tokens, at, {
      value: Number(token.text.replaceAll(',', '')),
      count: 1,
      text: token.text,
      isWritten: false,
      isDecimal: token.text.includes('.'),
    });
  }
  const article =
    keyAt(tokens, at) === 'a' && /^(?:hundred|thousand|million|billion)$/.test(keyAt(tokens, at + 1)) ? 1 : 0;
  const spoken = cardinalAt(tokens, at + article);
  if (spoken === null) return pointAt(tokens, at, '0', 0);
  const count = article + spoken.count;
  const point = pointAt(tokens, at + count, plain(spoken.value), count);
  if (point !== null) return withScale(tokens, at, point);
  if (
    keyAt(tokens, at + count) === 'and' &&
    keyAt(tokens, at + count + 1) === 'a' &&
    keyAt(tokens, at + count + 2) === 'half'
  ) {
    if (spoken.lastScale > 0) return halfOfScale(spoken, count + 3);
    return withScale(tokens, at, {
      value: spoken.value + 0.5,
      count: count + 3,
      text: `${plain(spoken.value)}.5`,
      isWritten: true,
      isDecimal: true,
    });
  }
  const scale = scaleWords[spoken.lastScale];
  const isRound =
    scale !== undefined && spoken.value % spoken.lastScale === 0 && spoken.value / spoken.lastScale < 1000;
  const text = isRound ? `${spoken.value / spoken.lastScale} ${scale}` : plain(spoken.value);
  const isBare = spoken.isBareScale && spoken.count === 1 && article === 0;
  const isVague = article === 1 && spoken.count === 1;
  return { value: spoken.value, count, text, isWritten: spoken.value >= 10 && !isBare && !isVague, isDecimal: false };
}

/** “A million and a half”: half of a million, not of one. */
function halfOfScale({ value, lastScale }: SpokenNumber, count: number): Value {
  const sum = value + lastScale / 2;
  const word = scaleWords[lastScale];
  const text = word === undefined ? plain(sum) : `${sum / lastScale} ${word}`;
  return { value: sum, count, text, isWritten: true, isDecimal: false };
}

function pointAt(tokens: readonly Token[], at: number, whole: string, before: number): Value | null {
  if (keyAt(tokens, at) !== 'point') return null;
  let digits = '';
  let next = at + 1;
  for (;;) {
    const key = keyAt(tokens, next);
    const spoken = cardinalAt(tokens, next);
    if (key === 'oh' || key === 'o') {
      digits += '0';
      next += 1;
    } else if (spoken !== null && spoken.value < 100 && spoken.lastScale === 0) {
      digits += String(spoken.value);
      next += spoken.count;
    } else if (spoken !== null && spoken.lastScale > 0 && spoken.value / spoken.lastScale < 10 && spoken.count === 2) {
      digits += String(spoken.value / spoken.lastScale);
      next += 1;
    } else break;
  }
  if (digits === '' || (before === 0 && at > 0 && /^\p{L}/u.test(keyAt(tokens, at - 1)) && digits.length > 3))
    return null;
  if (before === 0) return null;
  return {
    value: Number(`${whole.replaceAll(',', '')}.${digits}`),
    count: before + next - at,
    text: `${whole}.${digits}`,
    isWritten: true,
    isDecimal: true,
  };
}

function withScale(tokens: readonly Token[], at: number, own: Value): Value {
  const key = keyAt(tokens, at + own.count);
  if (key === 'thousand' && (own.isDecimal || own.isWritten || tokens[at]?.kind === 'number')) {
    const value = Math.round(own.value * 1000);
    return { ...own, value, count: own.count + 1, text: plain(value), isWritten: true, isDecimal: false };
  }
  if (!Object.values(scaleWords).includes(key)) return own;
  const size = Number(Object.keys(scaleWords).find((one) => scaleWords[Number(one)] === key) ?? 1);
  return { ...own, value: own.value * size, count: own.count + 1, text: `${own.text} ${key}`, isWritten: true };
}

const fraction: Rule = (tokens, at) => {
  const top = cardinalAt(tokens, at);
  if (top === null || top.isBareScale || top.value < 1 || top.value > 9) return null;
  const hyphen = keyAt(tokens, at + top.count) === '-' ? 1 : 0;
  const key = keyAt(tokens, at + top.count + hyphen);
  const below = fractions[key];
  if (below === undefined || below <= top.value || (top.value === 1) === key.endsWith('s')) return null;
  return { count: top.count + hyphen + 1, text: `${top.value}/${below}` };
};

const measured: Rule = (tokens, at) => {
  const own = valueAt(tokens, at);
  if (own === null) return null;
  const unit = unitAt(tokens, at + own.count);
  if (unit !== null) return withUnit(tokens, at, own, unit);
  const hyphen = keyAt(tokens, at + own.count) === '-' ? keyAt(tokens, at + own.count + 1) : '';
  if (/^years?$/.test(hyphen)) return { count: own.count, text: own.text };
  const isNumber = own.isWritten || (tokens[at]?.kind === 'number' && own.count > 1);
  return isNumber ? { count: own.count, text: own.text } : null;
};

function withUnit(tokens: readonly Token[], at: number, own: Value, { unit, count }: Measured): Match | null {
  const end = at + own.count + count;
  if (unit.kind === 'kept')
    return (own.value < 2 && !own.isDecimal) || !(own.isWritten || own.value < 10)
      ? null
      : { count: own.count, text: own.text };
  if (unit.kind === 'before') {
    const and = keyAt(tokens, end) === 'and' ? 1 : 0;
    const cents = cardinalAt(tokens, end + and);
    const areCents =
      cents !== null && cents.value < 100 && /^(?:cents?|pence)$/.test(keyAt(tokens, end + and + cents.count));
    if (areCents && !own.isDecimal && own.text === plain(own.value)) {
      return {
        count: end - at + and + cents.count + 1,
        text: `${unit.sign}${own.text}.${String(cents.value).padStart(2, '0')}`,
      };
    }
    const decimals = own.isDecimal && /\.\d$/.test(own.text) ? `${own.text}0` : own.text;
    return { count: own.count + count, text: `${unit.sign}${decimals}` };
  }
  return { count: own.count + count, text: `${own.text}${unit.kind === 'joined' ? '' : '\u00A0'}${unit.sign}` };
}

const labelled: Rule = (tokens, at) => {
  const spoken = cardinalAt(tokens, at);
  if (spoken === null || spoken.isBareScale || !labels.has(keyAt(tokens, at - 1))) return null;
  if (unitAt(tokens, at + spoken.count) !== null || /^(?:of|point)$/.test(keyAt(tokens, at + spoken.count)))
    return null;
  const text = spoken.value < 10_000 && keyAt(tokens, at - 1) === 'room' ? String(spoken.value) : plain(spoken.value);
  return { count: spoken.count, text };
};

const ordinal: Rule = (tokens, at) => {
  const spoken = ordinalAt(tokens, at);
  if (spoken === null || spoken.value < 10) return null;
  return { count: spoken.count, text: `${plain(spoken.value)}${ordinalSuffix(spoken.value)}` };
};

/** «Between five and ten», «from three to twelve», «five to ten percent»: both are written alike. */
const span: Rule = (tokens, at) => {
  const spoken = cardinalAt(tokens, at);
  if (spoken === null || spoken.value >= 10 || spoken.isBareScale) return null;
  const joint = keyAt(tokens, at + spoken.count);
  const isOpen = /^(?:from|between)$/.test(keyAt(tokens, at - 1));
  if (!(joint === 'to' || joint === 'by' || (joint === 'and' && keyAt(tokens, at - 1) === 'between'))) return null;
  const other = valueAt(tokens, at + spoken.count + 1);
  if (other === null) return null;
  const unit = unitAt(tokens, at + spoken.count + 1 + other.count);
  const hasSign = unit !== null && unit.unit.kind !== 'kept';
  return (isOpen && other.value >= 10) || hasSign || (unit !== null && other.value >= 2)
    ? { count: spoken.count, text: String(spoken.value) }
    : null;
};

/** “At three in the afternoon”. */
const hourOfDay: Rule = (tokens, at) => {
  const own = cardinalAt(tokens, at);
  if (own === null || own.value < 1 || own.value > 12 || !timeCues.has(keyAt(tokens, at - 1))) return null;
  const after = [0, 1, 2].map((more) => keyAt(tokens, at + own.count + more)).join(' ');
  return /^(?:in the (?:morning|afternoon|evening)|at night\b)/.test(after)
    ? { count: own.count, text: String(own.value) }
    : null;
};

/** “In the nineteen hundreds”. */
const hundreds: Rule = (tokens, at) => {
  const own = cardinalAt(tokens, at);
  if (own === null || own.value < 11 || own.value > 20 || keyAt(tokens, at + own.count) !== 'hundreds') return null;
  return { count: own.count + 1, text: `${own.value}00s` };
};

const titles: Readonly<Record<string, string>> = { mister: 'Mr.', doctor: 'Dr.', professor: 'Prof.' };

const phrase: Rule = (tokens, at) => {
  if (keyAt(tokens, at) === 'et' && keyAt(tokens, at + 1) === 'cetera') {
    return { count: 2, text: keyAt(tokens, at + 2) === '.' ? 'etc' : 'etc.' };
  }
  const title = titles[keyAt(tokens, at)];
  const name = tokens[at + 1];
  return title !== undefined && name !== undefined && /^\p{Lu}/u.test(name.text) ? { count: 1, text: title } : null;
};

/** In the order they are tried. */
export const englishToDigits: readonly Rule[] = [
  date,
  time,
  year,
  hundreds,
  hourOfDay,
  fraction,
  span,
  labelledCode,
  phone,
  labelled,
  ordinal,
  measured,
  phrase,
];

function labelledCode(tokens: readonly Token[], at: number): Match | null {
  const before = keyAt(tokens, at - 1);
  if (!/^(?:code|pin|password|extension|room|flight|number)$/.test(before)) return null;
  const { groups, count } = groupsAt(tokens, at);
  if (groups.length < 2 || groups.length > 4 || groups.join('').length > 6) return null;
  return { count, text: groups.join('') };
}
