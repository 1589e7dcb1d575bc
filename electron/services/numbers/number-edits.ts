import { englishToDigits } from './english/english-to-digits.ts';
import { englishToWords } from './english/english-to-words.ts';
import type { Rule } from './matcher.ts';
import type { NumberLanguage } from './read-number.ts';
import type { Edit } from './rewriting.ts';
import { russianToDigits } from './russian/russian-to-digits.ts';
import { russianToWords } from './russian/russian-to-words.ts';
import { tokensOf } from './tokens.ts';

export type NumberStyle = 'digits' | 'words';

/** What is written otherwise in this style; nothing for a language that has no rules. */
export function numberEdits(text: string, style: NumberStyle, language: string | null): readonly Edit[] {
  const known = languageOf(text, language);
  if (known === null) return [];
  if (style === 'words') return known === 'ru' ? russianToWords(text) : englishToWords(text);
  return byRules(text, known === 'ru' ? russianToDigits : englishToDigits);
}

/** Where none is known, the script says. */
function languageOf(text: string, language: string | null): NumberLanguage | null {
  if (language === 'ru' || language === 'en') return language;
  if (language !== null && language !== 'auto') return null;
  return /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en';
}

function byRules(text: string, rules: readonly Rule[]): readonly Edit[] {
  const tokens = tokensOf(text);
  const edits: Edit[] = [];
  for (let at = 0; at < tokens.length;) {
    let taken = 1;
    for (const rule of rules) {
      const match = rule(tokens, at);
      if (match === null) continue;
      const from = tokens[at]?.from ?? 0;
      const to = tokens[at + match.count - 1]?.to ?? from;
      if (text.slice(from, to) !== match.text) edits.push({ from, to, text: match.text });
      taken = match.count;
      break;
    }
    at += taken;
  }
  return edits;
}
