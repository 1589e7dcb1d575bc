import { expect, test } from 'vitest';
import { nameFromTemplate } from './name-template.ts';

const recording = { name: 'Допрос 3.m4a', date: '2026-11-28', language: 'ru', n: 7, count: 120 };

test.each([
  ['{name}', 'Допрос 3'],
  ['{n} {name} ({language})', '007 Допрос 3 (ru)'],
  ['{date} {name}', '2026-11-28 Допрос 3'],
  ['{unknown} {name}', '{unknown} Допрос 3'],
  ['', 'Допрос 3'],
  ['  ', 'Допрос 3'],
])('%j becomes %j', (template, expected) => {
  expect(nameFromTemplate(template, recording)).toBe(expected);
});

test('what is not known is left out', () => {
  expect(nameFromTemplate('{name} {language} {n}', { ...recording, language: null })).toBe('Допрос 3 007');
});
