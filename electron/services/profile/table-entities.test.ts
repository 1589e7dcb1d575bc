import { expect, test } from 'vitest';
import { kindOfHeading } from './column-headings.ts';
import { profileTable } from './table-profile.ts';

/** A column with a heading, or none, as `cell = value because`. */
function read(heading: string | null, cells: readonly string[]): readonly string[] {
  const lines = [...(heading === null ? [] : [`${heading},n`]), ...cells.map((cell, nth) => `"${cell}",${nth}`)];
  const [column] = profileTable(lines.join('\n')).columns;
  return [
    ...(column?.decided ?? []).map(({ text, value, because }) => `${text} = ${value} ${because}`),
    ...(column?.ambiguous ?? []).map(({ text, readings }) => `${text} ? ${readings.toSorted().join(' ')}`),
  ];
}

const kinds = (heading: string | null, cells: readonly string[]) => {
  const lines = [...(heading === null ? [] : [`${heading},n`]), ...cells.map((cell, nth) => `"${cell}",${nth}`)];
  return (profileTable(lines.join('\n')).columns[0]?.kinds ?? []).map(
    ({ kind, value, count }) => `${value ?? kind} ${count}`,
  );
};

test.each<[string | null, readonly string[], readonly string[]]>([
  // The heading says what a word is.
  ['Имя', ['Владимир', 'Анна'], ['Владимир = person heading']],
  ['Город', ['Владимир', 'Киров'], ['Владимир = place heading', 'Киров = place heading']],
  ['client_name', ['Jordan', 'Austin'], ['Jordan = person heading', 'Austin = person heading']],
  ['City', ['Jordan', 'Austin'], ['Austin = place heading', 'Jordan = place heading']],
  ['Компания', ['Форд'], ['Форд = organisation heading']],
  // The other cells do, where the heading says nothing.
  ['Значение', ['Владимир', 'Москва', 'Казань', 'Тула'], ['Владимир = place column']],
  ['Значение', ['Владимир', 'Анна', 'Сергей', 'Ольга'], ['Владимир = person column']],
  [null, ['Madison', 'London', 'Rome', 'Chicago', 'Boston'], ['Madison = place column']],
  // Nothing says: it stays open.
  ['Значение', ['Владимир'], ['Владимир ? person place']],
  ['Значение', ['Владимир', 'Анна', 'Москва', 'Сергей', 'Казань'], ['Владимир ? person place']],
  ['Примечание', ['Надежда'], ['Надежда ? person word']],
  // A heading that the cells speak against decides nothing.
  ['Имя', ['Владимир', 'Москва', 'Казань', 'Тула'], ['Владимир ? person place']],
])('%s: %j', (heading, cells, expected) => {
  expect(read(heading, cells).toSorted()).toEqual(expected.toSorted());
});

test('cells that can be classified by themselves are people, places, organisations and sums; others are text', () => {
  expect(kinds('Кто', ['Иванов Иван Петрович', 'Анна Белова', 'И. П. Сидоров'])).toEqual(['person 3']);
  expect(kinds('Где', ['Москва', 'Нижний Новгород', 'London'])).toEqual(['place 3']);
  expect(kinds('Сумма', ['пять тысяч рублей', '$300'])).toEqual(['sum 2']);
  expect(kinds('Заметка', ['просил перезвонить', 'ok', 'вчера звонил Иванов и сказал, что всё в порядке'])).toEqual([
    'text 3',
  ]);
  expect(kinds('Статус', ['open', 'closed', 'open'])).toEqual(['text 3']);
});

test('a name that no dictionary has is what its column holds', () => {
  expect(kinds('Фамилия', ['Непейвода', 'Иванова', 'Штейн'])).toEqual(['person 3']);
  expect(kinds('Значение', ['Непейвода'])).toEqual(['text 1']);
});

test('a first name beside a surname is a person where the column says nothing', () => {
  const columns = profileTable('Владимир,Иванов,1\nЯрослав,Петров,2\n').columns;
  expect(columns[0]?.decided.map(({ text, value, because }) => `${text} ${value} ${because}`)).toEqual([
    'Владимир person row',
    'Ярослав person row',
  ]);
});

test.each<[string, string | null]>([
  ['ФИО клиента', 'person'],
  ['Название города', 'place'],
  ['CompanyName', 'organisation'],
  ['customer_city', 'place'],
  ['city of the client', 'place'],
  ['Город клиента', 'place'],
  ['Contact name', 'person'],
  ['Комментарий', null],
  ['Сумма', null],
  ['', null],
])('the heading “%s” says %s', (heading, kind) => {
  expect(kindOfHeading(heading)).toBe(kind);
});
