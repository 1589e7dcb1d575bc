import { describe, expect, test } from 'vitest';
import { en } from './en/words.ts';
import { numberSentences } from './number-sentences.fixture.ts';
import { ru } from './ru/words.ts';

/** Numbers that name a thing rather than count: Speaker 12. */
const names = new Set([
  'warning.trackFound',
  'warning.trackPassedOver.unknown-codec',
  'warning.trackPassedOver.encrypted',
  'speakers.unnamed',
  'speakers.name',
  'audioTrack.trackName',
  'watchLists.termNumber',
  'findings.codeOf',
  'chips.track',
  'findings.verdictOf',
]);
/** Sentences of their own for none or one. */
const others = new Set([
  'warning.gaps',
  'warning.clockRestarts',
  'compare.count',
  'search.count',
  'erase.sound',
  'review.corrected',
  'libraryHealth.salvaged',
]);

describe.each([
  ['en', en],
  ['ru', ru],
] as const)('sentences with a number (%s)', (language, words) => {
  const sentences = numberSentences(words).filter(({ path }) => !names.has(path));
  const said = (sentence: (typeof sentences)[number], count: number) => plain(sentence.say(count));

  test('there are many of them', () => {
    expect(sentences.length).toBeGreaterThan(70);
  });

  test('every number is grouped as the language does', () => {
    expect(sentences.map(({ say }) => say(12_345)).filter((text) => text.includes('12345'))).toEqual([]);
  });

  test('no number says more digits than a person reads', () => {
    expect(sentences.map(({ say }) => say(1.5)).filter((text) => /1[.,]5\d/.test(text))).toEqual([]);
  });

  const alike = language === 'en' ? [[0, 2, 5, 11, 21, 1.5]] : [[1, 21], [0, 5, 11], [2]];
  const counted = sentences.filter(({ path }) => !others.has(path));

  test.each(alike)('numbers that take one form take it in every sentence: %s', (...counts) => {
    for (const sentence of counted) {
      const forms = new Set(counts.map((count) => said(sentence, count)));
      expect([...forms], sentence.path).toHaveLength(1);
    }
  });

  test('a noun after a number changes with it', () => {
    const stiff = counted.filter((sentence) => {
      const isBeforeNoun = /#\u00a0?\s?\p{Ll}{2}/u.test(said(sentence, 5));
      return (
        isBeforeNoun &&
        said(sentence, 1) === said(sentence, 5) &&
        !/# (из|of|на паузе|new|corrected|waiting|paused)/.test(said(sentence, 5))
      );
    });
    expect(stiff.map((sentence) => said(sentence, 5))).toEqual([]);
  });
});

/** Without its number and with plain spaces. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll(/\d[\d ,.]*\d|\d/g, '#');
}

test.each([
  [ru.library.count, ['0 записей', '1 запись', '2 записи', '5 записей', '11 записей', '21 запись', '1,5 записи']],
  [
    ru.search.about,
    [
      '0 совпадений',
      '1 совпадения',
      '2 совпадений',
      '5 совпадений',
      '11 совпадений',
      '21 совпадения',
      '1,5 совпадения',
    ].map((end) => `Около ${end}`),
  ],
  [
    ru.findings.newOnes,
    [
      '0 новых находок',
      '1 новая находка',
      '2 новые находки',
      '5 новых находок',
      '11 новых находок',
      '21 новая находка',
      '1,5 новой находки',
    ],
  ],
  [
    ru.findReplace.replaced,
    [
      '0 совпадений',
      '1 совпадение',
      '2 совпадения',
      '5 совпадений',
      '11 совпадений',
      '21 совпадение',
      '1,5 совпадения',
    ].map((end) => `Заменено: ${end}`),
  ],
  [ru.watchLists.newCount, ['0 новых', '1 новая', '2 новые', '5 новых', '11 новых', '21 новая', '1,5 новой']],
  [
    ru.gaps.more,
    ['0 пропусков', '1 пропуск', '2 пропуска', '5 пропусков', '11 пропусков', '21 пропуск', '1,5 пропуска'].map(
      (end) => `Показать ещё ${end}`,
    ),
  ],
  [
    en.search.about,
    ['0 passages', '1 passage', '2 passages', '5 passages', '11 passages', '21 passages', '1.5 passages'].map(
      (end) => `About ${end}`,
    ),
  ],
])('0, 1, 2, 5, 11, 21 and 1.5 take the forms of the language', (say, expected) => {
  expect([0, 1, 2, 5, 11, 21, 1.5].map((count) => say(count).replaceAll('\u00a0', ' '))).toEqual(expected);
});
