/** How an English word that no dictionary has is said, by its letters: the first rule that fits, from left to right. */
import { phones } from './phone-network.ts';

const vowel = '[aeiouy]';
/** Letters, with what must stand before (`<`) and after (`>`), and their sounds. */
const rules: readonly (readonly [letters: RegExp, sounds: string])[] = (
  [
    ["'", ''],
    ['(?<=^)(kn|gn|pn)', 'n'],
    ['(?<=^)wr', 'r'],
    ['(?<=^)ps', 's'],
    ['(?<=^)x', 'z'],
    ['(?<=^)mc(?=[^aeiouyck])', 'm ah k'],
    ['(?<=^)y|y(?=[aeou])', 'y'],
    ['tch', 'ch'],
    ['sch', 'sh'],
    ['ch(?=[rl])', 'k'],
    ['ch|cz', 'ch'],
    ['sh', 'sh'],
    ['tion$|sion$|cian$', 'sh ah n'],
    ['th', 'th'],
    ['ph|ff', 'f'],
    ['igh', 'ay'],
    ['augh|ough', 'ao'],
    ['(?<=^)gh', 'g'],
    ['gh', ''],
    ['ck|cc(?=[aou])|kk|kh', 'k'],
    ['qu', 'k w'],
    ['q', 'k'],
    ['wh', 'w'],
    ['dg|dj', 'jh'],
    ['j', 'jh'],
    ['gg', 'g'],
    ['ng(?=$|[^aeiouylr])', 'ng'],
    ['n(?=k)', 'ng'],
    ['g(?=e[^t]|e$|i[^lv]|y)', 'jh'],
    ['g', 'g'],
    ['c(?=[eiy])', 's'],
    ['c', 'k'],
    ['x', 'k s'],
    ['zz|z', 'z'],
    ['mb$|mm|m', 'm'],
    ['bb|b', 'b'],
    ['dd|d', 'd'],
    ['ll|l', 'l'],
    ['nn|n', 'n'],
    ['pp|p', 'p'],
    ['ss', 's'],
    [`(?<=[aeiouy])s(?=${vowel})`, 'z'],
    ['(?<=[aeiou][bdglmnrvw])s$|(?<=[aeo])s$', 'z'],
    ['s', 's'],
    ['tt|t', 't'],
    ['f', 'f'],
    ['k', 'k'],
    ['vv|v', 'v'],
    ['(?<=[aeo])w', ''],
    ['w', 'w'],
    [`(?<=${vowel})h`, ''],
    ['h', 'hh'],
    // Vowels with r.
    ['are$|air|ear(?=[^s])', 'eh r'],
    ['arr(?=[aeiouy])', 'ae r'],
    ['er(?=[iy])|err(?=[aeiouy])', 'eh r'],
    ['ear|eer|ier', 'ih r'],
    ['oor|our|oar|ore$|or', 'ao r'],
    ['er|ir|ur', 'er'],
    ['ar', 'aa r'],
    ['rr|rh|r', 'r'],
    // Pairs of vowels.
    ['(?<=^[bcdfghjklmnpqrstvwxz]+)y$', 'ay'],
    ['ee|ea|ie(?=[a-z])|ei(?=v)', 'iy'],
    ['ey$|ie$|y$|i$', 'iy'],
    ['eau|oa|oe|ow(?=$|[^nd])', 'ow'],
    ['oo|ew|ue|ui', 'uw'],
    ['ou|ow', 'aw'],
    ['au|aw', 'ao'],
    ['oi|oy', 'oy'],
    ['ai|ay|ei|ey', 'ey'],
    ['eu', 'y uw'],
    ['ia$', 'iy ah'],
    ['io', 'iy ow'],
    ['ia', 'iy ae'],
    // One vowel: long before a consonant and a silent e.
    ['a(?=[bcdfgkmnpstvz]e$)', 'ey'],
    ['i(?=[bcdfgklmnpstvz]e$)', 'ay'],
    ['o(?=[bcdfgklmnpstvz]e$)', 'ow'],
    ['u(?=[bcdfgklmnpstvz]e$)', 'uw'],
    ['(?<=[aeiouy][a-z]+)(a$|a(?=[lnr]$))', 'ah'],
    ['(?<=[aeiouy][a-z]*[bcdfghjklmnpqrstvwxz])e(?=n$|l$)', 'ah'],
    ['(?<=[a-z]{2})e(?=s?$)', ''],
    ['a$', 'ah'],
    ['a(?=l[kdlt])', 'ao'],
    ['a', 'ae'],
    ['e$', 'iy'],
    ['e', 'eh'],
    ['i|y', 'ih'],
    ['o$|o(?=ld|[bdlmnst][aiou])', 'ow'],
    ['(?<=[aeiouy][a-z]+)o(?=n$)', 'ah'],
    ['o', 'aa'],
    ['u$', 'uw'],
    ['u(?=[bdlmnrst][aiou])', 'uw'],
    ['u', 'ah'],
  ] as const
).map(([letters, sounds]) => [new RegExp(letters, 'y'), sounds]);

/** A word in small Latin letters; others have no sound. */
export function letterSounds(word: string): readonly number[] {
  const said: number[] = [];
  for (let at = 0; at < word.length;) {
    const [length, sounds] = ruleAt(word, at);
    for (const sound of sounds.split(' ')) if (sound !== '') said.push(phones.indexOf(sound) + 1);
    at += length;
  }
  return said;
}

function ruleAt(word: string, at: number): readonly [length: number, sounds: string] {
  for (const [letters, sounds] of rules) {
    letters.lastIndex = at;
    const found = letters.exec(word)?.[0] ?? '';
    if (found !== '') return [found.length, sounds];
  }
  return [1, ''];
}
