import { expect, it } from 'vitest';
import { readReasons, writeReasons } from './mentions.ts';

it('reads the reasons of a mention as they were written, whatever the words of the text are', () => {
  const reasons = [
    { code: 'luhn', text: null },
    { code: 'word', text: 'номер: карты; VISA' },
    { code: 'spoken', text: null },
  ];
  const written = writeReasons(reasons);
  expect(written).toBe('luhn; word:номер: карты VISA; spoken');
  expect(readReasons(written).map(({ code }) => code)).toEqual(['luhn', 'word', 'spoken']);
  expect(readReasons(written)[1]?.text).toBe('номер: карты VISA');
  expect(readReasons(null)).toEqual([]);
});
