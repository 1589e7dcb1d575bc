/** The part of the contract about finding and replacing text. */
import { z } from 'zod';
import type { Method, Page } from './contract.ts';
import {
  longestFindText,
  longestReplacement,
  mostLibraryHits,
  type FindProblem,
  type FoundRecording,
  type FoundText,
  type LibrarySearch,
  type Replaced,
  type TextHit,
} from '../text/find-text.ts';

function method<I extends z.ZodType>(input: I): { returns<O>(): Method<I, O> } {
  return { returns: () => ({ input }) };
}

const id = z.int().positive();
const page = { offset: z.int().min(0), limit: z.int().min(1).max(200) };
const query = z.strictObject({
  text: z.string().max(longestFindText),
  isRegex: z.boolean(),
  isWholeWord: z.boolean(),
  isCaseSensitive: z.boolean(),
  isYoLoose: z.boolean(),
});
const replacement = z.string().max(longestReplacement);
const place = z.strictObject({ segmentId: id, start: z.int().min(0) });

export const replaceContract = {
  /** In the order of time. An expression that cannot be used finds nothing and says why. */
  'text.find': method(z.strictObject({ transcriptId: id, query, replacement, ...page })).returns<FoundText>(),
  /** One place, or with null every one, as one step; places that are no longer there are counted as skipped. */
  'text.replace': method(
    z.strictObject({ transcriptId: id, query, replacement, place: place.nullable() }),
  ).returns<Replaced>(),

  /** Begins to look through all transcripts and ends a search before it; `replace.progressed` tells the rest. */
  'replace.search': method(z.strictObject({ query })).returns<
    { readonly problem: FindProblem } | { readonly problem: null; readonly search: LibrarySearch }
  >(),
  'replace.stop': method(z.strictObject({})).returns<null>(),
  /** Recordings with what was found so far, newest first. */
  'replace.recordings': method(z.strictObject({ searchId: id, ...page })).returns<Page<FoundRecording>>(),
  'replace.hits': method(z.strictObject({ searchId: id, recordingId: id, replacement, ...page })).returns<
    Page<TextHit>
  >(),
  /** All that was found but what was unticked, in every recording, as one step. */
  'replace.apply': method(
    z.strictObject({
      searchId: id,
      replacement,
      keptRecordingIds: z.array(id).max(mostLibraryHits),
      keptPlaces: z.array(place).max(mostLibraryHits),
    }),
  ).returns<Replaced>(),
} as const;
