/** The part of the contract about the review of doubtful words. */
import { z } from 'zod';
import type { Method, Page } from './contract.ts';
import { longestCorrection, type DoubtfulPlace, type ReviewProgress } from '../review.ts';

function method<I extends z.ZodType>(input: I): { returns<O>(): Method<I, O> } {
  return { returns: () => ({ input }) };
}

const id = z.int().positive();

export const reviewContract = {
  /** Makes the list of a finished transcript where there is none yet, and tells how far its review is. */
  'review.open': method(z.strictObject({ transcriptId: id })).returns<ReviewProgress>(),
  /** The most doubtful first; decided ones keep their place. */
  'review.places': method(
    z.strictObject({ transcriptId: id, offset: z.int().min(0), limit: z.int().min(1).max(200) }),
  ).returns<Page<DoubtfulPlace>>(),
  /** `accepted`: right as it is; `pending` takes that back. */
  'review.decide': method(
    z.strictObject({ placeId: id, state: z.enum(['accepted', 'pending']) }),
  ).returns<DoubtfulPlace>(),
  /** How often the word of a place stands in the transcript now. */
  'review.countSame': method(z.strictObject({ placeId: id })).returns<number>(),
  /** Puts `text` where the place is, or wherever the same word stands in the transcript: one step to undo. */
  'review.correct': method(
    z.strictObject({ placeId: id, text: z.string().trim().max(longestCorrection), isAllSame: z.boolean() }),
  ).returns<{ readonly place: DoubtfulPlace; readonly replacedCount: number }>(),
} as const;
