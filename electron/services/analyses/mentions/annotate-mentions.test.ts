import { expect, it } from 'vitest';
import { findPersonalData } from '#services/text-analysis/personal-data/find-personal-data.ts';
import { annotateMentions } from './annotate-mentions.ts';

/** Segments of one second a word. */
function segmentsOf(texts: readonly string[]) {
  let atMs = 0;
  return texts.map((text, index) => {
    const startMs = atMs;
    const words = text.split(' ').map((word) => {
      atMs += 1000;
      return { text: word, startMs: atMs - 1000, endMs: atMs };
    });
    return { id: index + 1, startMs, endMs: atMs, text, words };
  });
}

const found = (...texts: string[]) => annotateMentions(segmentsOf(texts), 'personal-data', findPersonalData);

it('puts a number at the words that say it, and at their times', () => {
  const [one] = found('Звоните на номер 8-916-123-45-67, спросите Олю.');
  expect(one).toMatchObject({ value: 'phone', name: '+79161234567', startMs: 3000, endMs: 4000 });
  expect(one?.words).toEqual({ segmentId: 1, word: 3, matched: '8-916-123-45-67' });
});

it('finds a number that continues in the next segment, at its words in both', () => {
  const both = found(
    'мой телефон восемь девятьсот',
    'шестнадцать двести тридцать четыре пятьдесят шесть семьдесят восемь',
    'да',
  );
  expect(both.map(({ name, words }) => [name, words?.segmentId, words?.word])).toEqual([
    ['+79162345678', 1, 2],
    ['+79162345678', 2, 0],
  ]);
  expect(both[1]?.reason).toContain('continued');
});

it('knows by the question what the answer in the next segment is', () => {
  expect(found('Назовите ваш ИНН.', '7707083893.').map(({ value, words }) => [value, words?.segmentId])).toEqual([
    ['inn', 2],
  ]);
  expect(found('What are the three digits on the back?', '123.').map(({ value }) => value)).toEqual(['cvv']);
});

it('gives the times of the segment where its words have none', () => {
  const segment = { id: 7, startMs: 500, endMs: 9000, text: 'почта ivan@mail.ru', words: [] };
  const [one] = annotateMentions([segment], 'personal-data', findPersonalData);
  expect(one).toMatchObject({ startMs: 500, endMs: 9000, words: { word: 1, matched: 'ivan@mail.ru' } });
});
