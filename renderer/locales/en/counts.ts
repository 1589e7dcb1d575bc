import { plural } from '../plural.ts';

/** A number with its noun. */
export const countSegments = (count = 1) => plural('en', count, { one: 'segment', other: 'segments' });
export const countRecordings = (count: number) => plural('en', count, { one: 'recording', other: 'recordings' });
export const countTerms = (count: number) => plural('en', count, { one: 'term', other: 'terms' });
export const countFindings = (count: number) => plural('en', count, { one: 'finding', other: 'findings' });
export const countMatches = (count: number) => plural('en', count, { one: 'match', other: 'matches' });
