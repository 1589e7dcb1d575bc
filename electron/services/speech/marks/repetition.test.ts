import { expect, test } from 'vitest';
import { isRepeated } from './repetition.ts';

test.each([
  ['one word', 'да да да да да да да да да'],
  ['a phrase', 'I know that. I know that. I know that. I know that. I know that.'],
  ['a long sentence', Array.from({ length: 6 }, () => 'мы говорили об этом вчера на совещании').join(', ')],
])('%s over and over is a loop', (_, text) => {
  expect(isRepeated(text)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['a refusal', 'Нет, нет, нет, нет, я этого не подписывал.'],
  ['a count', 'one two three four five six seven eight nine ten eleven twelve'],
  ['a usual answer', 'Yes, she opened the link and a fake website asked for the password of the account.'],
])('%s is none', (_, text) => {
  expect(isRepeated(text)).toBe(false);
});
