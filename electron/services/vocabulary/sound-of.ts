/**
 * How a text sounds, roughly, as a line of signs that English and Russian share: vowels by their place (i e a o u),
 * consonants as they are said (S for sh and ш, C for ch and ч, J for j and дж, Z for zh and ж, T for th). Stress and length
 * are left out, so that what is misspelt or misheard stays near.
 */
export function soundOf(text: string): string {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return words.map((word) => (/\p{Script=Cyrillic}/u.test(word) ? russianSound(word) : englishSound(word))).join('');
}

type Rules = readonly (readonly [RegExp, string])[];

const english: Rules = rulesOf([
  ['^kn|^gn', 'n'],
  ['^wr', 'r'],
  ['^ps', 's'],
  ['^x', 'z'],
  ['^who', 'hu'],
  ['tch|ch(?=[aeiouy]|$)', 'C'],
  ['^ch(?=r)|ch', 'k'],
  ['sch|sh|(?<=[a-z])ti(?=on|a$|ous)|(?<=[a-z])ci(?=a|ous)|ssi(?=on)', 'S'],
  ['(?<=[aeiou])si(?=on)', 'Z'],
  ['th', 'T'],
  ['ph', 'f'],
  ['(?<=[aou])gh(?=$|t|s)|(?<=i)gh', ''],
  ['gh', 'g'],
  ['ck|cq|q(?!u)', 'k'],
  ['qu', 'kw'],
  ['wh', 'w'],
  ['dge?(?=[^aou]|$)(?<=dge)|j', 'J'],
  ['g(?=e[^t]|e$|i[^v]|y)', 'J'],
  ['c(?=[eiy])', 's'],
  ['c', 'k'],
  ['x', 'ks'],
  ['mb$', 'm'],
  ['ll|l', 'l'],
  ['ee|ea(?!d)|ie(?!w)|ey$|y$|i$', 'i'],
  ['igh|ye$|(?<=^[a-z]{1,2})y$|i(?=[a-z]e$)', 'ai'],
  ['oo|ou(?=[lp])|ew|ue$|u(?=[a-z]e$)', 'u'],
  ['ou|ow(?=[nd]|$)', 'au'],
  ['oa|ow|o(?=[a-z]e$)', 'o'],
  ['ai|ay|ei|a(?=[a-z]e$)', 'ei'],
  ['au|aw|al(?=[kl])', 'o'],
  ['oi|oy', 'oi'],
  ['er|or(?=$)|ur|ir', 'a'],
  ['ar', 'a'],
  ['(?<=[^aeiou])e$', ''],
  ['(?<=[a-z]{2})es$', 's'],
  ['(?<=[^td])ed$', 'd'],
  ['y(?=[aeiou])', 'y'],
  ['y', 'i'],
  ['u', 'a'],
]);

const russian: Rules = rulesOf([
  ['стн', 'sn'],
  ['здн', 'zn'],
  ['(?<=[ое])г(?=о$)', 'v'],
  ['тс|тьс|ц', 'ts'],
  ['дж', 'J'],
  ['щ|ш|сч', 'S'],
  ['ч', 'C'],
  ['ж', 'Z'],
  ['х', 'h'],
  ['[ьъ]', ''],
  ['ё|о', 'o'],
  ['[яа]', 'a'],
  ['[ею](?=$)', 'i'],
  ['ю|у', 'u'],
  ['[еэ]', 'e'],
  ['[иы]', 'i'],
  ['й', 'y'],
]);
const letters: Readonly<Record<string, string>> = {
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  з: 'z',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ф: 'f',
};

function rulesOf(list: readonly (readonly [string, string])[]): Rules {
  return list.map(([pattern, sound]) => [new RegExp(pattern, 'uy'), sound]);
}

function englishSound(word: string): string {
  return squeezed(byRules(word.normalize('NFD').replaceAll(/\p{M}/gu, ''), english));
}

function russianSound(word: string): string {
  return squeezed(byRules(word, russian));
}

function byRules(word: string, rules: Rules): string {
  let sound = '';
  let at = 0;
  outer: while (at < word.length) {
    for (const [pattern, own] of rules) {
      pattern.lastIndex = at;
      const match = pattern.exec(word);
      if (match === null || match[0] === '') continue;
      sound += own;
      at = pattern.lastIndex;
      continue outer;
    }
    const letter = word[at] ?? '';
    sound += letters[letter] ?? letter;
    at += 1;
  }
  return sound;
}

/** Doubled sounds are one. */
function squeezed(sound: string): string {
  return sound.replaceAll(/(.)\1+/gu, '$1');
}
