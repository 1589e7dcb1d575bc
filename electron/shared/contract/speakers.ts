import { z } from 'zod';
import type { Speaker } from '../speaker.ts';
import { id, name, transcript } from './fields.ts';
import { method } from './method.ts';

export const speakersMethods = {
  'speakers.list': method(transcript).returns<readonly Speaker[]>(),
  'speakers.create': method(z.strictObject({ transcriptId: id, name })).returns<null>(),
  /** Everywhere in its transcript; a name that is taken makes the two one. */
  'speakers.rename': method(z.strictObject({ speakerId: id, name })).returns<null>(),
  'speakers.merge': method(z.strictObject({ speakerId: id, intoId: id })).returns<null>(),
} as const;
