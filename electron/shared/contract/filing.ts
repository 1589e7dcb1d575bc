import { z } from 'zod';
import type { TakenBack } from '../catalogue/listed-recording.ts';
import { id, none } from './fields.ts';
import { method } from './method.ts';

export const filingMethods = {
  /** Takes back the newest thing done in the library, also after a restart; null where there is none. */
  'filing.undo': method(none).returns<TakenBack | null>(),
  /** Does again what was taken back last; null where there is none. */
  'filing.redo': method(none).returns<TakenBack | null>(),
  /** Takes back one thing, whatever came after it. */
  'filing.takeBack': method(z.strictObject({ stepId: id })).returns<TakenBack>(),
  /** Stops what is being done to many recordings: what is done stays done, and can be taken back. */
  'filing.stop': method(none).returns<null>(),
} as const;
