import { expect, it } from 'vitest';
import { withColumn } from './with-column.ts';

it('a meaning that is given to a column is taken from the one that had it', () => {
  expect(withColumn({ start: 0, text: 2 }, 1, 'text')).toEqual({ start: 0, text: 1 });
});

it('a column that gets another meaning loses its own', () => {
  expect(withColumn({ start: 0, text: 2 }, 0, 'end')).toEqual({ end: 0, text: 2 });
});

it('a column can mean nothing', () => {
  expect(withColumn({ start: 0, speaker: 1, text: 2 }, 1, null)).toEqual({ start: 0, text: 2 });
});
