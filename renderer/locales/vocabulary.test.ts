import { expect, test } from 'vitest';
import { en } from './en/words.ts';
import { numberSentences } from './number-sentences.fixture.ts';
import { ru } from './ru/words.ts';

/** Words that another word of the glossary replaced, each with an end so that `прослушать` stays allowed. */
const bannedRussian =
  /говорящ|приложени|скача[тй]|указател|прослуш(ив|ан)|слушается|\bвернуть|возвращ|взять в работу|в работе|нынешн|\bуступать|прочтени|испыта|расшифровыва|выгруз|отрезков одновременно|[\d}'][\s\u00a0]?мест[оа]?(?![а-яё])/i;
const bannedEnglish =
  /\b(hear|hears|heard|told|tells?|somebody|nobody|whoever|goes on|go on|by itself|by themselves|beside|laid|put in|parted|advised|stretches|reading|readings|fetch(ed)?|mend|present (text|version|segment))\b/i;

function texts(words: object): readonly string[] {
  const said = Object.values(words).flatMap((value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [String(value)];
    return typeof value === 'object' && value !== null ? texts(value) : [];
  });
  return said;
}

test.each([
  ['ru', ru, bannedRussian],
  ['en', en, bannedEnglish],
] as const)('the dictionary keeps to the words of the glossary (%s)', (_language, words, banned) => {
  const all = [...texts(words), ...numberSentences(words).flatMap(({ say }) => [say(1), say(5)])];
  expect(all.length).toBeGreaterThan(600);
  expect(all.filter((text) => wordBoundary(banned).test(text))).toEqual([]);
});

/** `\b` of JavaScript knows Latin letters only. */
function wordBoundary(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replaceAll(String.raw`\b`, '(?<![\\p{L}])'), 'iu');
}

test('the banned words are found where they stand', () => {
  for (const text of ['Около 5 мест', 'Взять в работу', 'Указатель строится', 'Слушается больше', 'Вернуть']) {
    expect(wordBoundary(bannedRussian).test(text), text).toBe(true);
  }
  for (const text of ['While they are heard', 'Nobody speaks', 'It goes on'])
    expect(bannedEnglish.test(text), text).toBe(true);
});
