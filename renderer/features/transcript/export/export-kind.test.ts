import { expect, test } from 'vitest';
import { exportFormats } from '#shared/export.ts';
import { exportKinds, formatOf, kindsByGroup, previewOf } from './export-kind.ts';

test('text is offered with and without times, all else once', () => {
  expect(exportKinds).toHaveLength(exportFormats.length + 1);
  expect(formatOf('txt')).toEqual({ format: 'txt', withTimes: false });
  expect(formatOf('times')).toEqual({ format: 'txt', withTimes: true });
  expect(formatOf('srt')).toEqual({ format: 'srt', withTimes: false });
});

test('every kind stands in one group', () => {
  expect(kindsByGroup.flatMap(({ kinds }) => kinds).toSorted()).toEqual(exportKinds.toSorted());
  for (const { kinds } of kindsByGroup) expect(kinds.length).toBeGreaterThan(0);
});

test('a preview says how many lines it leaves out', () => {
  expect(previewOf({ text: 'a\nb\nc\n', readable: null }, 2)).toEqual({ shown: 'a\nb', moreCount: 1 });
  expect(previewOf({ text: '<p>', readable: 'a\n' }, 2)).toEqual({ shown: 'a', moreCount: 0 });
});
