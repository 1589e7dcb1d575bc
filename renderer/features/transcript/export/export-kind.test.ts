import { expect, test } from 'vitest';
import { exportKinds, formatOf, previewOf } from './export-kind.ts';

test('text is offered with and without times, all else once', () => {
  expect(exportKinds.map((kind) => formatOf(kind))).toEqual([
    { format: 'txt', withTimes: false },
    { format: 'txt', withTimes: true },
    { format: 'srt', withTimes: false },
    { format: 'vtt', withTimes: false },
    { format: 'json', withTimes: false },
  ]);
});

test('a preview tells how many lines it leaves out', () => {
  expect(previewOf('a\nb\nc\n', 2)).toEqual({ shown: 'a\nb', moreCount: 1 });
  expect(previewOf('a\n', 2)).toEqual({ shown: 'a', moreCount: 0 });
});
