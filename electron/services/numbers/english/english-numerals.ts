export interface EnglishNumeral {
  readonly value: number;
  readonly kind: 'cardinal' | 'hundred' | 'scale' | 'ordinal';
}

const small = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const scales: readonly (readonly [number, string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
  [1000, 'thousand'],
];
const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

export function englishOrdinalOf(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  return word.endsWith('y') ? `${word.slice(0, -1)}ieth` : `${word}th`;
}

export const englishNumerals: ReadonlyMap<string, EnglishNumeral> = new Map<string, EnglishNumeral>([
  ...small.flatMap((word, value) => both(word, value)),
  ...tens.flatMap((word, nth) => both(word, 20 + nth * 10)),
  ['hundred', { value: 100, kind: 'hundred' }],
  ['hundredth', { value: 100, kind: 'ordinal' }],
  ...scales.flatMap(([value, word]): [string, EnglishNumeral][] => [
    [word, { value, kind: 'scale' }],
    [`${word}th`, { value, kind: 'ordinal' }],
  ]),
]);

function both(word: string, value: number): [string, EnglishNumeral][] {
  return [
    [word, { value, kind: 'cardinal' }],
    [englishOrdinalOf(word), { value, kind: 'ordinal' }],
  ];
}

/** A whole number in words, below 10^15; larger ones as they are. */
export function englishCardinal(value: number): string {
  if (value >= 1e15) return String(value);
  if (value === 0) return 'zero';
  const words: string[] = [];
  let left = value;
  for (const [size, name] of scales) {
    const count = Math.floor(left / size);
    left %= size;
    if (count > 0) words.push(below1000(count), name);
  }
  if (left > 0) words.push(below1000(left));
  return words.join(' ');
}

function below1000(value: number): string {
  const hundreds = Math.floor(value / 100);
  const tail = value % 100;
  const words = hundreds > 0 ? [small[hundreds] ?? '', 'hundred'] : [];
  if (tail >= 20)
    words.push([tens[Math.floor(tail / 10) - 2], small[tail % 10]].slice(0, tail % 10 > 0 ? 2 : 1).join('-'));
  else if (tail > 0) words.push(small[tail] ?? '');
  return words.join(' ');
}

export function englishOrdinal(value: number): string {
  const words = englishCardinal(value);
  const at = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
  return `${words.slice(0, at)}${englishOrdinalOf(words.slice(at))}`;
}

/** «Nineteen eighty-four», «two thousand five», «twenty twenty-four», «nineteen oh five». */
export function englishYear(value: number): string {
  const tail = value % 100;
  const head = Math.floor(value / 100);
  if (value % 1000 < 10 || value >= 3000 || value < 1000) return englishCardinal(value);
  if (tail === 0) return `${englishCardinal(head)} hundred`;
  return `${englishCardinal(head)} ${tail < 10 ? `oh ${englishCardinal(tail)}` : englishCardinal(tail)}`;
}
