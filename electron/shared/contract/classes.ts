import { z } from 'zod';
import type { Page } from '../page.ts';
import type { ClassExample, ExplainedScore, TextClass } from '../quality/classes.ts';
import { id, none, page } from './fields.ts';
import { method } from './method.ts';

const one = z.strictObject({ classId: id });
const cost = z.number().min(0.001).max(1_000_000);

/** Classes of passages that are learned from verdicts: they rank and explain, and decide nothing. */
export const classesMethods = {
  'classes.list': method(none).returns<readonly TextClass[]>(),
  /** Makes a class, or changes the one of this name. `listIds`: watch lists whose verdicts it learns from. */
  'classes.save': method(
    z.strictObject({
      // A word, so that it can be searched for.
      name: z
        .string()
        .trim()
        .min(1)
        .max(60)
        .regex(/^[\p{L}\p{N}_-]+$/u),
      costs: z.strictObject({ miss: cost, falseAlarm: cost }),
      listIds: z.array(id).max(200).default([]),
    }),
  ).returns<TextClass>(),
  'classes.remove': method(one).returns<null>(),
  'classes.label': method(z.strictObject({ classId: id, segmentId: id, isTrue: z.boolean() })).returns<null>(),
  'classes.examples': method(z.strictObject({ classId: id, ...page })).returns<Page<ClassExample>>(),
  'classes.forget': method(z.strictObject({ exampleId: id, isForgotten: z.boolean() })).returns<null>(),
  /** Trains again from everything that counts. Fails with `class-untaught`. */
  'classes.train': method(one).returns<TextClass>(),
  /** What the trained classes say of a text. */
  'classes.explain': method(z.strictObject({ text: z.string().max(20_000) })).returns<readonly ExplainedScore[]>(),
  /** Ranks the passages of all recordings; returns how many. */
  'classes.rank': method(none).returns<{ readonly count: number }>(),
} as const;
