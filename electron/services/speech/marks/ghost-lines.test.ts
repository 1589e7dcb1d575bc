import { expect, test } from 'vitest';
import { isGhostLine } from './ghost-lines.ts';

test.each([
  'Продолжение следует...',
  ' Субтитры создавал DimaTorzok',
  'Редактор субтитров А.Семкин Корректор А.Егорова',
  'Спасибо за просмотр!',
  'Thanks for watching!',
  "Don't forget to subscribe.",
  'Subtitles by the Amara.org community',
  '[музыка]',
  '♪♪♪',
  '(applause)',
  '...',
])('“%s” is what models write for silence', (text) => {
  expect(isGhostLine(text)).toBe(true);
});

test.each([
  '',
  'Спасибо за просмотр отчёта, коллеги, перейдём к вопросам.',
  'Субтитры к фильму мы уже сделали, осталось проверить перевод и отправить его заказчику до пятницы.',
  'He said thanks for watching the house while they were away.',
  'Продолжение следует из второго пункта договора.',
  'The copyright belongs to the bank.',
])('“%s” is said by people', (text) => {
  expect(isGhostLine(text)).toBe(false);
});
