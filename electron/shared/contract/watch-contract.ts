/** The part of the contract about watch lists, findings and saved searches. */
import { z } from 'zod';
import type { Method } from './contract.ts';
import {
  findingFormats,
  findingStates,
  longestNote,
  longestTerm,
  mostTermsInList,
  severities,
  termMatches,
  type Finding,
  type FindingCounts,
  type FindingPage,
  type SavedSearch,
  type SavedText,
  type WatchImport,
  type WatchList,
  type WatchListWithTerms,
  type WatchProgress,
} from '../watch.ts';

function method<I extends z.ZodType>(input: I): { returns<O>(): Method<I, O> } {
  return { returns: () => ({ input }) };
}

const id = z.int().positive();
const none = z.strictObject({});
const name = z.string().trim().min(1).max(200);
const term = z.strictObject({
  term: z.string().trim().min(1).max(longestTerm),
  match: z.enum(termMatches),
  severity: z.enum(severities),
  note: z.string().trim().max(longestNote),
});
/** Where to write; null to get the text instead. Fails with `file-exists` unless `overwrite`. */
const target = { path: z.string().min(1).max(32_768).nullable().default(null), overwrite: z.boolean().default(false) };
const filter = z.strictObject({
  /** Empty for every one. */
  states: z.array(z.enum(findingStates)).max(3).readonly(),
  severities: z.array(z.enum(severities)).max(3).readonly(),
  listId: id.nullable(),
  recordingId: id.nullable(),
});

export const watchContract = {
  'watchLists.list': method(none).returns<{ lists: readonly WatchList[]; progress: WatchProgress }>(),
  'watchLists.get': method(z.strictObject({ listId: id })).returns<WatchListWithTerms>(),
  /** Returns at once; new terms are then looked for in the whole library, in the background. */
  'watchLists.save': method(
    z.strictObject({ listId: id.nullable(), name, terms: z.array(term).max(mostTermsInList) }),
  ).returns<WatchListWithTerms>(),
  /** Its undecided findings go with it; decided ones stay. */
  'watchLists.remove': method(z.strictObject({ listId: id })).returns<null>(),
  /** A new list, or for a `listId` its terms and these; of two that look for the same the later one counts. */
  'watchLists.import': method(
    z.strictObject({ listId: id.nullable(), name, csv: z.string().max(20_000_000) }),
  ).returns<WatchImport>(),
  'watchLists.export': method(z.strictObject({ listId: id, ...target })).returns<SavedText>(),
  /** Over the whole library: what has not been looked for yet, or `all` again. Returns at once. */
  'watchLists.run': method(z.strictObject({ all: z.boolean() })).returns<null>(),
  'watchLists.cancelRun': method(none).returns<null>(),

  /** Newest recording first, in it by time. */
  'findings.list': method(
    z.strictObject({
      filter,
      snapshot: z.strictObject({ lastId: z.int().min(0), atMs: z.int() }).nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
  ).returns<FindingPage>(),
  'findings.counts': method(none).returns<FindingCounts>(),
  /** One decision, taken back as one; saved in the journal when it resolves. */
  'findings.decide': method(
    z.strictObject({
      findingIds: z.array(id).min(1).max(1000),
      state: z.enum(findingStates),
      reason: z.string().max(2000),
    }),
  ).returns<readonly Finding[]>(),
  /** Takes back the newest decision that was not taken back, also one from before a restart; empty if there is none. */
  'findings.undo': method(none).returns<readonly Finding[]>(),
  'findings.export': method(z.strictObject({ filter, format: z.enum(findingFormats), ...target })).returns<SavedText>(),

  'savedSearches.list': method(none).returns<readonly SavedSearch[]>(),
  /** A new one for null; all that is there now counts as seen. */
  'savedSearches.save': method(
    z.strictObject({ id: id.nullable(), name, query: z.string().trim().min(1).max(1000) }),
  ).returns<{ id: number }>(),
  'savedSearches.remove': method(z.strictObject({ id })).returns<null>(),
  'savedSearches.markSeen': method(z.strictObject({ id })).returns<null>(),
} as const;
