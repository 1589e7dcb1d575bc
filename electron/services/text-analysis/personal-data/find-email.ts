import type { Lexeme } from '../lexemes/lexeme.ts';
import type { NumberPiece } from '../lexemes/number-pieces.ts';
import { because } from '../mention.ts';
import type { PersonalMention } from './find-numbers.ts';

const written =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}](?:[\p{L}\p{N}._%+-]*[\p{L}\p{N}_])?@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu;

/** Addresses as they are written, and said: `ivan точка petrov собака mail точка ру`, `john dot smith at gmail dot com`. */
export function findEmails(
  text: string,
  lexemes: readonly Lexeme[],
  pieces: readonly NumberPiece[],
): readonly PersonalMention[] {
  const found: PersonalMention[] = Array.from(text.matchAll(written), ({ 0: name, index }) => ({
    value: 'email',
    start: index,
    end: index + name.length,
    name: name.toLowerCase(),
    score: 0.99,
    reasons: [because('shape')],
  }));
  for (const [at, { form, written: sign }] of lexemes.entries()) {
    if (!isAt(form)) continue;
    const mention = saidAround(lexemes, pieces, at);
    if (mention !== null) found.push({ ...mention, reasons: [because('spoken'), because('word', sign)] });
  }
  return found;
}

const isAt = (form: string) => /^(?:собак(?:а|у|и|ой)|собачк(?:а|у|и|ой)|эт|at)$/.test(form);
const isDot = (form: string) => /^(?:точка|точку|точки|тчк|dot|period|\.)$/.test(form);
const topLevels =
  /^(?:ru|ру|com|ком|кам|net|нет|org|орг|рф|su|су|io|ио|edu|info|инфо|biz|uk|us|de|ua|by|kz|me|co|gov|pro|про)$/;
const providers =
  /^(?:mail|мейл|мэйл|маил|мэил|gmail|гмейл|джимейл|джимэйл|гугл|google|yandex|яндекс|ya|rambler|рамблер|bk|list|inbox|инбокс|hotmail|хотмейл|хотмэйл|outlook|аутлук|yahoo|яху|icloud|айклауд|proton|protonmail|протон)$/;
/** Signs within an address, as they are said. */
const joiners: Readonly<Record<string, string>> = {
  точка: '.',
  точку: '.',
  dot: '.',
  period: '.',
  '.': '.',
  дефис: '-',
  тире: '-',
  минус: '-',
  dash: '-',
  hyphen: '-',
  minus: '-',
  '-': '-',
  _: '_',
  underscore: '_',
  подчеркивание: '_',
  андерскор: '_',
};

function saidAround(
  lexemes: readonly Lexeme[],
  pieces: readonly NumberPiece[],
  at: number,
): Omit<PersonalMention, 'reasons'> | null {
  const domain = domainAfter(lexemes, at + 1);
  const local = domain === null ? null : localBefore(lexemes, pieces, at - 1);
  if (domain === null || local === null) return null;
  const [start, end] = [lexemes[local.first]?.start ?? 0, lexemes[domain.last]?.end ?? 0];
  return { value: 'email', start, end, name: `${local.text}@${domain.text}`, score: domain.isKnown ? 0.96 : 0.9 };
}

interface Read {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly isKnown: boolean;
}

function domainAfter(lexemes: readonly Lexeme[], from: number): Read | null {
  let text = '';
  let isKnown = false;
  let at = from;
  for (let labels = 0; labels < 4; labels += 1) {
    const label = lexemes[at];
    if (label === undefined || label.kind === 'sign' || isDot(label.form)) return null;
    text += label.form;
    isKnown ||= providers.test(label.form);
    at += 1;
    while (/^(?:дефис|тире|dash|hyphen|-)$/.test(lexemes[at]?.form ?? '') && lexemes[at + 1]?.kind === 'word') {
      text += `-${lexemes[at + 1]?.form ?? ''}`;
      at += 2;
    }
    const hasDot = isDot(lexemes[at]?.form ?? '');
    const top = lexemes[hasDot ? at + 1 : at];
    if (top === undefined || (!hasDot && !isKnown)) return null;
    if (topLevels.test(top.form)) {
      const second = top.form === 'co' && isDot(lexemes[at + 2]?.form ?? '') && lexemes[at + 3]?.form === 'uk';
      const last = (hasDot ? at + 1 : at) + (second ? 2 : 0);
      return { text: `${text}.${top.form}${second ? '.uk' : ''}`, first: from, last, isKnown };
    }
    if (!hasDot) return null;
    text += '.';
    at += 1;
  }
  return null;
}

/** Words that are said before an address and are none of it. */
const notLocal =
  /^(?:почта|почту|почты|почте|емейл|имейл|мейл|мыло|адрес|адреса|на|это|мне|пишите|пиши|напишите|email|mail|address|is|me|it|to|my|the|a|her|his|их|его|ее|мой|моя|твоя|ваша|у|меня|и|or|and|или|us|them|reach|contact|through|look|looking|looked|available|see|find|found|buy|bought|order|shop|sell|sold|work|works|working|live|sale|check|meet|left|store|store|there|now|here|only)$/;

function localBefore(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[], from: number): Read | null {
  let at = from;
  let text = '';
  let isJoined = true;
  for (let count = 0; count < 9 && at >= 0; count += 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) break;
    const sign = joiners[lexeme.form];
    if (sign !== undefined && text !== '') {
      // The dot of the sentence before.
      if (lexeme.form === '.' && lexemes[at + 1]?.start !== lexeme.end) break;
      const isLow = lexeme.form === 'подчеркивание' && lexemes[at - 1]?.form === 'нижнее';
      text = sign + text;
      isJoined = true;
      at -= isLow ? 2 : 1;
      continue;
    }
    const ending = pieces.find((one) => one.last === at);
    const piece: NumberPiece | undefined = text === '' || isJoined || isNumberNext(pieces, at) ? ending : undefined;
    if (lexeme.kind === 'sign') break;
    if (piece === undefined && (!isJoined || notLocal.test(lexeme.form))) break;
    text = (piece?.digits ?? lexeme.form) + text;
    isJoined = piece !== undefined;
    at = (piece?.first ?? at) - 1;
  }
  text = text.replace(/^[._-]+/, '');
  if (text === '') return null;
  let first = at + 1;
  while (joiners[lexemes[first]?.form ?? ''] !== undefined) first += 1;
  return { text, first, last: from, isKnown: true };
}

const isNumberNext = (pieces: readonly NumberPiece[], at: number) => pieces.some((one) => one.first === at + 1);
