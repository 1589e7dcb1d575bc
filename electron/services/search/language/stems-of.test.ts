import { expect, it } from 'vitest';
import { stemsOf } from './stems-of.ts';
import { tokenize } from './tokens.ts';

const [joins, base] = [
  (one: string, other: string) => {
    const [token] = tokenize(other);
    return token !== undefined && stemsOf(tokenize(one)[0]?.base ?? '').includes(token.stem);
  },
  (word: string) => tokenize(word)[0]?.base,
];

it.each<[kind: string, ...words: string[]]>([
  ['short participles', 'присуждена', 'присуждённого', 'присуждено', 'присуждёнными'],
  ['short participles', 'заблокирован', 'заблокированную', 'заблокированы'],
  ['short participles', 'подписан', 'подписанному', 'подписана'],
  ['short participles', 'возмещён', 'возмещённый', 'возмещены'],
  ['short participles', 'задержана', 'задержанных', 'задержан'],
  ['short adjectives in -нн', 'неслыханна', 'неслыханный', 'неслыханно'],
  ['gerunds', 'заканчивая', 'заканчивал', 'заканчивают'],
  ['gerunds', 'рассказывая', 'рассказывать', 'рассказываешь'],
  ['gerunds', 'подписывая', 'подписывали', 'подписывает'],
  ['gerunds', 'обжаловав', 'обжаловать', 'обжалую'],
  ['imperatives', 'откиньте', 'откинешь', 'откинув'],
  ['imperatives', 'отодвинь', 'отодвинут', 'отодвинула'],
  ['imperatives', 'опозорьтесь', 'опозорюсь', 'опозорился'],
  ['imperatives', 'померьте', 'померил', 'померю'],
  ['-овать', 'музицируя', 'музицирую', 'музицировал'],
  ['-овать', 'анализируйте', 'анализировать', 'анализируем'],
  ['-овать', 'воспользовавшись', 'воспользуюсь', 'воспользуйтесь'],
  ['-овать', 'требуя', 'требовал', 'требует'],
  ['-авать', 'сознаём', 'сознавай', 'сознавать'],
  ['-авать', 'признаю', 'признавал', 'признавая'],
  ['-авать', 'передаёт', 'передавать', 'передавай'],
  ['-авать', 'устаёте', 'уставал', 'уставай'],
  ['after a vowel', 'обледенею', 'обледенел', 'обледенеет'],
  ['after a vowel', 'застрою', 'застроят', 'застроил'],
  ['after a vowel', 'обмоет', 'обмыл', 'обмою'],
  ['whole stems', 'заносчив', 'заносчива', 'заносчивый'],
  ['whole stems', 'чернозём', 'чернозёма', 'чернозёму'],
  ['whole stems', 'галерея', 'галереях', 'галерей'],
  ['-дать', 'создать', 'создашь', 'создав'],
  ['comparatives', 'funny', 'funnier', 'funniest'],
  ['comparatives', 'green', 'greener', 'greenest'],
  ['comparatives', 'late', 'later', 'latest'],
  ['comparatives', 'big', 'bigger', 'biggest'],
  ['two consonants', 'whiff', 'whiffed', 'whiffs'],
  ['words in -s', 'virus', 'viruses', 'virus’s'],
  ['words in -s', 'glass', 'glasses', "glass's"],
  ['-ice', 'sacrifice', 'sacrificing', 'sacrifices'],
])('%s: %s, %s, %s', (_, ...words) => {
  for (const one of words) {
    for (const other of words) expect(joins(one, other), `${one} – ${other}`).toBe(true);
  }
});

it.each([
  ['стол', 'стоит'],
  ['forest', 'for'],
  ['number', 'numb'],
  ['mother', 'moth'],
  ['princess', 'prince'],
  ['needless', 'needles'],
])('%s is another word than %s', (one, other) => {
  expect(joins(one, other)).toBe(false);
});

it('a possessive of a word in -s has its base', () => {
  expect([base('glass’s'), base('glass'), base('its'), base('boss')]).toEqual(['glass', 'glass', 'its', 'boss']);
});
