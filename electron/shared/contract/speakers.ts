import { z } from 'zod';
import type { Speaker } from '../speaker.ts';
import type { Edited } from '../edits/transcript-change.ts';
import { id, name, searchText, transcript } from './fields.ts';
import { method } from './method.ts';

export const speakersMethods = {
  'speakers.list': method(transcript).returns<readonly Speaker[]>(),
  /** Names of speakers of the library that fit what was typed, those in most recordings first. */
  'speakers.named': method(z.strictObject({ text: searchText, limit: z.int().min(1).max(50) })).returns<
    readonly { readonly name: string; readonly recordingCount: number }[]
  >(),
  'speakers.create': method(z.strictObject({ transcriptId: id, name })).returns<Edited>(),
  /**
   * Everywhere in its transcript; a name that is taken makes the two one. `onto` is the name that is renamed: where
   * another window has given another one meanwhile, `speaker-renamed` says so.
   */
  'speakers.rename': method(z.strictObject({ speakerId: id, name, onto: name.optional() }), {
    survivesPage: true,
  }).returns<Edited>(),
  /** `onto` holds the names of the two as they are shown. */
  'speakers.merge': method(
    z.strictObject({ speakerId: id, intoId: id, onto: z.strictObject({ from: name, into: name }).optional() }),
  ).returns<Edited>(),
} as const;
