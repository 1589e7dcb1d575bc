import type { PersonalDataValue } from '#shared/analyses/mentions.ts';
import type { Lexeme } from '../lexemes/lexeme.ts';
import type { NumberPiece } from '../lexemes/number-pieces.ts';
import { because, type Mention } from '../mention.ts';
import { isCard, isInn, isSnils } from './check-digits.ts';
import { cuesBeside, type Cue, type FoundCue } from './cues.ts';
import { digitRuns, windowsOf, type DigitWindow } from './digit-runs.ts';
import { readPhone } from './read-phone.ts';

export type PersonalMention = Mention<PersonalDataValue>;

/** Cards, taxpayers' and pension numbers, passports, accounts and telephone numbers: written or said digit by digit. */
export function findNumbers(
  text: string,
  lexemes: readonly Lexeme[],
  pieces: readonly NumberPiece[],
): readonly PersonalMention[] {
  return [...letteredPassports(text), ...runsOf(text, lexemes, pieces)];
}

const lettered = /passports?(?: number| no\.?| is|,|:|\s)*\s*([A-Z]{1,2}\d[A-Z0-9]{5,8})(?![\p{L}\p{N}])/giu;

/** `C01X00T47`, which is no number. */
function letteredPassports(text: string): readonly PersonalMention[] {
  return Array.from(text.matchAll(lettered), ({ 0: all, 1: name = '', index }) => {
    const start = index + all.length - name.length;
    const reasons = [because('word', 'passport')];
    return { value: 'passport', start, end: start + name.length, name: name.toUpperCase(), score: 0.9, reasons };
  });
}

function runsOf(text: string, lexemes: readonly Lexeme[], pieces: readonly NumberPiece[]): readonly PersonalMention[] {
  return digitRuns(lexemes, pieces).flatMap((run) => {
    const found: PersonalMention[] = [];
    for (const window of windowsOf(text, lexemes, run, [5, 22])) {
      if (isMeasured(lexemes, window)) continue;
      const beside = cuesBeside(lexemes, window.first, window.last);
      const mention = judge(window, beside, lexemes);
      if (mention !== null) found.push(mention);
    }
    return found;
  });
}

const units =
  /^(?:руб\p{L}*|р|доллар\p{L}*|евро|тысяч\p{L}*|тыс|миллион\p{L}*|млн|миллиард\p{L}*|млрд|процент\p{L}*|человек\p{L}*|лет|год\p{L}*|минут\p{L}*|час\p{L}*|секунд\p{L}*|метр\p{L}*|километр\p{L}*|км|кг|килограмм\p{L}*|грамм\p{L}*|штук\p{L}*|шт|литр\p{L}*|байт\p{L}*|строк\p{L}*|знак\p{L}*|dollars?|bucks|euros?|pounds?|thousand|million|billion|percent|people|years?|minutes?|hours?|seconds?|meters?|metres?|miles?|kilometers?|bytes?|rows?|lines?|items?|units?|users?|views?|gb|mb|kb|ms)$/u;

/** How many there are of something: it names no one. */
function isMeasured(lexemes: readonly Lexeme[], { first, last }: DigitWindow): boolean {
  const [after, before] = [lexemes[last + 1], lexemes[first - 1]];
  return (
    (after !== undefined && (units.test(after.form) || /^[%$€₽£°]$/.test(after.form))) ||
    /^[$€₽£]$/.test(before?.form ?? '')
  );
}

function judge(window: DigitWindow, beside: readonly FoundCue[], lexemes: readonly Lexeme[]): PersonalMention | null {
  const nearest = beside.find(({ cue }) => cue !== 'number')?.cue ?? null;
  const has = (cue: Cue) => beside.some((one) => one.cue === cue);
  return (
    card(window, beside, nearest, has) ??
    identity(window, beside, nearest, has) ??
    passport(window, beside, nearest, lexemes) ??
    account(window, beside, nearest) ??
    phone(window, beside, nearest, lexemes)
  );
}

function card(
  window: DigitWindow,
  beside: readonly FoundCue[],
  nearest: Cue | null,
  has: (cue: Cue) => boolean,
): PersonalMention | null {
  const { digits, isWhole } = window;
  if (digits.length < 12 || !isCard(digits)) return null;
  if ((nearest === 'order' || nearest === 'account') && !has('card')) return null;
  // Among other digits, one in ten such stretches passes by chance.
  if (!isWhole && !(has('card') && digits.length >= 15)) return null;
  return mention(window, 'card', has('card') ? 0.99 : 0.97, [because('luhn'), ...word(beside, 'card')]);
}

function identity(
  window: DigitWindow,
  beside: readonly FoundCue[],
  nearest: Cue | null,
  has: (cue: Cue) => boolean,
): PersonalMention | null {
  const { digits, shape, isWhole } = window;
  if (!isWhole) return null;
  const isShaped = /^\d{3}-\d{3}-\d{3}[ -]\d{2}$/.test(shape);
  if (isSnils(digits) && (isShaped || (has('snils') && nearest !== 'phone'))) {
    return mention(window, 'snils', 0.98, [because('check-digits'), ...word(beside, 'snils')]);
  }
  if (isInn(digits) && has('inn') && nearest !== 'phone' && nearest !== 'passport') {
    return mention(window, 'inn', 0.98, [because('check-digits'), ...word(beside, 'inn')]);
  }
  return null;
}

function passport(
  window: DigitWindow,
  beside: readonly FoundCue[],
  nearest: Cue | null,
  lexemes: readonly Lexeme[],
): PersonalMention | null {
  const { digits, isWhole } = window;
  if (nearest !== 'passport' || !isWhole) return null;
  const isForeign = beside.some(({ word: one }) => /^(?:загран|passport)/i.test(one));
  const fits =
    digits.length === 10 ||
    (digits.length === 9 && (isForeign || beside.some(({ word: one }) => one.toLowerCase().startsWith('паспорт'))));
  if (!fits || digits.includes('00000000')) return null;
  const isSeries = lexemes
    .slice(Math.max(0, window.first - 8), window.last)
    .some(({ form }) => form.startsWith('сери'));
  return mention(window, 'passport', isSeries ? 0.96 : 0.92, [
    because('length', String(digits.length)),
    ...word(beside, 'passport'),
  ]);
}

function account(window: DigitWindow, beside: readonly FoundCue[], nearest: Cue | null): PersonalMention | null {
  const { digits, isWhole, hasLarge, isSaid } = window;
  if (!isWhole) return null;
  const isRussian = digits.length === 20 && /^(?:40[1-8]|42[0-6]|30[1-3]|45[2-5]|47)/.test(digits);
  if (isRussian && nearest !== 'order') {
    return mention(window, 'account', nearest === 'account' ? 0.97 : 0.85, [
      because('length', '20'),
      ...word(beside, 'account'),
    ]);
  }
  if (nearest !== 'account' || hasLarge || digits.length < 6 || digits.length > 20) return null;
  const said = beside.find(({ cue }) => cue === 'account')?.word.toLowerCase() ?? '';
  const isNumber = beside.some(({ cue }) => cue === 'number') || digits.length >= 8;
  // “На счёт 150000” is an amount more often than a number.
  if (!isNumber || (said.startsWith('сч') && digits.length < 8) || (isSaid && window.pieceCount < 3)) return null;
  return mention(window, 'account', 0.88, [because('length', String(digits.length)), ...word(beside, 'account')]);
}

function phone(
  window: DigitWindow,
  beside: readonly FoundCue[],
  nearest: Cue | null,
  lexemes: readonly Lexeme[],
): PersonalMention | null {
  const isOther = nearest !== null && nearest !== 'phone' && !(nearest === 'card' && window.hasPlus);
  const isCalled = nearest === 'phone';
  const isNumbered = beside.some(({ cue }) => cue === 'number');
  const read = readPhone(window, {
    isCalled,
    isNumbered,
    isOther,
    isEnglish: beside.some(({ cue, word: one }) => cue === 'phone' && /^[a-z]/i.test(one)),
  });
  if (read === null || (!window.isWhole && !window.hasPlus && !(read.isSure && isParted(lexemes, window)))) return null;
  const reasons = [because(read.isShaped ? 'shape' : 'length', read.isShaped ? null : String(window.digits.length))];
  return mention(window, 'phone', read.score, [...reasons, ...word(beside, 'phone')], read.name);
}

/** A Russian number begins with 8 or +7, so that what stands before it is another one. */
function isParted(lexemes: readonly Lexeme[], { first, last }: DigitWindow): boolean {
  return lexemes[first - 1]?.kind !== 'sign' && lexemes[last + 1]?.kind !== 'digits';
}

function word(beside: readonly FoundCue[], cue: Cue) {
  const found =
    beside.find((one) => one.cue === cue) ?? (cue === 'phone' ? beside.find((one) => one.cue === 'number') : undefined);
  return found === undefined ? [] : [because('word', found.word)];
}

function mention(
  window: DigitWindow,
  value: PersonalDataValue,
  score: number,
  reasons: PersonalMention['reasons'],
  name: string = window.digits,
): PersonalMention {
  const all = window.isSaid ? [...reasons, because('spoken')] : reasons;
  return { value, start: window.start, end: window.end, name, score, reasons: all };
}
