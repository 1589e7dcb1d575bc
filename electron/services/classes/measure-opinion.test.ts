import { expect, it } from 'vitest';
import { readClassReason, writeClassReason, type ClassExample } from '#shared/quality/classes.ts';
import { measureOpinion } from './measure-opinion.ts';

const examples = [true, true, true, false, false, false].map((isTrue, nth) => ({ id: nth, isTrue }) as ClassExample);
const opinions = (...scores: readonly (readonly [threat: number, plain: number])[]) => ({
  model: 'm',
  hash: 'h',
  of: new Map(
    scores.map(([threat, plain], nth) => [
      nth,
      [
        { label: 'threat', score: threat },
        { label: 'plain', score: plain },
      ],
    ]),
  ),
});

it('the label that ranks the examples best is the opinion, with its precision where it says so', () => {
  const found = measureOpinion(
    examples,
    opinions([0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.6, 0.4], [0.2, 0.8], [0.1, 0.9]),
  );
  expect(found).toMatchObject({ label: 'threat', saidCount: 3, precision: 2 / 3, recall: 2 / 3 });
});

it('a model whose labels say nothing of the class has no opinion', () => {
  expect(
    measureOpinion(examples, opinions([0.5, 0.5], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5])),
  ).toBeNull();
});

it('a reason is read as it was written, with an opinion or without', () => {
  const words = 'код +1.2, переведите +0.8';
  for (const opinion of [null, { label: 'severe_toxic | x', score: 0.83, precision: 0.62 }]) {
    const read = readClassReason(writeClassReason({ words, opinion }));
    expect(read.words).toBe(words);
    expect(read.opinion?.score).toBe(opinion?.score);
  }
});
