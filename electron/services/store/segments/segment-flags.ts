import { languageCodes } from '#shared/text/language.ts';
import { segmentMarks, type SegmentMark } from '#shared/segment.ts';

/**
 * `segment.flags`, which the segment's hash covers. Bit 0: edited. Bits 1–5: the marks in the order of `segmentMarks`.
 * Bit 6: has a first reading. Bits 8–14: place in `languageCodes` + 1 where the language is not the transcript's.
 */
export interface SegmentFlags {
  readonly isEdited: boolean;
  readonly marks: readonly SegmentMark[];
  readonly hasFirstReading: boolean;
  readonly language: string | null;
}

export const editedFlag = 1;
const firstMarkBit = 1;
const firstReadingFlag = 1 << 6;
const languageBit = 8;
const languageMask = 127;

export function packFlags({ isEdited, marks, hasFirstReading, language }: SegmentFlags): number {
  const known: readonly string[] = languageCodes;
  const place = language === null ? 0 : known.indexOf(language) + 1;
  return (
    (isEdited ? editedFlag : 0) | packMarks(marks) | (hasFirstReading ? firstReadingFlag : 0) | (place << languageBit)
  );
}

export function unpackFlags(flags: number): SegmentFlags {
  return {
    isEdited: (flags & editedFlag) !== 0,
    marks: unpackMarks(flags),
    hasFirstReading: (flags & firstReadingFlag) !== 0,
    language: languageCodes[((flags >> languageBit) & languageMask) - 1] ?? null,
  };
}

/** The bits of the marks alone, as they also stand in `first_reading`. */
export function packMarks(marks: readonly SegmentMark[]): number {
  return marks.reduce((bits, mark) => bits | (1 << (firstMarkBit + segmentMarks.indexOf(mark))), 0);
}

export function unpackMarks(flags: number): readonly SegmentMark[] {
  return segmentMarks.filter((_, index) => (flags & (1 << (firstMarkBit + index))) !== 0);
}
