import { expect, test } from 'vitest';
import { languageCodes } from '#shared/text/language.ts';
import { segmentMarks } from '#shared/segment.ts';
import { packFlags, unpackFlags, type SegmentFlags } from './segment-flags.ts';

const plain: SegmentFlags = { isEdited: false, marks: [], hasFirstReading: false, language: null };

test('what is kept in the flags comes out as it went in, alone and together', () => {
  const all: SegmentFlags[] = [
    plain,
    { ...plain, isEdited: true },
    { ...plain, hasFirstReading: true },
    ...segmentMarks.map((mark) => ({ ...plain, marks: [mark] })),
    ...languageCodes.map((language) => ({ ...plain, language })),
    { isEdited: true, marks: segmentMarks, hasFirstReading: true, language: 'yue' },
  ];
  for (const flags of all) expect(unpackFlags(packFlags(flags))).toEqual(flags);
});

test('segments of older libraries read as unmarked', () => {
  expect(unpackFlags(0)).toEqual(plain);
  expect(unpackFlags(1)).toEqual({ ...plain, isEdited: true });
});
