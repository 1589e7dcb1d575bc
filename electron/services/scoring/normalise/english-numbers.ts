const small =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
   eighteen nineteen`.split(/\s+/);
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const scales = ['', 'thousand', 'million', 'billion', 'trillion'];
const ordinals: Readonly<Record<string, string>> = {
  one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth', nine: 'ninth', twelve: 'twelfth',
}; // prettier-ignore

/** Digits in words without “and”: 121 is “one hundred twenty one”. */
export function englishNumber(digits: string): string {
  const value = Number(digits);
  if (value < 20) return small[value] ?? digits;
  const words: string[] = [];
  for (let scale = scales.length - 1; scale >= 0; scale -= 1) {
    const part = Math.floor(value / 1000 ** scale) % 1000;
    if (part > 0) words.push(...belowThousand(part), scales[scale] ?? '');
  }
  return words.filter((word) => word !== '').join(' ');
}

function belowThousand(value: number): readonly string[] {
  const words: string[] = [];
  if (value >= 100) words.push(small[Math.floor(value / 100)] ?? '', 'hundred');
  const rest = value % 100;
  if (rest >= 20) words.push(tens[Math.floor(rest / 10)] ?? '');
  const last = rest < 20 ? rest : rest % 10;
  if (last > 0) words.push(small[last] ?? '');
  return words;
}

export function englishOrdinal(digits: string): string {
  const words = englishNumber(digits).split(' ');
  const last = words.pop() ?? '';
  const ordinal = ordinals[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return [...words, ordinal].join(' ');
}
