import { z } from 'zod';
import type { Page } from '../page.ts';
import {
  type DoubtfulPlace,
  type LibraryPlaces,
  type WordSuggestion,
  type OtherVersionReading,
  type ReviewProgress,
  maxCorrectionLength,
} from '../edits/review.ts';
import type { Edited } from '../edits/transcript-change.ts';
import { id, none, page, transcript } from './fields.ts';
import { method } from './method.ts';

export const reviewMethods = {
  /** Makes the list of a finished transcript where there is none yet, and returns how far its review is. */
  'review.open': method(transcript).returns<ReviewProgress>(),
  /** The most doubtful first; decided ones keep their place. */
  'review.places': method(z.strictObject({ transcriptId: id, ...page })).returns<Page<DoubtfulPlace>>(),
  /** Of all texts in use, the most doubtful first; those that were decided since then keep their place. */
  'review.libraryPlaces': method(z.strictObject({ sinceMs: z.int(), ...page })).returns<LibraryPlaces>(),
  /** Lists the doubtful places of a few more finished transcripts; returns how many are left. */
  'review.listMore': method(none).returns<number>(),
  /** `accepted`: right as it is; `pending` takes that back. */
  'review.decide': method(
    z.strictObject({ placeId: id, state: z.enum(['accepted', 'pending']) }),
  ).returns<DoubtfulPlace>(),
  /** Several at once, all of them or none; returns how many they were. */
  'review.decideMany': method(
    z.strictObject({ placeIds: z.array(id).min(1).max(1000), state: z.enum(['accepted', 'pending']) }),
  ).returns<number>(),
  /** What other finished versions have at this place, where that is something else; the newest first. */
  'review.otherReadings': method(z.strictObject({ placeId: id })).returns<readonly OtherVersionReading[]>(),
  /** How often the word of a place stands in the transcript now. */
  'review.countSame': method(z.strictObject({ placeId: id })).returns<number>(),
  /** Puts `text` where the place is, or wherever the same word stands in the transcript: one step to undo. */
  'review.correct': method(
    z.strictObject({ placeId: id, text: z.string().trim().max(maxCorrectionLength), isAllSame: z.boolean() }),
  ).returns<Edited & { readonly place: DoubtfulPlace; readonly replacedCount: number }>(),
  /** What the words of a place may have been meant to be, the surest first: by sound, by their signs, by corrections. */
  'review.suggest': method(z.strictObject({ placeId: id })).returns<readonly WordSuggestion[]>(),
  /** Puts a suggestion where it stands, with the words beside the place that it reaches over: one step to undo. */
  'review.takeSuggestion': method(
    z.strictObject({
      placeId: id,
      start: z.int().min(0),
      end: z.int().min(0),
      text: z.string().trim().min(1).max(maxCorrectionLength),
    }),
  ).returns<Edited & { readonly place: DoubtfulPlace; readonly replacedCount: number }>(),
} as const;
