import { z } from 'zod';
import { type FoundText, type Replaced } from '../text/find-text.ts';
import type { Edited } from '../edits/transcript-change.ts';
import { findQuery, id, page, replacement, textPlace } from './fields.ts';
import { method } from './method.ts';

export const textMethods = {
  /** In the order of time. An expression that cannot be used finds nothing and says why. */
  'text.find': method(
    z.strictObject({ transcriptId: id, query: findQuery, replacement, ...page }),
  ).returns<FoundText>(),
  /** One place, or with null every one, as one step; places that are no longer there are counted as skipped. */
  'text.replace': method(
    z.strictObject({ transcriptId: id, query: findQuery, replacement, place: textPlace.nullable() }),
  ).returns<Replaced & Edited>(),
} as const;
