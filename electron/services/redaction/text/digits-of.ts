import { fold } from '#services/search/language/fold.ts';
import type { Token } from '#services/search/language/token.ts';

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const english = new Map<string, number>([
  ...ones.split(' ').map((word, value) => [word, value] as const),
  ...tens.split(' ').map((word, nth) => [word, 20 + nth * 10] as const),
  ['oh', 0],
  ['nil', 0],
  ['nought', 0],
  ['fourty', 40],
  ['hundred', 100],
  ['thousand', 1000],
]);

/** Beginnings of Russian numerals in every case, longest first where one begins another. */
const russian: readonly (readonly [RegExp, number])[] = [
  [/^(?:ноль|нол[яюе]|нолем|нул[ьяюе]|нулем)$/, 0],
  [/^(?:один|одн(?:а|о|у|ой|ого|ому|им|ом|и|их))$/, 1],
  [/^(?:дв(?:а|е|ух|ум|умя))$/, 2],
  [/^тр(?:и|ех|ем|емя)$/, 3],
  [/^четыр(?:е|ех|ем|ьмя)$/, 4],
  [/^пят(?:ь|и|ью)$/, 5],
  [/^шест(?:ь|и|ью)$/, 6],
  [/^сем(?:ь|и|ью)$/, 7],
  [/^вос(?:емь|ьми|емью|ьмью)$/, 8],
  [/^девят(?:ь|и|ью)$/, 9],
  [/^десят(?:ь|и|ью)$/, 10],
  [/^одиннадцат(?:ь|и|ью)$/, 11],
  [/^двенадцат(?:ь|и|ью)$/, 12],
  [/^тринадцат(?:ь|и|ью)$/, 13],
  [/^четырнадцат(?:ь|и|ью)$/, 14],
  [/^пятнадцат(?:ь|и|ью)$/, 15],
  [/^шестнадцат(?:ь|и|ью)$/, 16],
  [/^семнадцат(?:ь|и|ью)$/, 17],
  [/^восемнадцат(?:ь|и|ью)$/, 18],
  [/^девятнадцат(?:ь|и|ью)$/, 19],
  [/^двадцат(?:ь|и|ью)$/, 20],
  [/^тридцат(?:ь|и|ью)$/, 30],
  [/^сорока?$/, 40],
  [/^пят(?:ь|и|ью)десят(?:и|ью)?$/, 50],
  [/^шест(?:ь|и|ью)десят(?:и|ью)?$/, 60],
  [/^сем(?:ь|и|ью)десят(?:и|ью)?$/, 70],
  [/^вос(?:емь|ьми|емью|ьмью)десят(?:и|ью)?$/, 80],
  [/^девяност[оа]$/, 90],
  [/^ст[оа]$/, 100],
  [/^(?:двести|двухсот|двумстам|двумястами|двухстах)$/, 200],
  [/^(?:триста|трехсот|тремстам|тремястами|трехстах)$/, 300],
  [/^(?:четыреста|четырехсот|четыремстам|четырьмястами|четырехстах)$/, 400],
  [/^пят(?:ь|и|ью)(?:сот|стам|стами|стах)$/, 500],
  [/^шест(?:ь|и|ью)(?:сот|стам|стами|стах)$/, 600],
  [/^сем(?:ь|и|ью)(?:сот|стам|стами|стах)$/, 700],
  [/^вос(?:емь|ьми|емью|ьмью)(?:сот|стам|стами|стах)$/, 800],
  [/^девят(?:ь|и|ью)(?:сот|стам|стами|стах)$/, 900],
  [/^тысяч(?:а|и|у|е|ей|ам|ами|ах)?$/, 1000],
];

const known = new Map<string, number | null>();

/** The number that a folded word says; null for every other word. Cases of Russian and “oh” for zero included. */
function numberWord(form: string): number | null {
  const found = known.get(form);
  if (found !== undefined) return found;
  const value = english.get(form) ?? russian.find(([pattern]) => pattern.test(form))?.[1] ?? null;
  if (known.size > 5000) known.clear();
  known.set(form, value);
  return value;
}

/** A run of neighbouring words that are numbers, as its digits in order. */
export interface DigitRun {
  readonly digits: string;
  /** Numbers of the first and last token. */
  readonly first: number;
  readonly last: number;
}

/** A number that the next word may still belong to. */
type Pending = { readonly value: number; readonly times: number } | null;

/** How often a number is said: “double five”. */
const repeats: Readonly<Record<string, number>> = { double: 2, triple: 3, дважды: 2, трижды: 3 };

/** What of a text can be read as digits: `8 (916) 23`, “four one five”, «восемьсот двадцать пять» in any mixture. */
export function digitRuns(tokens: readonly Pick<Token, 'form'>[]): readonly DigitRun[] {
  const runs: DigitRun[] = [];
  let digits = '';
  let first = 0;
  let pending = null as Pending;
  let times = 1;
  const settle = () => {
    if (pending !== null) digits += String(pending.value).repeat(pending.times);
    pending = null;
  };
  const end = (last: number) => {
    settle();
    if (digits !== '') runs.push({ digits, first, last });
    digits = '';
    times = 1;
  };
  for (const [at, { form }] of tokens.entries()) {
    const isWritten = /^\d+$/.test(form);
    const value = isWritten ? null : numberWord(fold(form));
    const repeat = Object.hasOwn(repeats, form) ? repeats[form] : undefined;
    if (!isWritten && value === null && repeat === undefined) {
      end(at - 1);
      continue;
    }
    if (digits === '' && pending === null) first = at;
    const before: Pending = pending;
    if (repeat !== undefined) {
      settle();
      times = repeat;
    } else if (value !== null && before !== null && isPartOf(before.value, value)) {
      pending = {
        value: value === 100 || value === 1000 ? joined(before.value, value) : before.value + value,
        times: before.times,
      };
    } else {
      settle();
      if (value === null) digits += form.repeat(times);
      else pending = { value, times };
      times = 1;
    }
  }
  end(tokens.length - 1);
  return runs;
}

function joined(before: number, unit: number): number {
  return before < unit ? before * unit : before + unit;
}

/** Whether “twenty” and “five” are one number: what follows fits into the zeros of what came before. */
function isPartOf(before: number, next: number): boolean {
  if (next === 1000) return before > 0 && before < 1000;
  if (next === 100) return before > 0 && before < 10;
  if (before === 0) return false;
  if (before % 1000 === 0) return next < 1000;
  if (before % 100 === 0) return next < 100 && next > 0;
  return before % 10 === 0 && before % 100 >= 20 && next > 0 && next < 10;
}
