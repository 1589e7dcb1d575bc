import { z } from 'zod';
import type { Person } from '../analyses/voices.ts';
import { id, name, none } from './fields.ts';
import { method } from './method.ts';

export const peopleMethods = {
  /** Everybody whose voice is remembered, by name. */
  'people.list': method(none).returns<readonly Person[]>(),
  /** With `inTexts` also in every transcript where the old name stands, each a step of its history. */
  'people.rename': method(z.strictObject({ voiceId: id, name, inTexts: z.boolean() })).returns<{
    readonly textCount: number;
  }>(),
  /** Both are one person: the samples of the one become the other's. */
  'people.merge': method(z.strictObject({ voiceId: id, intoId: id, inTexts: z.boolean() })).returns<{
    readonly textCount: number;
  }>(),
} as const;
