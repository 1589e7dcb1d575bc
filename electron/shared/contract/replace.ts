import { z } from 'zod';
import type { Page } from '../page.ts';
import {
  type FindProblem,
  type FoundRecording,
  type LibrarySearch,
  type Replaced,
  type TextHit,
  maxLibraryHits,
} from '../text/find-text.ts';
import type { Edited } from '../edits/transcript-change.ts';
import { findQuery, id, none, page, replacement, textPlace } from './fields.ts';
import { method } from './method.ts';

export const replaceMethods = {
  /** Begins to search all transcripts and ends a search before it; `replace.progressed` reports the rest. */
  'replace.search': method(z.strictObject({ query: findQuery })).returns<
    { readonly problem: FindProblem } | { readonly problem: null; readonly search: LibrarySearch }
  >(),
  'replace.stop': method(none).returns<null>(),
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
      keptRecordingIds: z.array(id).max(maxLibraryHits),
      keptPlaces: z.array(textPlace).max(maxLibraryHits),
    }),
  ).returns<Replaced & Edited>(),
} as const;
