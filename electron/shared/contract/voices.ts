import { z } from 'zod';
import type { Edited } from '../edits/transcript-change.ts';
import type { Page } from '../page.ts';
import type {
  DoubtfulTurn,
  RememberedVoice,
  SpokenOverlap,
  VoicePlaces,
  VoicesOverview,
  VoiceSuggestion,
} from '../analyses/voices.ts';
import { atMs, id, name, none, page, recording } from './fields.ts';
import { method } from './method.ts';

export const voicesMethods = {
  /** Null before the first analysis of speakers was finished. */
  'voices.overview': method(recording).returns<VoicesOverview | null>(),
  /** Where two speak at once, in the order of time. */
  'voices.overlaps': method(recording).returns<readonly SpokenOverlap[]>(),
  /** In the order of time; decided ones keep their place. */
  'voices.doubtful': method(z.strictObject({ recordingId: id, ...page })).returns<Page<DoubtfulTurn>>(),
  /**
   * Says who speaks in a turn (null for no one): its segments are given to them, in one step, and later runs keep it. With
   * `isAllLikeThis` also every other doubtful turn of the same two voices.
   */
  'voices.decide': method(
    z.strictObject({
      recordingId: id,
      startMs: atMs,
      endMs: atMs,
      speaker: name.nullable(),
      isAllLikeThis: z.boolean().default(false),
    }),
  ).returns<Edited & { readonly decidedCount: number }>(),
  'voices.remembered': method(none).returns<readonly RememberedVoice[]>(),
  /** Keeps how a speaker sounds, under their name, for this library only; nothing else is ever remembered. */
  'voices.remember': method(z.strictObject({ recordingId: id, speakerId: id })).returns<RememberedVoice>(),
  /** Every byte of it, also in the library's logs. */
  'voices.forget': method(z.strictObject({ voiceId: id })).returns<null>(),
  /** Where else in the library a speaker of a recording, or a remembered person, may speak: places to listen to. */
  'voices.search': method(
    z.strictObject({
      voice: z.union([z.strictObject({ recordingId: id, speakerId: id }), z.strictObject({ voiceId: id })]),
      ...page,
    }),
  ).returns<VoicePlaces>(),
  'voices.suggestions': method(recording).returns<readonly VoiceSuggestion[]>(),
  /** Accepted, the speaker gets the name, and the voice another sample. */
  'voices.answer': method(
    z.strictObject({ recordingId: id, speakerId: id, voiceId: id, isAccepted: z.boolean() }),
  ).returns<null>(),
} as const;
