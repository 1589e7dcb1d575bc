import { isApostropheOfAnyShape, isElision } from './elision.ts';
import { fold } from './fold.ts';
import { joinWords } from './join-words.ts';
import { plainWords } from './plain-tokens.ts';
import { CharacterToken, WordToken, type Token } from './token.ts';

/** A run of letters, digits and what may stand inside a word: marks, soft hyphens, zero-width characters, apostrophes. */
const runs = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\u00AD\u200B-\u200F\u2060\uFEFF]|['’‘‛′`´＇՚׳״](?=\p{L}))*/gu;

/** Scripts that are written without spaces (Korean has them, but hangs its particles on the words). */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]+/gu;
const mayBeUnspaced = /[\u0E00-\u0EFF\u1000-\u11FF\u1780-\u17FF\u2E80-\uFFDC\u{20000}-\u{3FFFF}]/u;

/** The words of a text. Text without spaces gives every pair of neighbouring characters, and the last one alone. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const plain = plainWords(text);
  if (plain === null) return tokenizeByScript(text);
  for (let at = 0; at < plain.length; at += 2) {
    tokens.push(new WordToken(text, plain[at] ?? 0, plain[at + 1] ?? 0));
  }
  return joinWords(text, tokens);
}

/** The same for any text, by the rules of Unicode. */
export function tokenizeByScript(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(runs)) {
    const [run] = match;
    if (mayBeUnspaced.test(run)) splitRun(tokens, text, run, match.index);
    else pushWord(tokens, text, match.index, match.index + run.length);
  }
  return joinWords(text, tokens);
}

function pushWord(tokens: Token[], text: string, from: number, end: number): void {
  let start = from;
  for (let at = from + 1; at < end; at += 1) {
    if (!isApostropheOfAnyShape(text.charCodeAt(at)) || !isElision(text, start, at)) continue;
    pushForm(tokens, text, start, at);
    start = at + 1;
  }
  pushForm(tokens, text, start, end);
}

function pushForm(tokens: Token[], text: string, start: number, end: number): void {
  const form = fold(text.slice(start, end));
  if (form !== '') tokens.push(new WordToken(text, start, end, form));
}

/** Words and unspaced stretches of one run, e.g. `iPhone手机`. */
function splitRun(tokens: Token[], text: string, run: string, start: number): void {
  let done = 0;
  for (const match of run.matchAll(unspaced)) {
    if (match.index > done) pushWord(tokens, text, start + done, start + match.index);
    pushPairs(tokens, match[0], start + match.index);
    done = match.index + match[0].length;
  }
  if (done < run.length) pushWord(tokens, text, start + done, start + run.length);
}

function pushPairs(tokens: Token[], stretch: string, start: number): void {
  const characters = charactersOf(stretch);
  let at = start;
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1];
    const raw = character + (next ?? '');
    const form = fold(raw);
    const kind = next === undefined ? 'single' : 'pair';
    if (form !== '') tokens.push(new CharacterToken(form, kind, [at, at + raw.length]));
    at += character.length;
  }
}

/** Code points; whole graphemes where they are decomposed, so that pairs are the same in either spelling. */
function charactersOf(stretch: string): string[] {
  if (stretch === stretch.normalize('NFKC')) return Array.from(stretch);
  return Array.from(new Intl.Segmenter('und').segment(stretch), ({ segment }) => segment);
}
