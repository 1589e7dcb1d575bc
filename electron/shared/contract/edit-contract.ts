/** The part of the contract about changes of the text, speakers and the way back. */
import { z } from 'zod';
import type { Method } from './contract.ts';
import type { Segment } from '../segment.ts';
import type { Speaker } from '../speaker.ts';
import type { History, TakenBack } from '../step.ts';

function method<I extends z.ZodType>(input: I): { returns<O>(): Method<I, O> } {
  return { returns: () => ({ input }) };
}

const id = z.int().positive();
const transcript = z.strictObject({ transcriptId: id });
const segment = z.strictObject({ segmentId: id });
const segmentText = z.string().max(20_000);
const name = z.string().trim().min(1).max(200);
const ms = z
  .int()
  .min(0)
  .max(2 ** 40);
/** Steps of one session that follow each other are one step to undo: typing, dragging, holding a key. */
const session = z.string().max(100).optional();
/**
 * The text that the change was made on. Where another window has written another one meanwhile, `segment-changed` tells
 * it and nothing is changed; without `onto` the later text counts.
 */
const onto = segmentText.optional();
const segmentIds = z.array(id).min(1).max(10_000);

/** Every change is saved when it resolves: rows, journal and search index are on disk. */
export const editContract = {
  'segments.editText': method(z.strictObject({ segmentId: id, text: segmentText, session, onto })).returns<Segment>(),
  /** Cuts at a caret (UTF-16 offset), with the time of the word there; `text` is what the field holds now. Returns the second half. */
  'segments.split': method(
    z.strictObject({ segmentId: id, atChar: z.int().min(0).max(20_000), text: segmentText.optional(), onto }),
  ).returns<Segment>(),
  /** Returns the whole, and where in its text the two met. */
  'segments.merge': method(
    z.strictObject({ segmentId: id, side: z.enum(['previous', 'next']), text: segmentText.optional(), onto }),
  ).returns<{ readonly segment: Segment; readonly caret: number }>(),
  /** A new segment after this one. */
  'segments.insert': method(z.strictObject({ segmentId: id, text: segmentText.default('') })).returns<Segment>(),
  'segments.remove': method(z.strictObject({ segmentIds })).returns<null>(),
  /** A neighbour in the way gives way. */
  'segments.setTimes': method(z.strictObject({ segmentId: id, startMs: ms, endMs: ms, session })).returns<Segment>(),
  /**
   * To a speaker; to one of a name (added if there is none); to whoever has a slot (added under the name if it is free);
   * or to nobody. All of one transcript. Returns who it was.
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
    }),
  ).returns<{ readonly speaker: string | null }>(),
  /** What was recognised in its time, in order; empty where nothing was. */
  'segments.original': method(segment).returns<readonly Segment[]>(),
  'segments.restore': method(segment).returns<null>(),

  'speakers.list': method(transcript).returns<readonly Speaker[]>(),
  'speakers.create': method(z.strictObject({ transcriptId: id, name })).returns<null>(),
  /** Everywhere in its transcript; a name that is taken makes the two one. */
  'speakers.rename': method(z.strictObject({ speakerId: id, name })).returns<null>(),
  'speakers.merge': method(z.strictObject({ speakerId: id, intoId: id })).returns<null>(),

  /** The last step of this transcript, also of an earlier day; null when there is none left to take back. */
  'edits.undo': method(transcript).returns<TakenBack | null>(),
  'edits.redo': method(transcript).returns<TakenBack | null>(),
  /** Undoes or redoes until this step is the newest that is done; null takes everything back. */
  'edits.goTo': method(z.strictObject({ transcriptId: id, stepId: id.nullable() })).returns<TakenBack>(),
  /** One step wherever it stands, in all transcripts that it changed; null when it is taken back already. */
  'edits.takeBack': method(z.strictObject({ stepId: id })).returns<TakenBack | null>(),
  'edits.history': method(
    z.strictObject({ transcriptId: id, offset: z.int().min(0), limit: z.int().min(1).max(200) }),
  ).returns<History>(),
} as const;
