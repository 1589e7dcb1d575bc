import { describe, expect, it } from 'vitest';
import { cohenKappa, gwetAc1, krippendorffAlpha, rawAgreement } from './agreement.ts';
import { bootstrapInterval, recallEstimate, wilsonInterval } from './intervals.ts';
import type { Ratings } from './ratings.ts';

/** Pairs of answers out of a table of counts. */
function table(counts: Readonly<Record<string, number>>): Ratings {
  return Object.entries(counts).flatMap(([pair, count]) => Array.from({ length: count }, () => Array.from(pair)));
}

/** Reviewers as rows of letters, a point for no answer. */
function readers(...rows: readonly string[]): Ratings {
  return Array.from(rows[0] ?? '', (_, at) => rows.map((row) => (row[at] === '.' ? null : (row[at] ?? null))));
}

/**
 * Published values. Verified word for word, 29 November 2026: README.md of irrCAC (github.com/kgwet/irrCAC, section
 * “Computing Agreement Coefficients”, after Gwet, Handbook of Inter-Rater Reliability, 2014), and results_proportion.py of
 * statsmodels (statsmodels/stats/tests/results, output of `binom.confint` of the R package binom). The others are quoted
 * from memory of the books and papers that are named.
 */
const threeDiagnoses = { ee: 13, aa: 20, an: 7, na: 4, nn: 56 };

/** Six raters of fifteen patients (distrib.6raters): how many gave each of five diagnoses. */
const sixRaters = [
  '00060',
  '03003',
  '01401',
  '00006',
  '03030',
  '20400',
  '00402',
  '20310',
  '20040',
  '00006',
  '10050',
  '11040',
  '03300',
  '10050',
  '02031',
].map((counts) => Array.from(counts).flatMap((count, nth) => Array.from({ length: Number(count) }, () => String(nth))));

/** cac.raw4raters of irrCAC; Krippendorff 2011, “Computing Krippendorff's Alpha-Reliability”, part D: four observers, twelve units, gaps. */
const fourObservers = readers('123321412...', '1233224125..', '.33323422513', '12332441251.');

describe("Cohen's kappa", () => {
  it('is that of irrCAC for two abstractors and three diagnoses (cont3x3abstractors)', () => {
    expect(cohenKappa(table(threeDiagnoses))).toBeCloseTo(0.796_409_4, 7);
  });

  it('is that of Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, table 18.1', () => {
    const ratings = table({ pp: 75, pn: 1, po: 4, np: 5, nn: 4, no: 1, op: 0, on: 0, oo: 10 });
    expect(cohenKappa(ratings)).toBeCloseTo(0.676, 3);
    // Their large-sample standard error, 0.087, within what was drawn.
    const { low, high } = bootstrapInterval(ratings, cohenKappa)!;
    expect((high - low) / (2 * 1.96)).toBeCloseTo(0.087, 2);
  });

  it('is that of the fifty grant proposals in the article of Wikipedia', () => {
    expect(cohenKappa(table({ yy: 20, yn: 5, ny: 10, nn: 15 }))).toBeCloseTo(0.4, 10);
  });

  it('is near nothing where nearly everything is of one kind: Gwet 2008, 125 subjects', () => {
    expect(cohenKappa(table({ '++': 118, '+-': 5, '-+': 2, '--': 0 }))).toBeCloseTo(-0.0234, 4);
  });

  it('is unknown where both gave one answer only', () => {
    expect(cohenKappa(table({ aa: 9 }))).toBeNull();
    expect(cohenKappa([])).toBeNull();
  });
});

describe("Gwet's AC1", () => {
  it('is that of irrCAC for two abstractors, and for six raters', () => {
    expect(gwetAc1(table(threeDiagnoses))).toBeCloseTo(0.849_330_5, 7);
    expect(rawAgreement(table(threeDiagnoses))).toBeCloseTo(0.89, 10);
    expect(gwetAc1(sixRaters)).toBeCloseTo(0.444_800_7, 7);
    expect(rawAgreement(sixRaters)).toBeCloseTo(0.551_111_1, 7);
  });

  it('is high for the same 125 subjects', () => {
    expect(gwetAc1(table({ '++': 118, '+-': 5, '-+': 2, '--': 0 }))).toBeCloseTo(0.9408, 4);
  });

  it('is that of irrCAC for four raters with gaps (cac.raw4raters)', () => {
    expect(rawAgreement(fourObservers)).toBeCloseTo(0.818_181_8, 7);
    expect(gwetAc1(fourObservers)).toBeCloseTo(0.775_44, 5);
  });
});

describe("Krippendorff's alpha", () => {
  it('is that of irrCAC for two abstractors, for six raters, and for four raters with gaps', () => {
    expect(krippendorffAlpha(table(threeDiagnoses))).toBeCloseTo(0.797_258_5, 7);
    expect(krippendorffAlpha(sixRaters)).toBeCloseTo(0.420_438_4, 7);
    expect(krippendorffAlpha(fourObservers)).toBeCloseTo(0.743_42, 5);
  });

  it('is that of Krippendorff 2011 for two observers and two values', () => {
    expect(krippendorffAlpha(readers('0100000010', '1110010000'))).toBeCloseTo(0.095, 3);
  });

  it('is that of Krippendorff 2011 for two observers and five values', () => {
    expect(krippendorffAlpha(readers('aabbdcccedda', 'babbbccceddd'))).toBeCloseTo(0.692, 3);
  });

  it('is that of Krippendorff 2011 for four observers with gaps, nominal and ordinal', () => {
    expect(krippendorffAlpha(fourObservers)).toBeCloseTo(0.743, 3);
    expect(krippendorffAlpha(fourObservers, undefined, 'ordinal')).toBeCloseTo(0.815, 3);
  });

  it('is unknown where nothing varies', () => {
    expect(krippendorffAlpha(table({ aa: 5 }))).toBeNull();
  });
});

describe("Wilson's interval", () => {
  it.each([
    [18, 20, 0.698_966_354_771_512_8, 0.972_133_518_786_232],
    [4, 20, 0.080_657_662_579_798_1, 0.416_017_432_251_893_5],
    [4, 200, 0.007_804_426_416_349_47, 0.050_287_086_905_826_43],
    [190, 200, 0.910_421_851_861_224, 0.972_617_354_399_236],
    [1, 30, 0.005_908_59, 0.166_703_91],
    [29, 30, 0.833_296_1, 0.994_091_4],
    [0, 30, 0, 0.113_513_39],
    [30, 30, 0.886_486_6, 1],
  ])('is that of the R package binom, as statsmodels quotes it, for %i of %i', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('is that of Newcombe 1998, table I, for %i of %i', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('leaves everything open where nothing was seen', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

it('gives the same interval for the same ratings, and it holds the figure', () => {
  const ratings = table({ yy: 20, yn: 5, ny: 10, nn: 15 });
  const interval = bootstrapInterval(ratings, cohenKappa);
  expect(bootstrapInterval(ratings, cohenKappa)).toEqual(interval);
  expect(interval!.low).toBeLessThan(0.4);
  expect(interval!.high).toBeGreaterThan(0.4);
});

it('estimates recall from what was not flagged', () => {
  const { recall, low, high } = recallEstimate({ confirmed: 90, sampled: 300, missed: 1, passages: 3000 });
  expect(recall).toBeCloseTo(0.9, 10);
  expect(low).toBeCloseTo(90 / (90 + 3000 * wilsonInterval(1, 300).high), 10);
  expect(high!).toBeLessThanOrEqual(1);
  expect(recallEstimate({ confirmed: 90, sampled: 0, missed: 0, passages: 10 }).recall).toBeNull();
});
