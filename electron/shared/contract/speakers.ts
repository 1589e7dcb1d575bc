import { z } from 'zod';
import type { Speaker } from '../speaker.ts';
import type { Edited } from '../edits/transcript-change.ts';
import { id, name, transcript } from './fields.ts';
import { method } from './method.ts';

export const speakersMethods = {
  'speakers.list': method(transcript).returns<readonly Speaker[]>(),
  'speakers.create': method(z.strictObject({ transcriptId: id, name })).returns<Edited>(),
  /**
   * Everywhere in its transcript; a name that is taken makes the two one. `onto` is the name that is renamed: where
   * another window has given another one meanwhile, `speaker-renamed` says so.
   */
  'speakers.rename': method(z.strictObject({ speakerId: id, name, onto: name.optional() })).returns<Edited>(),
  /** `onto` holds the names of the two as they are shown. */
  'speakers.merge': method(
    z.strictObject({ speakerId: id, intoId: id, onto: z.strictObject({ from: name, into: name }).optional() }),
  ).returns<Edited>(),
} as const;
