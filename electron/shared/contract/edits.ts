import { z } from 'zod';
import type { History, TakenBack } from '../edits/step.ts';
import type { Edited } from '../edits/transcript-change.ts';
import { id, page, transcript } from './fields.ts';
import { method } from './method.ts';

export const editsMethods = {
  /** The last step of this transcript, also of an earlier day; null when there is none left to take back. */
  'edits.undo': method(transcript).returns<(TakenBack & Edited) | null>(),
  'edits.redo': method(transcript).returns<(TakenBack & Edited) | null>(),
  /** Undoes or redoes until this step is the newest that is done; null takes everything back. */
  'edits.goTo': method(z.strictObject({ transcriptId: id, stepId: id.nullable() })).returns<TakenBack & Edited>(),
  /** One step wherever it stands, in all transcripts that it changed; null when it is taken back already. */
  'edits.takeBack': method(z.strictObject({ stepId: id })).returns<(TakenBack & Edited) | null>(),
  'edits.history': method(z.strictObject({ transcriptId: id, ...page })).returns<History>(),
} as const;
