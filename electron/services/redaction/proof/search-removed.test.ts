import { expect, it } from 'vitest';
import type { RedactionKind } from '#shared/sharing/redaction.ts';
import { searchRemoved } from './search-removed.ts';

const found = (kind: RedactionKind, removed: string, text: string) =>
  searchRemoved([{ kind, text: removed, startMs: 0, endMs: 500 }])
    .in({ text })
    .map((one) => one.found);

it.each([
  ['person', 'Иванову', 'позвони Иванову', 'Иванову'],
  ['person', 'Иванов', 'нет у Иванова его', 'Иванова'],
  ['person', 'Anna Weber', 'then Weber said', 'Weber'],
  [
    'phone',
    '8 916 231-45-07',
    'звоните восемь девятьсот шестнадцать двести тридцать один',
    'восемь девятьсот шестнадцать двести тридцать один',
  ],
  ['phone', 'four one five nine two', 'it was 41592 then', '41592'],
  [
    'card',
    '4276 3800 1234 5678',
    'ends with one two three four five six seven eight',
    'one two three four five six seven eight',
  ],
  ['other', 'fraud department', 'the Fraud departments are', 'Fraud departments'],
  ['email', 'anna@mail.ru', 'write to anna@mail.ru', 'anna@mail.ru'],
] as const)('%s %s is found in “%s”', (kind, removed, text, expected) => {
  expect(found(kind, removed, text)).toContain(expected);
});

it.each([
  ['person', 'Иванов', 'иволга поёт'],
  ['phone', '8 916 231-45-07', 'в 2007 году было 16 человек'],
  ['card', '4276 3800 1234 5678', 'five six seven'],
  ['other', 'fraud department', 'the department of fraud'],
  ['person', 'Anna Weber', 'the weaver'],
] as const)('%s %s is not found in “%s”', (kind, removed, text) => {
  expect(found(kind, removed, text)).toEqual([]);
});

it('a usual word far away does not stop an export, and at its place it does', () => {
  const search = searchRemoved([{ kind: 'other', text: 'yes', startMs: 10_000, endMs: 10_300 }]);
  expect(search.in({ text: 'yes', timeAt: () => 60_000 }).map(({ isHarmless }) => isHarmless)).toEqual([true]);
  expect(search.in({ text: 'yes', timeAt: () => 10_200 }).map(({ isHarmless }) => isHarmless)).toEqual([false]);
});

it('of a speaker only a run of words at its time counts', () => {
  const text = 'the payment of nineteen weeks was deleted';
  const search = searchRemoved([{ kind: 'speaker', text, startMs: 10_000, endMs: 13_000 }]);
  expect(search.in({ text: 'the payment of nineteen', timeAt: () => 10_500 })).toHaveLength(1);
  expect(search.in({ text: 'the payment of nineteen', timeAt: () => 90_000 })).toEqual([]);
  expect(search.in({ text: 'the payment was', timeAt: () => 10_500 })).toEqual([]);
});
