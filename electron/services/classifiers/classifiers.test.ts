import { expect, test } from 'vitest';
import { seededRandom } from '#services/scoring/statistics/random.ts';
import { averagePrecision } from '#services/scoring/detection/detection-scores.ts';
import { readClassifier, storeClassifier } from './classifier-file.ts';
import { figuresOf, foldsOf, heldOutScores } from './cross-validate.ts';
import { driftOf } from './drift.ts';
import { labelledPassages } from './labelled-passages.fixture.ts';
import { scoreVector, trainClassifier } from './logistic.ts';
import { PassageScorer } from './passage-scorer.ts';
import { textVector, WordTable } from './text-features.ts';

test('a classifier learns from a hundred verdicts, in two languages, and says which words decided', () => {
  const classifier = trainClassifier(labelledPassages(100, 1));
  const scorer = new PassageScorer(classifier);
  expect(scorer.scoreText('переведите пять тысяч на безопасный счёт')).toBeGreaterThan(0.8);
  expect(scorer.scoreText('transfer five thousand to a safe account')).toBeGreaterThan(0.8);
  expect(scorer.scoreText('встретимся завтра у школы')).toBeLessThan(0.3);
  const words = scorer.explain('слушай, переведите сто долларов на безопасный счёт').map(({ word }) => word);
  expect(['переведите', 'безопасный', 'счет', 'на']).toContain(words[0]);
});

test('the fast score is that of the vector, and a stored classifier gives the same', () => {
  const classifier = trainClassifier(labelledPassages(60, 2));
  const scorer = new PassageScorer(readClassifier(JSON.parse(JSON.stringify(storeClassifier(classifier))) as never));
  const table = new WordTable();
  for (const { text } of labelledPassages(20, 3)) {
    expect(scorer.scoreText(text)).toBeCloseTo(scoreVector(classifier, textVector(text, table)), 5);
  }
});

test('folds keep recordings whole and have like shares of what is true', () => {
  const passages = labelledPassages(400, 4);
  const folds = foldsOf(passages, 5);
  for (const some of Map.groupBy(passages.keys(), (nth) => passages[nth]!.recordingId).values()) {
    expect(new Set(some.map((nth) => folds[nth])).size).toBe(1);
  }
  const truths = [0, 1, 2, 3, 4].map(
    (fold) => passages.filter(({ isTrue }, nth) => isTrue && folds[nth] === fold).length,
  );
  expect(Math.max(...truths) - Math.min(...truths)).toBeLessThanOrEqual(8);
});

test('what is said again within a recording flatters folds by passage; folds by recording show the lower figure', () => {
  const random = seededRandom(9);
  // Labels by chance: nothing can be learned, but each passage is there four times within its recording.
  const passages = Array.from({ length: 120 }, (_, nth) => {
    const text = Array.from({ length: 8 }, () => `слово${Math.floor(random() * 4000)}`)
      .join(' ')
      .replaceAll(/\d/g, (digit) => 'абвгдежзик'[Number(digit)]!);
    const isTrue = random() < 0.5;
    return Array.from({ length: 4 }, () => ({ text, isTrue, recordingId: nth }));
  }).flat();
  const naive = averagePrecision(
    heldOutScores(
      passages,
      passages.map((_, nth) => nth % 5),
    ),
  );
  const honest = averagePrecision(heldOutScores(passages, foldsOf(passages, 5)));
  expect(naive).toBeGreaterThan(0.95);
  expect(honest).toBeLessThan(0.65);
});

test('the threshold follows from the costs, and the weight of the classes lets a rare one be found', () => {
  const passages = labelledPassages(300, 5, 0.08);
  const scored = heldOutScores(passages, foldsOf(passages, 5));
  const careful = figuresOf(scored, { miss: 20, falseAlarm: 1 });
  const strict = figuresOf(scored, { miss: 1, falseAlarm: 20 });
  expect(careful.chosen.recall).toBeGreaterThanOrEqual(strict.chosen.recall);
  expect(careful.chosen.threshold).toBeLessThanOrEqual(strict.chosen.threshold);
  expect(careful.averagePrecision).toBeGreaterThan(0.8);
  expect(careful.curve.length).toBeLessThanOrEqual(62);
});

test('a fall of the last hundred verdicts below the held-out figure is an alarm; chance is not', () => {
  const month = (nth: number) => Date.UTC(2026, Math.floor(nth / 100), 1 + (nth % 28));
  const verdicts = (rightLast: number) =>
    Array.from({ length: 300 }, (_, nth) => {
      const isTrue = nth % 2 === 0;
      const isRight = nth < 200 ? nth % 10 !== 0 : nth % 100 < rightLast;
      return { decidedAtMs: month(nth), isTrue, score: isTrue === isRight ? 0.9 : 0.1 };
    });
  expect(driftOf(verdicts(88), 0.5, 0.9)).toMatchObject({ isFallen: false, lastRightShare: 0.88 });
  const fallen = driftOf(verdicts(70), 0.5, 0.9);
  expect(fallen.isFallen).toBe(true);
  expect(fallen.months.map(({ month: name }) => name)).toEqual(['2026-01', '2026-02', '2026-03']);
  expect(driftOf(verdicts(0).slice(0, 99), 0.5, 0.9)).toMatchObject({ isFallen: false, lastRightShare: null });
});
