import { expect, test } from 'vitest';
import { normalisationSteps, type NormalisationStep } from '#shared/quality/normalisation.ts';
import { alignSymbols, countSteps } from './align/align-symbols.ts';
import { bandedPath, editPath } from './align/edit-path.ts';
import { calibration, caughtCurve } from './detection/calibration.ts';
import { averagePrecision, cheapestPoint, detectionAt, detectionCurve } from './detection/detection-scores.ts';
import { normaliseWords } from './normalise/normalise-words.ts';
import { bestAssignment } from './speakers/best-assignment.ts';
import { jaccardErrorRate, speakerErrors } from './speakers/speaker-errors.ts';
import { bootstrapInterval } from './statistics/bootstrap-interval.ts';
import { normalBelow, studentQuantile } from './statistics/normal.ts';
import { seededRandom } from './statistics/random.ts';
import { wordErrors } from './word-errors.ts';
import { wordTimeErrors } from './word-time-errors.ts';

const words = (text: string) => text.split(' ');
const normal = (text: string, steps: readonly NormalisationStep[] = normalisationSteps) =>
  normaliseWords(words(text), steps)
    .map((word) => word.text)
    .join(' ');

test('errors are counted by kind, and each word says which word of the text it is', () => {
  const { counts, aligned } = wordErrors(words('Мама мыла раму, да?'), words('мама рыла раму'), normalisationSteps);
  expect(counts).toEqual({ total: 4, correct: 2, substituted: 1, deleted: 1, inserted: 0 });
  expect(aligned.map(({ kind, reference, hypothesis }) => [kind, reference?.source, hypothesis?.source])).toEqual([
    ['correct', 0, 0],
    ['substituted', 1, 1],
    ['correct', 2, 2],
    ['deleted', 3, undefined],
  ]);
});

test.each([
  ['Ёлка, ЁЖ', 'елка еж'],
  ['кто-то сказал: «нет»!', 'кто то сказал нет'],
  ['э-э ну ммм да', 'ну да'],
  ['um well uh-huh yes', 'well yes'],
  ['т.е. так, т. е. иначе и т.д.', 'то есть так то есть иначе и так далее'],
  ["don't we'll can't it's", "do not we will can not it's"],
  ['Mr. Smith, etc.', 'mister smith et cetera'],
  ['нет, no other, No. 5', 'нет no other number five'],
  ['25 рублей и 2001 год', 'двадцать пять рублей и два тысяча один год'],
  ['двадцати пяти рублей', 'двадцать пять рублей'],
  ['к трём тысячам', 'к три тысяча'],
  ['10 000 человек', 'десять тысяча человек'],
  ['3-й этаж', 'третий этаж'],
  ['in 1999 we paid $25.50', 'in one thousand nine hundred ninety nine we paid dollars twenty five point five zero'],
  ['the 2nd and the 21st', 'the second and the twenty first'],
  ['1,234,567 people', 'one million two hundred thirty four thousand five hundred sixty seven people'],
  ['code 007', 'code zero zero seven'],
  ['20% of them', 'twenty percent of them'],
])('%s is compared as %s', (text, expected) => {
  expect(normal(text)).toBe(expected);
});

test('each step can be switched off', () => {
  expect(normal('Ёлка, 5 т.е. эм', [])).toBe('Ёлка, 5 т.е. эм');
  expect(normal('Ёлка, 5', ['case'])).toBe('ёлка, 5');
  expect(normal('Ёлка, 5', ['yo'])).toBe('Елка, 5');
  expect(normal('Ёлка, 5', ['punctuation'])).toBe('Ёлка 5');
  expect(normal('Ёлка, эм 5', ['hesitations'])).toBe('Ёлка, 5');
  expect(normal('Ёлка эм 5', ['numbers'])).toBe('Ёлка эм пять');
  expect(normal('\u0438\u0306', [])).toBe('й');
});

const series = (length: number, seed: number, kinds: number) => {
  const random = seededRandom(seed);
  return Int32Array.from({ length }, () => Math.floor(random() * kinds));
};
function spoil(symbols: Int32Array, rate: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  return Int32Array.from(
    [...symbols].flatMap((symbol) => {
      const dice = random() / rate;
      return dice < 0.5 ? [symbol + 100_000] : dice < 0.75 ? [] : dice < 1 ? [symbol, 200_000] : [symbol];
    }),
  );
}

test('a long text that is cut at what both hold has the errors of the whole', () => {
  const reference = series(6000, 1, 900);
  const hypothesis = spoil(reference, 0.15, 2);
  const whole = countSteps(editPath(reference, hypothesis));
  expect(countSteps(alignSymbols(reference, hypothesis, 500_000))).toEqual(whole);
});

test('texts without anything in common are compared within a band', () => {
  const [reference, hypothesis] = [series(3000, 1, 2), series(3100, 9, 2)];
  const errors = (steps: Uint8Array) => steps.filter((step) => step > 0).length;
  const banded = alignSymbols(reference, hypothesis, 1_000_000);
  const whole = errors(editPath(reference, hypothesis));
  expect(countSteps(banded)).toMatchObject({ correct: expect.any(Number) as number });
  expect(errors(banded)).toBeLessThan(whole * 1.1);
  const near = [series(50, 1, 5), series(52, 4, 5)] as const;
  expect(bandedPath(...near, 60)).toHaveLength(editPath(...near).length);
});

test('a passage that was left out whole, and one that was added, are found again', () => {
  const reference = series(4000, 5, 3000);
  const hypothesis = Int32Array.from([
    ...reference.subarray(0, 500),
    ...series(700, 6, 10),
    ...reference.subarray(2500),
  ]);
  const steps = countSteps(alignSymbols(reference, hypothesis, 400_000));
  expect(steps.correct).toBeGreaterThanOrEqual(2000);
  expect(steps.correct + steps.substituted + steps.deleted).toBe(4000);
  expect(steps.correct + steps.substituted + steps.inserted).toBe(hypothesis.length);
});

test('speakers are paired to the most common time, and the collar counts for nothing', () => {
  const reference = [
    { startMs: 0, endMs: 1000, speaker: 'a' },
    { startMs: 1000, endMs: 2000, speaker: 'b' },
  ];
  const hypothesis = [
    { startMs: 0, endMs: 1100, speaker: 'x' },
    { startMs: 1100, endMs: 1800, speaker: 'y' },
  ];
  expect(speakerErrors(reference, hypothesis, { collarMs: 0 })).toEqual({
    scoredMs: 2000,
    missedMs: 200,
    falseAlarmMs: 0,
    confusedMs: 100,
  });
  expect(speakerErrors(reference, hypothesis, { collarMs: 250 })).toMatchObject({ scoredMs: 1000, confusedMs: 0 });
  // a: 1000 of 1100 in common, b: 700 of 1000.
  expect(jaccardErrorRate(reference, hypothesis)).toBeCloseTo((100 / 1100 + 300 / 1000) / 2, 12);
  expect(jaccardErrorRate(reference, hypothesis.slice(0, 1))).toBeCloseTo((100 / 1100 + 1) / 2, 12);
});

test('the best assignment is the greatest sum, not the greatest value first', () => {
  expect(bestAssignment([[9, 8], [8, 1]])).toEqual([1, 0]); // prettier-ignore
  expect(bestAssignment([[1, 2, 3]])).toEqual([2]);
  expect(bestAssignment([[0], [4]])).toEqual([-1, 0]); // prettier-ignore
  expect(bestAssignment([])).toEqual([]);
});

test('quantiles are those of the tables', () => {
  expect(normalBelow(1.96)).toBeCloseTo(0.975002, 6);
  expect(normalBelow(-1)).toBeCloseTo(0.158655, 6);
  expect(studentQuantile(0.975, 9)).toBeCloseTo(2.262157, 5);
  expect(studentQuantile(0.025, 1)).toBeCloseTo(-12.7062, 3);
});

test('the interval of the bootstrap covers the true rate in 95 of 100 draws', () => {
  const random = seededRandom(77);
  const draws = 1000;
  let covered = 0;
  // Errors of words within a recording go together: its rate is its own, between 0 and 0.4, 0.2 on average.
  for (let draw = 0; draw < draws; draw += 1) {
    const recordings = Array.from({ length: 30 }, () => {
      const total = 50 + Math.floor(random() * 100);
      const rate = random() * 0.4;
      let errors = 0;
      for (let word = 0; word < total; word += 1) if (random() < rate) errors += 1;
      return { errors, total };
    });
    const { low, high } = bootstrapInterval(recordings, { draws: 1000, seed: draw }) ?? { low: 1, high: 0 };
    if (low <= 0.2 && high >= 0.2) covered += 1;
  }
  expect(covered / draws).toBeGreaterThanOrEqual(0.93);
  expect(covered / draws).toBeLessThanOrEqual(0.97);
});

test('one recording has no interval', () => {
  expect(bootstrapInterval([{ errors: 1, total: 10 }])).toBeNull();
});

// By hand: (0.65 + 0.75) / 2 = 0.70 sure and 1 of 2 right in one bin each: bins 0.6–0.7 and 0.7–0.8; then 0.95, 0.95, 0.9.
test('calibration is the distance between how sure and how right, averaged over words', () => {
  const found = calibration([
    { probability: 0.65, isRight: true },
    { probability: 0.75, isRight: false },
    { probability: 0.95, isRight: true },
    { probability: 0.95, isRight: true },
    { probability: 0.92, isRight: false },
  ]);
  expect(found.bins.map(({ from, count, rightShare }) => [from, count, Math.round(rightShare * 1000)])).toEqual([
    [0.6, 1, 1000],
    [0.7, 1, 0],
    [0.9, 3, 667],
  ]);
  expect(found.ece).toBeCloseTo((0.35 + 0.75 + 3 * Math.abs(2.82 / 3 - 2 / 3)) / 5, 12);
});

// scikit-learn, average_precision_score: y_true = [0, 0, 1, 1], y_scores = [0.1, 0.4, 0.35, 0.8] → 0.8333…
test('average precision is that of scikit-learn’s documentation', () => {
  const examples = [
    { score: 0.1, isTrue: false },
    { score: 0.4, isTrue: false },
    { score: 0.35, isTrue: true },
    { score: 0.8, isTrue: true },
  ];
  expect(averagePrecision(examples)).toBeCloseTo(0.8333333333, 9);
  expect(detectionCurve(examples).map(({ precision, recall }) => [precision, recall])).toEqual([
    [1, 0.5],
    [0.5, 0.5],
    [2 / 3, 1],
    [0.5, 1],
  ]);
  expect(detectionAt(examples, 0.36)).toMatchObject({ f1: 0.5, misses: 1, falseAlarms: 1 });
});

test('the threshold follows from what a miss and a false alarm cost', () => {
  const examples = [0.9, 0.8, 0.7, 0.6, 0.5].map((score, nth) => ({
    score,
    isTrue: [true, false, true, false, true][nth] ?? false,
  }));
  expect(cheapestPoint(examples, { miss: 10, falseAlarm: 1 })).toMatchObject({ threshold: 0.5, misses: 0 });
  expect(cheapestPoint(examples, { miss: 1, falseAlarm: 10 })).toMatchObject({ threshold: 0.9, falseAlarms: 0 });
  expect(cheapestPoint([{ score: 1, isTrue: false }], { miss: 1, falseAlarm: 1 }).threshold).toBe(Infinity);
});

test('the walk of doubtful words catches errors in its order', () => {
  const curve = caughtCurve(
    [
      { score: 3, isWrong: true },
      { score: 2, isWrong: false },
      { score: 1, isWrong: true },
      { score: 0, isWrong: false },
    ],
    4,
  );
  expect(curve.map(({ y }) => y)).toEqual([0, 0.5, 0.5, 1, 1]);
});

test('word times are off by the median of both ends', () => {
  const at = (startMs: number, endMs: number) => ({ startMs, endMs });
  expect(
    wordTimeErrors([
      { reference: at(0, 100), hypothesis: at(10, 100) },
      { reference: at(100, 200), hypothesis: at(130, 400) },
      { reference: at(200, 300), hypothesis: at(250, 310) },
    ]),
  ).toEqual({ count: 3, medianStartMs: 30, medianEndMs: 10, p90Ms: 200, within100MsShare: 5 / 6 });
});
