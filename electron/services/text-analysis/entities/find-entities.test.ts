import { expect, it } from 'vitest';
import { findEntities } from './find-entities.ts';

const found = (text: string) =>
  findEntities(text)
    .filter(({ value }) => value !== 'unknown')
    .map(({ value, name }) => `${value} ${name ?? ''}`);

it('names people in the nominative, whatever the case', () => {
  expect(found('Я говорил с И. П. Ивановым и с Ивановой Марией.')).toEqual([
    'person И. П. Иванов',
    'person Мария Иванова',
  ]);
  expect(found('Отдай Иванову, он у Петрова.')).toEqual(['person Иванов', 'person Петров']);
  expect(found('Mr. Weber met Anna Brown.')).toEqual(['person Weber', 'person Anna Brown']);
});

it('names places in the nominative, of several words too', () => {
  expect(found('Из Нижнего Новгорода в Ростов-на-Дону, потом в Сочи и Нью-Йорк.')).toEqual([
    'place Нижний Новгород',
    'place Ростов-на-Дону',
    'place Сочи',
    'place Нью-Йорк',
  ]);
});

it('reads sums and dates in words and digits', () => {
  expect(found('Сто двадцать пять тысяч рублей и 5 миллионов 200 тысяч евро.')).toEqual([
    'sum 125000 RUB',
    'sum 5200000 EUR',
  ]);
  expect(found('He paid $1,250.50 on May 5, 2021.')).toEqual(['sum 1250.5 USD', 'date 2021-05-05']);
  expect(found('пятого мая две тысячи первого года')).toEqual(['date 2001-05-05']);
});

it('knows organisations by their form', () => {
  expect(found('Договор с ООО «Ромашка» и заводом имени Кирова.')).toEqual([
    'organisation Ромашка',
    'organisation заводом имени Кирова',
  ]);
  expect(found('She works at Acme Holdings and the University of Leeds.')).toEqual([
    'organisation Acme Holdings',
    'organisation University of Leeds',
  ]);
});

it('guesses nothing of a word that stands alone', () => {
  for (const word of ['Владимир', 'Киров', 'Jordan', 'Georgia', 'Надежда', 'Will']) {
    expect(findEntities(word).filter(({ value }) => !['open', 'unknown'].includes(value))).toEqual([]);
  }
});

it('finds names where a recogniser writes no capitals', () => {
  expect(found('иван петров сказал что едет в москву')).toEqual(['person Иван Петров', 'place Москва']);
  expect(found('надежда на лучшее есть')).toEqual([]);
});

it('joins no name with one that begins the next sentence or segment', () => {
  expect(found('Jordan\nJohn Smith wrote.')).toContain('person John Smith');
  expect(found('Я видел Анну. Петров ушёл.')).toEqual(['person Анна', 'person Петров']);
});

it('takes nothing of the next segment for a name that stands alone in its own', () => {
  expect(found('Владимир\nсказал, что придёт')).toContain('open Владимир');
  expect(found('Jordan\nsaid no.')).toContain('open Jordan');
});
