import type { ComparedWord } from './compared-word.ts';

/** Written short, read in full. A key is in small letters without the signs around it. */
const readings: Readonly<Record<string, string>> = {
  'т.е': 'то есть', 'т.к': 'так как', 'т.д': 'так далее', 'т.п': 'тому подобное', 'т.н': 'так называемый',
  'и.о': 'исполняющий обязанности', 'н.э': 'нашей эры', 'др': 'другие', 'тыс': 'тысяч', 'млн': 'миллионов',
  'млрд': 'миллиардов', 'руб': 'рублей', 'коп': 'копеек', 'ул': 'улица', 'просп': 'проспект', 'стр': 'страница',
  'см': 'сантиметров', 'км': 'километров', 'кг': 'килограммов', 'мин': 'минут', 'сек': 'секунд', 'напр': 'например',
  'mr': 'mister', 'mrs': 'missus', 'ms': 'miss', 'dr': 'doctor', 'prof': 'professor', 'st': 'saint', 'vs': 'versus',
  'etc': 'et cetera', 'e.g': 'for example', 'i.e': 'that is', 'jr': 'junior', 'sr': 'senior', 'no': 'number',
  'a.m': 'a m', 'p.m': 'p m', 'km': 'kilometers', 'kg': 'kilograms',
}; // prettier-ignore
/** These are words too: only with their full stop are they abbreviations. */
const needStop = new Set(['no', 'st', 'ms', 'др', 'см', 'мин', 'стр', 'сек', 'ул']);

const contractions: readonly (readonly [RegExp, string])[] = [
  [/^won['’]t$/i, 'will not'],
  [/^can['’]t$/i, 'can not'],
  [/^cannot$/i, 'can not'],
  [/^shan['’]t$/i, 'shall not'],
  [/^(\p{L}+)n['’]t$/iu, '$1 not'],
  [/^(\p{L}+)['’]re$/iu, '$1 are'],
  [/^(\p{L}+)['’]ve$/iu, '$1 have'],
  [/^(\p{L}+)['’]ll$/iu, '$1 will'],
  [/^(i)['’]m$/i, '$1 am'],
  [/^(let)['’]s$/i, '$1 us'],
  [/^gonna$/i, 'going to'],
  [/^wanna$/i, 'want to'],
];

/** Abbreviations and contractions in full; the signs that follow them are kept on the last word. */
export function expandAbbreviations(words: readonly ComparedWord[]): readonly ComparedWord[] {
  const out: ComparedWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (word === undefined) continue;
    // «т. е.» in two parts is «т.е.»
    if (next !== undefined && /^\p{L}\.$/u.test(word.text) && /^\p{L}\.[,;:)»"]*$/u.test(next.text)) {
      const joined = readingOf(word.text + next.text);
      if (joined !== null) {
        out.push(...joined.map((text) => ({ text, source: word.source })));
        at += 1;
        continue;
      }
    }
    const reading = readingOf(word.text);
    if (reading === null) out.push(word);
    else out.push(...reading.map((text) => ({ text, source: word.source })));
  }
  return out;
}

function readingOf(text: string): readonly string[] | null {
  const [, before = '', inner = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(text) ?? [];
  const key = inner.toLowerCase();
  const reading = Object.hasOwn(readings, key) ? readings[key] : undefined;
  const isAbbreviation = reading !== undefined && (!needStop.has(key) || after.startsWith('.'));
  const full = isAbbreviation ? reading : contracted(inner);
  return full === null ? null : `${before}${full}${after}`.split(' ');
}

function contracted(inner: string): string | null {
  for (const [form, full] of contractions) if (form.test(inner)) return inner.replace(form, full);
  return null;
}
