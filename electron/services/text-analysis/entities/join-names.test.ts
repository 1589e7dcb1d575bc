import { expect, it } from 'vitest';
import { joinNames, type NameDecision } from './join-names.ts';

const people = (names: readonly string[], decisions: readonly NameDecision[] = []) =>
  joinNames(names, decisions, { isOfPeople: true }).map(({ names: group }) => group.toSorted());

it('joins a family name, initials and the whole name of one person under the fullest', () => {
  const [group, ...others] = joinNames(['Иванов', 'И. П. Иванов', 'Иван Петрович Иванов', 'Иван Иванов'], [], {
    isOfPeople: true,
  });
  expect(others).toEqual([]);
  expect(group?.name).toBe('Иван Петрович Иванов');
  expect(group?.names).toHaveLength(4);
});

it('leaves a family name by itself where two people have it', () => {
  expect(people(['Иван Иванов', 'Пётр Иванов', 'Иванов'])).toHaveLength(3);
  expect(people(['John Smith', 'Anna Smith', 'Smith'])).toHaveLength(3);
});

it('does not join a man and a woman, nor other initials', () => {
  expect(people(['Иванова', 'Иван Иванов'])).toHaveLength(2);
  expect(people(['А. Б. Иванов', 'И. П. Иванов'])).toHaveLength(2);
  expect(people(['Мария Иванова', 'Иванова'])).toEqual([['Иванова', 'Мария Иванова']]);
});

it('joins a first name with the only one who has it', () => {
  expect(people(['Владимир', 'Владимир Петрович'])).toEqual([['Владимир', 'Владимир Петрович']]);
  expect(people(['Anna', 'Anna Brown', 'Anna Green'])).toHaveLength(3);
});

it('keeps apart and joins what people said, over what it would do itself', () => {
  const apart = { name: 'Иванов', other: 'Иван Иванов', isSame: false };
  expect(people(['Иванов', 'Иван Иванов'], [apart])).toHaveLength(2);
  expect(
    people(['Саша', 'Александр Иванов'], [{ name: 'Саша', other: 'Александр Иванов', isSame: true }]),
  ).toHaveLength(1);
  expect(people(['Иванов', 'Иван Иванов'], [apart, { ...apart, isSame: true }])).toHaveLength(1);
});

it('joins places that are written alike only', () => {
  const groups = joinNames(['Орёл', 'Орел', 'Ростов', 'Ростов-на-Дону'], [], { isOfPeople: false });
  expect(groups.map(({ names }) => names.length).toSorted((a, b) => a - b)).toEqual([1, 1, 2]);
});
