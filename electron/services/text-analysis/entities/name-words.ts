import { lexemesOf } from '../lexemes/lexeme.ts';

/** A word or a sign, with names of several parts (`Нью-Йорк`, `O'Brien`) as one. */
export interface NameWord {
  readonly form: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly isSign: boolean;
  readonly isCapital: boolean;
  /** Nothing, or the end of a sentence, stands before it: its capital says nothing. */
  readonly isFirst: boolean;
}

const abbreviation = /^(?:г|гор|ул|им|пр|просп|пер|пос|дер|обл|р|оз|св|тов|гр|др|проф|mr|mrs|ms|dr|st|prof|sgt|capt)$/;
const quotes = /^["'«“„(—–-]$/;

export function nameWords(text: string): readonly NameWord[] {
  const words: NameWord[] = [];
  const lexemes = lexemesOf(text);
  let isFirst = true;
  for (let at = 0; at < lexemes.length; at += 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) break;
    let { form, written, end } = lexeme;
    if (lexeme.kind === 'word') {
      for (;;) {
        const [hyphen, next] = [lexemes[at + 1], lexemes[at + 2]];
        if (hyphen === undefined || !/^[-‑]$/.test(hyphen.form) || hyphen.start !== end) break;
        if (next?.kind !== 'word' || next.start !== hyphen.end) break;
        form += `-${next.form}`;
        written += `-${next.written}`;
        ({ end } = next);
        at += 2;
      }
    }
    const isSign = lexeme.kind === 'sign';
    const isCapital = /^\p{Lu}/u.test(written);
    words.push({ form: form.replace(/'s$/, ''), written, start: lexeme.start, end, isSign, isCapital, isFirst });
    const isShort = written === '.' && abbreviation.test(words.at(-2)?.form ?? '');
    const isInitial = written === '.' && words.at(-2)?.written.length === 1 && words.at(-2)?.isCapital === true;
    const endsLine = text.slice(end, lexemes[at + 1]?.start ?? end).includes('\n');
    if (/^[.!?…:]$/.test(written) && !isInitial && !isShort) isFirst = true;
    else if (endsLine) isFirst = true;
    else if (!quotes.test(written)) isFirst = false;
  }
  return words;
}
