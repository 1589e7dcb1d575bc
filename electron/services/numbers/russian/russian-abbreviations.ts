import { sentenceStop, type WrittenRule } from '../written-rules.ts';

const gap = String.raw`[ \u00A0\u202F]`;
const abbreviations: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`и${gap}?т\\.${gap}?д\\.`), 'и так далее'],
  [new RegExp(`и${gap}?т\\.${gap}?п\\.`), 'и тому подобное'],
  [new RegExp(`т\\.${gap}?е\\.`), 'то есть'],
  [new RegExp(`т\\.${gap}?к\\.`), 'так как'],
  [/др\.(?=\s|$)/, 'другие'],
  [/см\.(?=\s)/, 'смотри'],
  [new RegExp(`в${gap}т\\.${gap}?ч\\.`), 'в том числе'],
  [/им\.(?=\s)/, 'имени'],
  [/тел\.(?=\s)/, 'телефон'],
  [/Тел\.(?=\s)/, 'Телефон'],
];

/** Nouns that are abbreviated, with the case that the word before asks for. */
const nouns: readonly (readonly [RegExp, nom: string, gen: string, dat: string, prep: string])[] = [
  [/ул\.(?=\s)/, 'улица', 'улицы', 'улице', 'улице'],
  [/стр\.(?=\s)/, 'страница', 'страницы', 'странице', 'странице'],
  [/д\.(?=\s?\d)/, 'дом', 'дома', 'дому', 'доме'],
  [/кв\.(?=\s?\d)/, 'квартира', 'квартиры', 'квартире', 'квартире'],
  [/корп\.(?=\s?\d)/, 'корпус', 'корпуса', 'корпусу', 'корпусе'],
  [/п\.(?=\s?\d)/, 'пункт', 'пункта', 'пункту', 'пункте'],
  [/гл\.(?=\s?\d)/, 'глава', 'главы', 'главе', 'главе'],
  [/ст\.(?=\s?\d)/, 'статья', 'статьи', 'статье', 'статье'],
  [/ч\.(?=\s?\d)/, 'часть', 'части', 'части', 'части'],
  [/рис\.(?=\s?\d)/, 'рисунок', 'рисунка', 'рисунку', 'рисунке'],
  [/табл\.(?=\s?\d)/, 'таблица', 'таблицы', 'таблице', 'таблице'],
];

const phrases: readonly WrittenRule[] = abbreviations.map(([pattern, said]) => ({
  pattern,
  say: (match, around) => {
    const isLast = said.startsWith('и') || said === 'другие';
    return `${said}${isLast ? sentenceStop(around, match[0]) : ''}`;
  },
}));

const shortNouns: readonly WrittenRule[] = nouns.map(([pattern, nom, gen, dat, prep]) => ({
  pattern,
  say: (_match, { before }) => {
    if (/^(?:на|в|во|о|об|при)$/u.test(before)) return prep;
    if (/^(?:с|со|из|от|до|у|без|для|после|около|согласно)$/u.test(before)) return before === 'согласно' ? dat : gen;
    return /^(?:к|ко|по)$/u.test(before) ? dat : nom;
  },
}));

/** What is said for «и т. д.», «ул.» and others. */
export const russianAbbreviations: readonly WrittenRule[] = [...phrases, ...shortNouns];
