/** How alike words sound, whatever letters they are written with: «мув флоу» and MoveFlow, `de neg` and «денег». */

const pairs: readonly (readonly [RegExp, string])[] = [
  [/tion/g, 'шн'],
  [/wh/g, 'в'],
  [/sch/g, 'ш'],
  [/sh/g, 'ш'],
  [/ch/g, 'ч'],
  [/zh/g, 'ж'],
  [/kh/g, 'х'],
  [/ph/g, 'ф'],
  [/th/g, 'т'],
  [/ck/g, 'к'],
  [/qu/g, 'кв'],
  [/oo/g, 'у'],
  [/ee|ea/g, 'и'],
  [/igh/g, 'ай'],
  [/ou|ow/g, 'оу'],
  [/ew/g, 'ю'],
  [/ai|ay/g, 'ей'],
  [/ya/g, 'я'],
  [/yo/g, 'е'],
  [/yu/g, 'ю'],
  [/c(?=[eiy])/g, 'с'],
  [/g(?=[ei])/g, 'дж'],
  [/(?<=[bcdfgklmnprstvz])e\b/g, ''],
];
const letters: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'б',
  c: 'к',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'х',
  i: 'и',
  j: 'дж',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  q: 'к',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  w: 'в',
  x: 'кс',
  y: 'и',
  z: 'з',
};

/** As it may be said, in Cyrillic letters: as it is spelt, and for Latin letters as English is read. */
export function soundsOf(written: string): readonly string[] {
  const parts = written
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[\s-]+/);
  const plain = parts.map((part) => spelt(part)).join('');
  const english = parts
    .map((part) => spelt(pairs.reduce((rest, [pattern, to]) => rest.replaceAll(pattern, to), part)))
    .join('');
  return plain === english ? [plain] : [plain, english];
}

function spelt(part: string): string {
  return Array.from(part.replaceAll(/[^\p{L}\p{N}]/gu, ''), (letter) => letters[letter] ?? letter)
    .join('')
    .replaceAll(/(.)\1+/g, '$1')
    .replaceAll(/[ьъ]/g, '');
}

const vowels = new Set('аоуыэяеюи');
const alike: Readonly<Record<string, number>> = {};
const near = (group: string, cost: number) => {
  for (const one of group)
    for (const other of group) if (one !== other) (alike as Record<string, number>)[one + other] ??= cost;
};
for (const group of ['ао', 'еи', 'еэ', 'иы', 'ую', 'ея', 'ий']) near(group, 0.15);
for (const group of ['бп', 'вф', 'гк', 'дт', 'жш', 'зс', 'шщ', 'чщ', 'сц', 'гх', 'кх']) near(group, 0.25);
for (const group of ['шс', 'жз', 'чц', 'мн', 'рл', 'ву', 'тц', 'чт']) near(group, 0.5);

function exchange(one: string, other: string): number {
  if (one === other) return 0;
  const known = alike[one + other];
  if (known !== undefined) return known;
  return vowels.has(one) && vowels.has(other) ? 0.35 : 1;
}

const leaveOut = (letter: string) => (letter === 'й' ? 0.15 : vowels.has(letter) ? 0.45 : 0.85);

/** 0…1 of two words as `soundsOf` gives them: 1 for the same. */
export function likeness(one: string, other: string): number {
  const max = Math.max(one.length, other.length);
  if (max === 0) return 1;
  let last = [0];
  for (const [index, letter] of Array.from(other).entries()) last.push((last[index] ?? 0) + leaveOut(letter));
  for (const a of one) {
    const row = [(last[0] ?? 0) + leaveOut(a)];
    for (const [index, b] of Array.from(other).entries()) {
      row.push(
        Math.min(
          (last[index + 1] ?? 0) + leaveOut(a),
          (row[index] ?? 0) + leaveOut(b),
          (last[index] ?? 0) + exchange(a, b),
        ),
      );
    }
    last = row;
  }
  return 1 - (last.at(-1) ?? max) / max;
}

/** The class of the first sound: words that begin otherwise are not compared. */
export function firstSound(sounds: string): string {
  const first = sounds.charAt(0);
  if (vowels.has(first)) return 'а';
  return { б: 'п', в: 'ф', г: 'к', х: 'к', д: 'т', ж: 'ш', щ: 'ш', ч: 'ш', з: 'с', ц: 'с' }[first] ?? first;
}
