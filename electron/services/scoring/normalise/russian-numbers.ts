import { russianCardinal, russianNumerals, russianOrdinal } from '#services/numbers/russian/russian-numerals.ts';
import { keyOf } from '#services/numbers/tokens.ts';

/** Units whose case digits do not say, each with the form that they are compared by. */
const units = `
процентов процент процента проценту процентом проценте проценты процентам процентами процентах
рублей рубль рубля рублю рублем рублём рубле рубли рублям рублями рублях
долларов доллар доллара доллару долларом долларе доллары долларам долларами долларах`;
const comparedUnits = new Map(
  units
    .trim()
    .split('\n')
    .flatMap((line) => line.split(' ').map((form, _, [compared = form]) => [form, compared] as const)),
);

/** The form that a Russian numeral is compared by, with the signs around it; null for other words. */
export function nominativeNumeral(text: string): string | null {
  const [, before = '', inner = '', after = ''] = /^([^\p{L}]*)(\p{L}+)([^\p{L}]*)$/u.exec(text) ?? [];
  const found = comparedNumeral(inner) ?? comparedUnits.get(inner.toLowerCase());
  return found === undefined ? null : `${before}${found}${after}`;
}

/** «Пяти» is «пять», «две» is «два», «тысячами» is «тысяча»; ordinals stay. */
function comparedNumeral(word: string): string | undefined {
  const numeral = russianNumerals.get(keyOf(word));
  if (numeral === undefined || numeral.kind === 'ordinal') return undefined;
  // Of a scale the last word: «один миллион».
  return russianCardinal(numeral.value).split(' ').at(-1);
}

/** Digits in the forms that they are compared by. */
export function russianNumber(digits: string): readonly string[] {
  return compared(russianCardinal(Number(digits)));
}

/** In the masculine nominative, before it the forms that are compared. */
export function russianOrdinalWords(digits: string): readonly string[] {
  return compared(russianOrdinal(Number(digits), { in: 'nom', gender: 'm' }));
}

function compared(words: string): readonly string[] {
  return words.split(' ').map((word) => comparedNumeral(word) ?? word);
}
