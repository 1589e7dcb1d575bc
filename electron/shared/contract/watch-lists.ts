import { z } from 'zod';
import {
  type SavedText,
  type WatchImport,
  type WatchList,
  type WatchListWithTerms,
  type WatchProgress,
  maxNoteLength,
  maxTermLength,
  maxTermsInList,
  severities,
  termMatches,
} from '../watch.ts';
import { id, name, none, target } from './fields.ts';
import { method } from './method.ts';

const term = z.strictObject({
  term: z.string().trim().min(1).max(maxTermLength),
  match: z.enum(termMatches),
  severity: z.enum(severities),
  note: z.string().trim().max(maxNoteLength),
});

export const watchListsMethods = {
  'watchLists.list': method(none).returns<{ lists: readonly WatchList[]; progress: WatchProgress }>(),
  'watchLists.get': method(z.strictObject({ listId: id })).returns<WatchListWithTerms>(),
  /** Returns at once; new terms are then looked for in the whole library, in the background. */
  'watchLists.save': method(
    z.strictObject({
      listId: id.nullable(),
      name,
      terms: z.array(term).max(maxTermsInList),
      /**
       * The list as it was when it was changed here. What another window has made of it meanwhile is kept beside these
       * changes; `list-removed` says that it is gone.
       */
      onto: z.strictObject({ version: z.int().min(0), name, terms: z.array(term).max(maxTermsInList) }).optional(),
    }),
    { survivesPage: true },
  ).returns<WatchListWithTerms & { readonly isMerged: boolean }>(),
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
} as const;
