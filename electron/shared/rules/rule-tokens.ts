/** The text form of rules, cut into tokens. */
export interface RuleToken {
  readonly kind: 'word' | 'number' | 'string' | 'regex' | 'sign' | 'unclosed' | 'end';
  /** A word in small letters and in English; a string or an expression without its quotes. */
  readonly text: string;
  /** UTF-16 offsets, half open. */
  readonly start: number;
  readonly end: number;
}

/** Words of the language as they may be typed in Russian. */
const russianWords: Readonly<Record<string, string>> = {
  сказано: 'said',
  точно: 'exactly',
  ровно: 'exactly',
  не: 'not',
  и: 'and',
  или: 'or',
  затем: 'then',
  рядом: 'near',
  в: 'in',
  первые: 'first',
  последние: 'last',
  после: 'after',
  перед: 'before',
  говорит: 'by',
  роль: 'role',
  канал: 'channel',
  тишина: 'silence',
  наложение: 'overlap',
  перебивание: 'interruption',
  звук: 'sound',
  данные: 'data',
  имя: 'entity',
  класс: 'class',
  доля: 'share',
  темп: 'rate',
  раз: 'times',
  раза: 'times',
  с: 's',
  сек: 's',
  мс: 'ms',
  мин: 'min',
  ч: 'h',
};

const closing: Readonly<Record<string, string>> = { '"': '"', '«': '»', '“': '”', '„': '“' };
const word = /[\p{L}_][\p{L}\p{N}\p{M}_-]*/uy;
const number = /\d+(?:[.,]\d+)?/y;

/** Never fails: what is not closed is a token of its own. The last token is the end. */
export function tokenizeRule(text: string): readonly RuleToken[] {
  const tokens: RuleToken[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (/\s/.test(character)) {
      at += 1;
      continue;
    }
    const token = readToken(text, at, character);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function readToken(text: string, start: number, character: string): RuleToken {
  const quote = closing[character];
  if (quote !== undefined) return readQuoted(text, start, quote, 'string');
  if (character === '/') return readQuoted(text, start, '/', 'regex');
  const digits = matchAt(number, text, start);
  if (digits !== null) return { kind: 'number', text: digits.replace(',', '.'), start, end: start + digits.length };
  const letters = matchAt(word, text, start);
  if (letters === null) return { kind: 'sign', text: character, start, end: start + character.length };
  const small = letters.toLowerCase();
  return { kind: 'word', text: russianWords[small] ?? small, start, end: start + letters.length };
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** A backslash keeps the closing sign and itself; everything else in an expression keeps its own. */
function readQuoted(text: string, start: number, quote: string, kind: 'string' | 'regex'): RuleToken {
  let inside = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === quote) return { kind, text: inside, start, end: at + 1 };
    if (character !== '\\' || at + 1 === text.length) {
      inside += character;
      continue;
    }
    const next = text[at + 1] ?? '';
    at += 1;
    inside += next === quote || (kind === 'string' && next === '\\') ? next : character + next;
  }
  return { kind: 'unclosed', text: quote, start, end: text.length };
}
