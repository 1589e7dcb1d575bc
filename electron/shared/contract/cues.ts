import { z } from 'zod';
import { cuePresetSchema, cueRulesSchema } from '../cues/cue-rules.ts';
import type { ShownCue } from '../cues/shown-cue.ts';
import type { Edited } from '../edits/transcript-change.ts';
import type { Page } from '../page.ts';
import { atMs, id, page, segmentText } from './fields.ts';
import { method } from './method.ts';

/** The numbers of the preset for the language of the text, unless `rules` are given. */
const cut = {
  transcriptId: id,
  preset: cuePresetSchema.default('netflix'),
  rules: cueRulesSchema.nullable().default(null),
};

/** A subtitle as it was listed. */
const cue = { segmentIds: z.array(id).min(1).max(1000), startMs: atMs, endMs: atMs };

export const cuesMethods = {
  /** A text as the subtitles that it is exported as, with what is wrong with each. */
  'cues.list': method(z.strictObject({ ...cut, ...page })).returns<Page<ShownCue>>(),
  'cues.summary': method(z.strictObject(cut)).returns<{ readonly count: number; readonly problemCount: number }>(),
  /** Index of the next subtitle that breaks a rule, or of the last one before; null when there is none. */
  'cues.nextProblem': method(
    z.strictObject({ ...cut, index: z.int().min(-1), direction: z.enum(['next', 'previous']) }),
  ).returns<number | null>(),
  /** What stands on the picture at a time, and until when that holds. */
  'cues.at': method(z.strictObject({ ...cut, atMs })).returns<{
    readonly index: number;
    readonly lines: readonly string[];
    readonly fromMs: number;
    readonly untilMs: number | null;
  }>(),
  /**
   * Cuts and joins segments so that each is one subtitle at its times: one step, also of many. Those of segments, or of
   * subtitles by their numbers, or all. Reports `recordings.progressed`; stopped by `filing.stop` it leaves nothing changed.
   */
  'cues.fit': method(
    z.strictObject({
      ...cut,
      segmentIds: z.array(id).min(1).max(10_000).nullable().default(null),
      range: z
        .strictObject({ first: z.int().min(0), last: z.int().min(0) })
        .nullable()
        .default(null),
    }),
  ).returns<Edited & { readonly changedCount: number; readonly isStopped: boolean }>(),
  /** Makes segments of a subtitle that is not one, one for each who speaks in it; returns them in order. */
  'cues.asSegments': method(z.strictObject({ ...cut, ...cue })).returns<
    Edited & { readonly segments: readonly { readonly id: number; readonly startMs: number; readonly endMs: number }[] }
  >(),
  /**
   * Makes segments of a subtitle and gives them the text, as one step. Where several people speak in it, each one's text begins with a
   * hyphen. Throws `segment-changed` where the text has changed since it was listed.
   */
  'cues.setText': method(z.strictObject({ ...cut, ...cue, text: segmentText }), {
    survivesPage: true,
  }).returns<Edited>(),
} as const;
