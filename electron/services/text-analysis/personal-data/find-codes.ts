import type { PersonalDataValue } from '#shared/analyses/mentions.ts';
import type { Lexeme } from '../lexemes/lexeme.ts';
import type { NumberPiece } from '../lexemes/number-pieces.ts';
import { because } from '../mention.ts';
import { digitRuns, windowsOf, type DigitWindow } from './digit-runs.ts';
import type { PersonalMention } from './find-numbers.ts';

const cvvWord = /^(?:cvv2?|cvc2?|цвв|свв|цвц)$/;
const codeWord =
  /^(?:код(?:а|у|ом|е|ик)?|code|passcode|pin|пин|пинкод\p{L}?|otp|пароль|пароля|пароле|паролем|password)$/u;
/** Codes that are no secret. */
const openBefore =
  /^(?:дресс|штрих|area|zip|postal|post|dress|error|status|sort|source|country|promo|bar|qr|dial\p{L}*|почтов\p{L}*|телефонн\p{L}*|промо|исходн\p{L}*|building|строительн\p{L}*|гражданск\p{L}*|уголовн\p{L}*|генетическ\p{L}*|налогов\p{L}*|morse|penal|tax|coupon|discount|voucher|http|response|exit|region)$/u;
const openAfter =
  /^(?:город\p{L}*|регион\p{L}*|стран\p{L}*|ошибк\p{L}*|товар\p{L}*|оквэд|окпо|тн|подразделени\p{L}*|операци\p{L}*|ответа|возврата|специальност\p{L}*|оператор\p{L}*|купон\p{L}*|скидк\p{L}*|of|red|review|base|freeze|написан\p{L}*|программ\p{L}*|занима\p{L}*|строк\p{L}*|lines?)$/u;

/** Codes and PINs that someone says, the three digits on the back of a card, and passwords of letters and digits. */
export function findCodes(
  text: string,
  lexemes: readonly Lexeme[],
  pieces: readonly NumberPiece[],
): readonly PersonalMention[] {
  const found: PersonalMention[] = [...passwords(text)];
  for (const run of digitRuns(lexemes, pieces)) {
    for (const window of windowsOf(text, lexemes, run, [3, 8])) {
      const said = codeBeside(lexemes, window);
      // `12/26`: until when a card is good.
      if (/^\d{1,2}\s*\/\s*\d{2,4}$/.test(window.shape)) continue;
      if (said === null || isCounted(lexemes, window) || !isAlone(window, said.value)) continue;
      const reasons = [because('word', said.word), ...(window.isSaid ? [because('spoken')] : [])];
      const { start, end, digits } = window;
      found.push({ value: said.value, start, end, name: digits, score: said.value === 'cvv' ? 0.95 : 0.9, reasons });
    }
  }
  return found;
}

const isAlone = ({ isWhole, digits, hasLarge, isSaid }: DigitWindow, value: PersonalDataValue) =>
  isWhole &&
  !(hasLarge && isSaid && digits.endsWith('000')) &&
  (value !== 'cvv' || digits.length === 3 || digits.length === 4);

const counted =
  /^(?:руб\p{L}*|доллар\p{L}*|процент\p{L}*|минут\p{L}*|секунд\p{L}*|час\p{L}*|строк\p{L}*|символ\p{L}*|знак\p{L}*|цифр\p{L}*|раз|лет|год\p{L}*|человек\p{L}*|dollars?|minutes?|seconds?|hours?|lines?|digits?|characters?|times|years?|people)$/u;

function isCounted(lexemes: readonly Lexeme[], { last, first }: DigitWindow): boolean {
  return counted.test(lexemes[last + 1]?.form ?? '') || /^[$€₽£]$/.test(lexemes[first - 1]?.form ?? '');
}

interface SaidCode {
  readonly value: 'cvv' | 'code';
  readonly word: string;
}

const reachBefore = 8;
const reachAfter = 4;

function codeBeside(lexemes: readonly Lexeme[], { first, last }: DigitWindow): SaidCode | null {
  let words = 0;
  for (let at = first - 1; at >= 0 && words < reachBefore; at -= 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined || lexeme.kind === 'sign') continue;
    // Another number has the word.
    if (lexeme.kind === 'digits') break;
    words += 1;
    const said = codeAt(lexemes, at);
    if (said !== null) return said;
    if (
      /^(?:телефон\p{L}*|карт\p{L}*|счет\p{L}*|заказ\p{L}*|order|phone|card|account)$/u.test(lexeme.form) &&
      words <= 3
    ) {
      const back = lexemes
        .slice(Math.max(0, at - 4), at + 5)
        .some(({ form }) => cvvWord.test(form) || codeWord.test(form));
      if (!back) return null;
    }
  }
  for (let at = last + 1, seen = 0; at < lexemes.length && seen < reachAfter; at += 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined || /^[.!?]$/.test(lexeme.form)) break;
    if (lexeme.kind === 'sign') continue;
    seen += 1;
    const said = /^(?:код|code|pin|пин|пароль|cvv|cvc)$/.test(lexeme.form) ? codeAt(lexemes, at) : null;
    if (said !== null) return said;
  }
  return null;
}

function codeAt(lexemes: readonly Lexeme[], at: number): SaidCode | null {
  const lexeme = lexemes[at];
  if (lexeme === undefined) return null;
  const { form, written } = lexeme;
  if (cvvWord.test(form)) return { value: 'cvv', word: written };
  const around = lexemes.slice(Math.max(0, at - 2), at + 6).map((one) => one.form);
  const isBack = around.some((one) => /^(?:обороте|оборотной|обратной|сзади|back|security)$/.test(one));
  if (/^(?:цифр\p{L}*|digits)$/u.test(form) && isBack) return { value: 'cvv', word: written };
  if (form === 'ви' && lexemes[at - 1]?.form === 'ви' && /^[сц]и$/.test(lexemes[at - 2]?.form ?? ''))
    return { value: 'cvv', word: 'си ви ви' };
  if (/^(?:v|c)$/.test(form) && lexemes[at - 1]?.form === 'v' && lexemes[at - 2]?.form === 'c')
    return { value: 'cvv', word: 'c v v' };
  if (!codeWord.test(form)) return null;
  const before = lexemes[at - 1]?.form === '-' ? lexemes[at - 2] : lexemes[at - 1];
  if (openBefore.test(before?.form ?? '') || openAfter.test(lexemes[at + 1]?.form ?? '')) return null;
  return { value: isBack && /^(?:код|code)/.test(form) ? 'cvv' : 'code', word: written };
}

const password =
  /(?<!\p{L})(?:пароль|password|passphrase)(?!\p{L})[\s:—–-]*(?:is|это|такой|у него|у меня)?[\s:—–-]*["«“']?([\p{L}\p{N}_!@#$%^&*.-]{5,30})/giu;

function* passwords(text: string): Generator<PersonalMention> {
  for (const match of text.matchAll(password)) {
    const name = (match[1] ?? '').replace(/[.!-]+$/, '');
    if (!/\d/.test(name) || !/\p{L}/u.test(name)) continue;
    const start = match.index + match[0].lastIndexOf(match[1] ?? '');
    const reasons = [because('word', match[0].split(/[\s:]/)[0] ?? '')];
    yield { value: 'code', start, end: start + name.length, name, score: 0.92, reasons };
  }
}
