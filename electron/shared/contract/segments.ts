import { z } from 'zod';
import type { Page } from '../page.ts';
import type { FirstReading, Segment } from '../segment.ts';
import type { Edited } from '../edits/transcript-change.ts';
import { atMs, id, name, page, segmentText } from './fields.ts';
import { method } from './method.ts';

/**
 * The text that the change was made on. Where another window has written another one meanwhile, `segment-changed`
 * carries it and nothing is changed; without `onto` the later text counts.
 */
const onto = segmentText.optional();
const timeMs = z
  .int()
  .min(0)
  .max(2 ** 40);
/** Steps of one session that follow each other are one step to undo: typing, dragging, holding a key. */
const session = z.string().max(100).optional();
const segment = z.strictObject({ segmentId: id });
const segmentIds = z.array(id).min(1).max(10_000);

/** With the segment that the edit ended in. */
type EditedSegment = Edited & { readonly segment: Segment };

export const segmentsMethods = {
  /** In the order of time. */
  'segments.list': method(z.strictObject({ transcriptId: id, ...page })).returns<Page<Segment>>(),
  /** Index (for `offset`) of the segment that is spoken at `atMs`, or the last one before it. */
  'segments.indexAt': method(z.strictObject({ transcriptId: id, atMs })).returns<number>(),
  /** What a second reading took the place of; null where the text is the first reading. */
  'segments.firstReading': method(segment).returns<FirstReading | null>(),

  'segments.editText': method(z.strictObject({ segmentId: id, text: segmentText, session, onto }), {
    survivesPage: true,
  }).returns<EditedSegment>(),
  /** Cuts at a caret (UTF-16 offset), with the time of the word there; `text` is what the field holds now. Returns the second half. */
  'segments.split': method(
    z.strictObject({ segmentId: id, atChar: z.int().min(0).max(20_000), text: segmentText.optional(), onto }),
  ).returns<EditedSegment>(),
  /** Returns the whole, and where in its text the two met. */
  'segments.merge': method(
    z.strictObject({ segmentId: id, side: z.enum(['previous', 'next']), text: segmentText.optional(), onto }),
  ).returns<EditedSegment & { readonly caret: number }>(),
  /** A new segment after this one. */
  'segments.insert': method(z.strictObject({ segmentId: id, text: segmentText.default('') })).returns<EditedSegment>(),
  'segments.remove': method(z.strictObject({ segmentIds })).returns<Edited>(),
  /** A neighbour in the way gives way. */
  'segments.setTimes': method(
    z.strictObject({ segmentId: id, startMs: timeMs, endMs: timeMs, session }),
  ).returns<EditedSegment>(),
  /**
   * To a speaker; to one of a name (added if there is none); to whoever has a slot (added under the name if it is free);
   * or to no one. All of one transcript. Returns who it was. `onto` is whom the page knows them to be of; where another
   * window has given one to someone else meanwhile, `speaker-changed` says so and nothing is changed.
   */
  'segments.assignSpeaker': method(
    z.strictObject({
      segmentIds,
      speaker: z
        .union([
          z.strictObject({ id }),
          z.strictObject({ name }),
          z.strictObject({ slot: z.int().min(1).max(9), name }),
        ])
        .nullable(),
      onto: z
        .array(z.strictObject({ segmentId: id, speakerIds: z.array(id.nullable()).max(2) }))
        .max(10_000)
        .optional(),
    }),
  ).returns<Edited & { readonly speaker: string | null; readonly speakerId: number | null }>(),
  /** What was recognised in its time, in order; empty where nothing was. */
  'segments.original': method(segment).returns<readonly Segment[]>(),
  'segments.restore': method(segment).returns<Edited>(),
} as const;
