import type { Lexeme } from '../lexemes/lexeme.ts';
import type { NumberPiece } from '../lexemes/number-pieces.ts';

/** Numbers that follow each other with nothing but signs and words like “dash” between. */
export interface DigitRun {
  readonly pieces: readonly NumberPiece[];
  /** What stands before each piece: nothing or a space, a sign within a number, or one that may part two numbers. */
  readonly gaps: readonly Gap[];
}
export type Gap = 'none' | 'weak' | 'strong';

/** Some pieces of a run, as one number. */
export interface DigitWindow {
  readonly digits: string;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly isSaid: boolean;
  /** Said in English. */
  readonly isEnglish: boolean;
  /** As it is written, without words. */
  readonly shape: string;
  readonly hasPlus: boolean;
  /** Nothing that might belong to it stands beside it in its run. */
  readonly isWhole: boolean;
  readonly pieceCount: number;
  readonly hasLarge: boolean;
}

const weakSigns = /^[-–—−‑()/+№#·*_]$/;
const strongSigns = /^[.,;:…]$/;
const fillers =
  /^(?:плюс|plus|дефис|тире|минус|dash|hyphen|minus|скобк\p{L}*|скобок|открыва\p{L}*|закрыва\p{L}*|пробел|space|дробь|э+м*|эм+|м+|ну|так|uh+|um+|er+|ага|угу)$/u;
const looseFillers = /^(?:потом|далее|дальше|затем|then|и|and|номер|number)$/;

export function digitRuns(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[]): readonly DigitRun[] {
  const runs: { pieces: NumberPiece[]; gaps: Gap[] }[] = [];
  for (const piece of pieces) {
    if (piece.isOrdinal) continue;
    const run = runs.at(-1);
    const before = run?.pieces.at(-1);
    const gap = before === undefined ? null : gapBetween(lexemes, before, piece);
    if (run === undefined || gap === null) runs.push({ pieces: [piece], gaps: ['strong'] });
    else {
      run.pieces.push(piece);
      run.gaps.push(gap);
    }
  }
  return runs;
}

/** Null where they are two things. */
function gapBetween(lexemes: readonly Lexeme[], before: NumberPiece, piece: NumberPiece): Gap | null {
  let gap: Gap = 'none';
  for (let at = before.last + 1; at < piece.first; at += 1) {
    const form = lexemes[at]?.form ?? '';
    if (weakSigns.test(form) || fillers.test(form)) gap = gap === 'strong' ? gap : 'weak';
    else if (strongSigns.test(form) || looseFillers.test(form)) gap = 'strong';
    else return null;
  }
  const between = piece.first - before.last - 1;
  if (between === 1 && isDecimal(lexemes, before, piece)) return null;
  return between > 5 ? null : gap;
}

/** `12.5`, `55,75`: one number with a fraction, or a part of a version; telephone numbers with dots have more groups. */
function isDecimal(lexemes: readonly Lexeme[], before: NumberPiece, piece: NumberPiece): boolean {
  const [one, sign, other] = [lexemes[before.last], lexemes[before.last + 1], lexemes[piece.first]];
  if (one === undefined || sign === undefined || other === undefined || before.isSaid || piece.isSaid) return false;
  if (!/^[.,]$/.test(sign.form) || one.end !== sign.start || sign.end !== other.start) return false;
  const isDotted = (first: number) => {
    const [dot, digits] = [lexemes[first], lexemes[first + 1]];
    return dot?.form === '.' && digits?.kind === 'digits' && digits.form.length <= 4;
  };
  const reaches =
    isDotted(piece.last + 1) ||
    (lexemes[before.first - 1]?.form === '.' && lexemes[before.first - 2]?.kind === 'digits');
  return !(sign.form === '.' && reaches);
}

/** Every stretch of pieces whose digits are as many as asked for. */
export function* windowsOf(
  text: string,
  lexemes: readonly Lexeme[],
  { pieces, gaps }: DigitRun,
  [min, max]: readonly [number, number],
): Generator<DigitWindow> {
  for (let from = 0; from < pieces.length; from += 1) {
    let digits = '';
    for (let to = from; to < pieces.length; to += 1) {
      digits += pieces[to]?.digits ?? '';
      if (digits.length > max) break;
      if (digits.length < min) continue;
      const isWhole = gaps[from] === 'strong' && (to + 1 === pieces.length || gaps[to + 1] === 'strong');
      yield windowOf(text, lexemes, pieces.slice(from, to + 1), { digits, isWhole });
    }
  }
}

function windowOf(
  text: string,
  lexemes: readonly Lexeme[],
  pieces: readonly NumberPiece[],
  known: { readonly digits: string; readonly isWhole: boolean },
): DigitWindow {
  const [first, last] = [pieces[0]?.first ?? 0, pieces.at(-1)?.last ?? 0];
  const isSaid = pieces.some((piece) => piece.isSaid);
  const hasPlus = /^(?:\+|плюс|plus)$/.test(lexemes[first - 1]?.form ?? '');
  const opened = lexemes[first - 1]?.form === '(' ? 1 : 0;
  const plusAt = hasPlus ? 1 : 0;
  const start = lexemes[first - Math.max(opened, plusAt)]?.start ?? 0;
  const end = lexemes[last]?.end ?? 0;
  return {
    ...known,
    first: first - plusAt,
    last,
    start,
    end,
    isSaid,
    isEnglish: isSaid && pieces.some((piece) => /^[a-z]/.test(lexemes[piece.first]?.form ?? '')),
    shape: isSaid ? '' : text.slice(start, end),
    hasPlus,
    pieceCount: pieces.length,
    hasLarge: pieces.some((piece) => piece.isLarge && piece.value >= 1000),
  };
}
