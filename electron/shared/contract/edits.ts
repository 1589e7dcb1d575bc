import { z } from 'zod';
import type { History, TakenBack } from '../step.ts';
import { id, page, transcript } from './fields.ts';
import { method } from './method.ts';

export const editsMethods = {
  /** The last step of this transcript, also of an earlier day; null when there is none left to take back. */
  'edits.undo': method(transcript).returns<TakenBack | null>(),
  'edits.redo': method(transcript).returns<TakenBack | null>(),
  /** Undoes or redoes until this step is the newest that is done; null takes everything back. */
  'edits.goTo': method(z.strictObject({ transcriptId: id, stepId: id.nullable() })).returns<TakenBack>(),
  /** One step wherever it stands, in all transcripts that it changed; null when it is taken back already. */
  'edits.takeBack': method(z.strictObject({ stepId: id })).returns<TakenBack | null>(),
  'edits.history': method(z.strictObject({ transcriptId: id, ...page })).returns<History>(),
} as const;
