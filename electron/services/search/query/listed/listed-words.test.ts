import { expect, test } from 'vitest';
import { wordExpression } from './listed-words.ts';

test('a stem that any part of the word finds is not looked for beside it', () => {
  expect(wordExpression('kowalczyk', ['kowalczyk'])).toBe('"kowalczyk"');
  expect(wordExpression('owal', ['kowal', 'oval'])).toBe('("owal" OR " ~oval ")');
});

test('a stem is looked for where the word is longer than it, or too short to be a part', () => {
  expect(wordExpression('жалоба', ['жалоб'])).toBe('("жалоба" OR " ~жалоб ")');
  expect(wordExpression('we', ['we'])).toBe('(" ^we " OR " ~we ")');
});
