import { keyAt, noBreak, type Match, type Rule } from '../matcher.ts';
import type { SpokenNumber } from '../read-number.ts';
import type { Token } from '../tokens.ts';
import { date, time, timeCues } from './russian-dates-to-digits.ts';
import { cardinalAt, groupsAt, ordinalAt, plain, set } from './russian-said.ts';
import { russianPowers, russianUnits, unitsByWord, type RussianUnit } from './russian-units.ts';

const yearWords = set('год года году годом годе');

const codeCues = set(
  'код кода пин пинкод пароль номер номера номеру индекс карта карты карте счет счета паспорт паспорта серия серии инн снилс телефон телефона добавочный артикул рейс договор договора',
);

const labels = set(
  'дом дома доме квартира квартиры квартире пункт пункта пункте глава главы главе страница страницы странице статья статьи статье часть кабинет кабинета кабинете комната комнаты корпус корпуса раздел раздела разделе параграф параграфа версия версии серия том выпуск автобус вагон вагона место офис офисе подъезд упражнение задание рисунок таблица приложение',
);

/** Nouns of things that stand in a numbered row: «на 3-м этаже», where a small number is also written in digits. */
const numberedPlace =
  /^(?:этаж(?:а|у|ом|е)?|подъезд(?:а|у|ом|е)?|класс(?:а|у|ом|е)?|курс(?:а|у|ом|е)?|квартал(?:а|у|ом|е)?|микрорайон(?:а|у|ом|е)?|вагон(?:а|у|ом|е)?|маршрут(?:а|у|ом|е)?|разряд(?:а|у|ом|е)?|цех(?:а|у|ом|е)?)$/;

const genitiveCues = set('около до от из без с более менее больше меньше свыше порядка');

const tensOf: Readonly<Record<string, number>> = {
  десятых: 10,
  десятая: 10,
  десятую: 10,
  десятой: 10,
  сотых: 100,
  сотая: 100,
  сотую: 100,
  сотой: 100,
  тысячных: 1000,
  тысячная: 1000,
  тысячную: 1000,
  тысячной: 1000,
};

const scaleSigns: Readonly<Record<number, string>> = { 1e6: 'млн', 1e9: 'млрд', 1e12: 'трлн' };

const phone: Rule = (tokens, at) => {
  const hasPlus = keyAt(tokens, at) === 'плюс';
  const { groups, count } = groupsAt(tokens, hasPlus ? at + 1 : at);
  const digits = groups.join('');
  if (groups.length < 4 || digits.length !== 11 || !(hasPlus ? digits.startsWith('7') : digits.startsWith('8')))
    return null;
  const [, code, three, two, last] = /^.(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(digits) ?? [];
  return {
    count: count + (hasPlus ? 1 : 0),
    text: `${hasPlus ? '+7' : '8'} ${code} ${three}-${two}-${last}`.replaceAll(' ', noBreak),
  };
};

const code: Rule = (tokens, at) => {
  const { groups, count } = groupsAt(tokens, at);
  const areSingle = groups.every((group) => group.length === 1);
  const hasCue = codeCues.has(keyAt(tokens, at - 1)) || codeCues.has(keyAt(tokens, at - 2));
  const hasMarks = tokens.slice(at, at + count).some(({ kind }) => kind === 'mark');
  if (groups.length < (hasCue ? 2 : 3) || !(hasCue || (areSingle && !hasMarks))) return null;
  return { count, text: groups.join(areSingle ? '' : noBreak) };
};

/** «Счёт два ноль», «со счётом три один»: two numbers that are no account. */
const score: Rule = (tokens, at) => {
  if (!/^счет(?:а|ом|е)?$/.test(keyAt(tokens, at - 1))) return null;
  const { groups, count } = groupsAt(tokens, at);
  const [own = '', other = ''] = groups;
  if (groups.length !== 2 || own.length > 2 || other.length > 2) return null;
  return { count, text: `${own}:${other}` };
};

/** «Пункт два точка три», «версия один точка четыре точка два». */
const dotted: Rule = (tokens, at) => {
  if (!labels.has(keyAt(tokens, at - 1))) return null;
  const parts: string[] = [];
  let next = at;
  for (;;) {
    const spoken = cardinalAt(tokens, next);
    if (spoken === null || spoken.isBareScale || spoken.value >= 1000) return null;
    parts.push(String(spoken.value));
    next += spoken.count;
    if (keyAt(tokens, next) !== 'точка' || cardinalAt(tokens, next + 1) === null) break;
    next += 1;
  }
  return parts.length < 2 ? null : { count: next - at, text: parts.join('.') };
};

/** What stands after the hyphen of «25-го»: one letter after a vowel, else two. */
export function ordinalSuffix(word: string): string {
  const last = word.slice(-1);
  const before = word.slice(-2, -1);
  return /[аеёиоуыэюяйь]/.test(before) ? last : word.slice(-2);
}

const ordinal: Rule = (tokens, at) => {
  const spoken = ordinalAt(tokens, at);
  if (spoken === null) return null;
  const next = keyAt(tokens, at + spoken.count);
  const { value, count } = spoken;
  const suffix = ordinalSuffix(keyAt(tokens, at + count - 1));
  if (value >= 1000 && value <= 2100 && yearWords.has(next)) return { count, text: String(value) };
  if (value < 10 && (value === 0 || !numberedPlace.test(next))) return null;
  return { count, text: `${plain(value)}-${suffix}` };
};

interface Value {
  readonly value: number;
  readonly count: number;
  readonly text: string;
  /** What was said is no small number that usually stays in words. */
  readonly isWritten: boolean;
  readonly spoken: SpokenNumber | null;
}

/** A number with its fraction and its scale, said or written. */
function valueAt(tokens: readonly Token[], at: number): Value | null {
  return decimalAt(tokens, at) ?? halfAt(tokens, at) ?? writtenAt(tokens, at) ?? wholeAt(tokens, at);
}

function wholeAt(tokens: readonly Token[], at: number): Value | null {
  const spoken = cardinalAt(tokens, at);
  if (spoken === null) return null;
  const { value, count, lastScale } = spoken;
  const sign = scaleSigns[lastScale];
  const isRound = sign !== undefined && value % lastScale === 0 && value / lastScale < 1000;
  const text = isRound ? `${value / lastScale}${noBreak}${sign}` : plain(value);
  return { value, count, text, isWritten: value >= 10 && !spoken.isBareScale, spoken };
}

function writtenAt(tokens: readonly Token[], at: number): Value | null {
  const token = tokens[at];
  if (token?.kind !== 'number' || !/^\d+(?:,\d+)?$/.test(token.text)) return null;
  let count = 1;
  let text = token.text;
  while (/^\d{3}$/.test(keyAt(tokens, at + count)) && !token.text.includes(',')) {
    text += `${noBreak}${keyAt(tokens, at + count)}`;
    count += 1;
  }
  const value = Number(text.replaceAll(noBreak, '').replace(',', '.'));
  return withScale(tokens, at, { value, count, text, isWritten: true, spoken: null });
}

function withScale(tokens: readonly Token[], at: number, own: Value): Value {
  const scale = cardinalAt(tokens, at + own.count);
  const sign = scale?.isBareScale === true && scale.count === 1 ? scaleSigns[scale.value] : undefined;
  if (scale === null || sign === undefined) {
    if (scale?.isBareScale !== true || scale.count !== 1 || scale.value !== 1000 || !Number.isInteger(own.value * 1000))
      return own;
    return { ...own, value: own.value * 1000, count: own.count + 1, text: plain(own.value * 1000), isWritten: true };
  }
  return {
    ...own,
    value: own.value * scale.value,
    count: own.count + 1,
    text: `${own.text}${noBreak}${sign}`,
    isWritten: true,
  };
}

function decimalAt(tokens: readonly Token[], at: number): Value | null {
  const whole = cardinalAt(tokens, at);
  if (whole === null) return null;
  let next = at + whole.count;
  const hasNoun = /^цел(?:ых|ая|ые|ую|ой)$/.test(keyAt(tokens, next));
  if (hasNoun) next += 1;
  const hasJoint = keyAt(tokens, next) === 'и';
  // «Двенадцать и три десятых».
  if (!hasNoun && !hasJoint) return null;
  if (hasJoint) next += 1;
  const sizeAt = [1, 2, 3].map((more) => next + more).find((place) => keyAt(tokens, place) in tensOf) ?? 0;
  const size = tensOf[keyAt(tokens, sizeAt)];
  // «Семь тысячных» would be the seven-thousandth ones.
  const part = cardinalAt(tokens.slice(0, sizeAt), next);
  if (part === null || size === undefined || part.value >= size || next + part.count !== sizeAt) return null;
  next = sizeAt;
  const digits = String(part.value).padStart(String(size).length - 1, '0');
  const value = Number(`${whole.value}.${digits}`);
  return withScale(tokens, at, {
    value,
    count: next + 1 - at,
    text: `${plain(whole.value)},${digits}`,
    isWritten: true,
    spoken: null,
  });
}

/** «Три с половиной», «полтора». */
function halfAt(tokens: readonly Token[], at: number): Value | null {
  if (/^полтор[аы]$/.test(keyAt(tokens, at))) {
    const own = withScale(tokens, at, { value: 1.5, count: 1, text: '1,5', isWritten: false, spoken: null });
    return own.isWritten ? own : { ...own, isWritten: false };
  }
  const whole = cardinalAt(tokens, at);
  if (whole === null || keyAt(tokens, at + whole.count) !== 'с' || keyAt(tokens, at + whole.count + 1) !== 'половиной')
    return null;
  if (whole.lastScale > 0) return halfOfScale(whole);
  return withScale(tokens, at, {
    value: whole.value + 0.5,
    count: whole.count + 2,
    text: `${plain(whole.value)},5`,
    isWritten: true,
    spoken: null,
  });
}

/** «Миллион с половиной»: half of a million, not of one. */
function halfOfScale({ value, lastScale, count }: SpokenNumber): Value {
  const sum = value + lastScale / 2;
  const sign = scaleSigns[lastScale];
  const text = sign === undefined ? plain(sum) : `${String(sum / lastScale).replace('.', ',')}${noBreak}${sign}`;
  return { value: sum, count: count + 2, text, isWritten: true, spoken: null };
}

const fraction: Rule = (tokens, at) => {
  const top = cardinalAt(tokens, at);
  if (top === null || top.value < 1 || top.value > 99) return null;
  const next = at + top.count;
  const key = keyAt(tokens, next);
  const named = /^трет(?:ь|и|ей)$/.test(key) ? 3 : /^четверт(?:ь|и|ей)$/.test(key) ? 4 : 0;
  const below = named > 0 ? { value: named, count: 1 } : ordinalAt(tokens, next);
  if (below === null || below.value < 3 || below.value <= top.value || below.value > 1000) return null;
  const end = keyAt(tokens, next + below.count - 1);
  if (
    named === 0 &&
    !(top.value === 1 ? /^одн(?:а|у|ой)$/.test(keyAt(tokens, at)) && /(?:ая|ую|ой)$/.test(end) : end.endsWith('ых'))
  )
    return null;
  return { count: top.count + below.count, text: `${top.value}/${below.value}` };
};

interface Measured {
  readonly unit: RussianUnit;
  readonly sign: string | null;
  readonly count: number;
}

function unitAt(tokens: readonly Token[], at: number): Measured | null {
  const power = russianPowers.find(({ words }) => words.some((word) => word === keyAt(tokens, at)));
  const nounAt = power === undefined ? at : at + 1;
  const unit = unitsByWord.get(keyAt(tokens, nounAt));
  if (unit === undefined) return null;
  if (power !== undefined) return { unit, sign: unit.sign === null ? null : `${unit.sign}${power.sign}`, count: 2 };
  const longer = russianUnits.find(
    ({ tail, one }) => tail !== '' && one.nom === unit.one.nom && saysTail(tokens, nounAt + 1, tail),
  );
  if (longer !== undefined) return { unit: longer, sign: longer.sign, count: 1 + longer.tail.split(' ').length };
  return { unit, sign: unit.sign, count: 1 };
}

function saysTail(tokens: readonly Token[], at: number, tail: string): boolean {
  return tail.split(' ').every((word, nth) => keyAt(tokens, at + nth) === word);
}

const measured: Rule = (tokens, at) => {
  const first = valueAt(tokens, at);
  if (first === null) return null;
  const dash = at + first.count;
  const second = /^[-–—]$/.test(keyAt(tokens, dash)) ? valueAt(tokens, dash + 1) : null;
  const count = first.count + (second === null ? 0 : 1 + second.count);
  const text = second === null ? first.text : `${first.text}–${second.text}`;
  const unit = unitAt(tokens, at + count);
  if (unit !== null) {
    // «Пятьюстами рублями» cannot be read out of «500 ₽».
    const isOblique =
      /(?:[ая]м|[ая]ми|[ая]х)$/.test(keyAt(tokens, at + count)) && isPlural(unit.unit, keyAt(tokens, at + count));
    if (unit.sign !== null && !isOblique) return sum(tokens, at, { count, text, value: first }, unit);
    const staysInWords = (first.value < 2 && second === null) || !isCounted(first);
    return staysInWords ? null : { count, text };
  }
  const isNumber = first.spoken === null ? first.isWritten && first.count > 1 : first.isWritten;
  if (!(isNumber || second?.isWritten === true)) return null;
  if (first.spoken !== null && isNoNumber(tokens, at, first)) return null;
  return { count, text };
};

function isPlural({ many }: RussianUnit, key: string): boolean {
  return [many.dat, many.ins, many.prep].includes(key);
}

/** «Полтора часа» and «тысяча лет» stay in words. */
function isCounted({ spoken, isWritten, count }: Value): boolean {
  if (spoken === null) return isWritten && count > 0;
  return !(spoken.isBareScale && spoken.count === 1);
}

function sum(
  tokens: readonly Token[],
  at: number,
  { count, text, value }: { readonly count: number; readonly text: string; readonly value: Value },
  unit: Measured,
): Match {
  const { sign } = unit;
  if (sign === '₽') {
    const next = at + count + unit.count;
    const pennies = cardinalAt(tokens, next);
    if (
      pennies !== null &&
      pennies.value < 100 &&
      unitAt(tokens, next + pennies.count)?.sign === 'коп.' &&
      value.value % 1 === 0
    ) {
      const fractionText = String(pennies.value).padStart(2, '0');
      return { count: count + unit.count + pennies.count + 1, text: `${text},${fractionText}${noBreak}₽` };
    }
  }
  // The full stop of an abbreviation is that of the sentence too.
  const isAtStop = keyAt(tokens, at + count + unit.count) === '.';
  const shown = isAtStop && sign?.endsWith('.') === true ? sign.slice(0, -1) : (sign ?? '');
  const gap = shown === '°' ? '' : noBreak;
  return { count: count + unit.count, text: `${text}${gap}${shown}` };
}

/** Before fractions, which «три десятых» would be by itself. */
const decimal: Rule = (tokens, at) => (decimalAt(tokens, at) === null ? null : measured(tokens, at));

/** The bird is no forty, and «сто» of a spoken list is one. */
function isNoNumber(tokens: readonly Token[], at: number, { count }: Value): boolean {
  const isBird = count === 1 && keyAt(tokens, at) === 'сорока' && !genitiveCues.has(keyAt(tokens, at - 1));
  return isBird && !/(?:[ая]х|[ая]ми?|[ое]в|ей)$/.test(keyAt(tokens, at + 1));
}

/** «Три на четыре метра»: both sides are written alike. */
const sides: Rule = (tokens, at) => {
  const own = cardinalAt(tokens, at);
  if (own === null || own.value >= 10 || own.isBareScale || keyAt(tokens, at + own.count) !== 'на') return null;
  const other = valueAt(tokens, at + own.count + 1);
  const unit = other === null ? null : unitAt(tokens, at + own.count + 1 + other.count);
  return unit?.sign === undefined || unit.sign === null ? null : { count: own.count, text: String(own.value) };
};

/** «В семь вечера», «с девяти утра». */
const hourOfDay: Rule = (tokens, at) => {
  const own = cardinalAt(tokens, at);
  if (own === null || own.value < 1 || own.value > 12 || !timeCues.has(keyAt(tokens, at - 1))) return null;
  return /^(?:утра|дня|вечера|ночи)$/.test(keyAt(tokens, at + own.count))
    ? { count: own.count, text: String(own.value) }
    : null;
};

const numero: Rule = (tokens, at) => {
  if (!/^номер(?:а|у|ом|е)?$/.test(keyAt(tokens, at))) return null;
  const spoken = cardinalAt(tokens, at + 1) ?? null;
  if (spoken === null || spoken.value >= 10_000 || cardinalAt(tokens, at + 1 + spoken.count) !== null) return null;
  return { count: 1 + spoken.count, text: `№${noBreak}${spoken.value}` };
};

const labelled: Rule = (tokens, at) => {
  const spoken = cardinalAt(tokens, at);
  if (spoken === null || spoken.isBareScale || !labels.has(keyAt(tokens, at - 1))) return null;
  if (unitsByWord.has(keyAt(tokens, at + spoken.count))) return null;
  return spoken.cases.has('nom') ? { count: spoken.count, text: plain(spoken.value) } : null;
};

/** «От пяти до десяти»: both are written alike. */
const span: Rule = (tokens, at) => {
  const spoken = cardinalAt(tokens, at);
  if (spoken === null || spoken.value >= 10 || spoken.isBareScale) return null;
  if (!/^(?:от|с)$/.test(keyAt(tokens, at - 1)) || !/^(?:до|по)$/.test(keyAt(tokens, at + spoken.count))) return null;
  const other = cardinalAt(tokens, at + spoken.count + 1);
  return other !== null && (other.value >= 10 || unitAt(tokens, at + spoken.count + 1 + other.count) !== null)
    ? { count: spoken.count, text: String(spoken.value) }
    : null;
};

const phrases: readonly (readonly [string, string])[] = [
  ['и так далее', 'и т. д.'],
  ['и тому подобное', 'и т. п.'],
];

const phrase: Rule = (tokens, at) => {
  for (const [said, written] of phrases) {
    const words = said.split(' ');
    if (!words.every((word, nth) => keyAt(tokens, at + nth) === word)) continue;
    const isAtStop = keyAt(tokens, at + words.length) === '.';
    const text = (isAtStop ? written.slice(0, -1) : written).replaceAll('. ', `.${noBreak}`);
    return { count: words.length, text };
  }
  return null;
};

/** In the order they are tried. */
export const russianToDigits: readonly Rule[] = [
  phone,
  numero,
  score,
  dotted,
  time,
  code,
  date,
  hourOfDay,
  decimal,
  fraction,
  span,
  sides,
  labelled,
  ordinal,
  measured,
  phrase,
];
