import type { Segment, Word } from '#shared/segment.ts';
import type { History, StepDetail, StepName, TakenBack } from '#shared/edits/step.ts';
import type { TranscriptChange } from '#shared/edits/transcript-change.ts';

/** Fields of a segment to change; what is absent stays. */
export interface SegmentChange {
  readonly startMs?: number;
  readonly endMs?: number;
  readonly speakerId?: number | null;
  /** Trimmed. Without `words` the words keep their timing: see `keepTiming`. */
  readonly text?: string;
  readonly words?: readonly Word[];
}

export interface AddedSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly speakerId: number | null;
  /** Spread by letters if absent. */
  readonly words?: readonly Word[];
  /** 0…1. */
  readonly confidence?: number | null;
  readonly marks?: Segment['marks'];
  /** Only where it is not the transcript's. */
  readonly language?: string | null;
}

export interface SpeakerRow {
  readonly id: number;
  readonly transcriptId: number;
  readonly name: string;
}

/**
 * One step while it is made: each call is written at once, with its journal entry, inside the step's transaction, and
 * what is read sees what was written before. A call that changes nothing writes nothing.
 */
export interface StepDraft {
  /** Throws `not-found`. */
  segment(segmentId: number): Segment;
  /** Null at the beginning and at the end. */
  neighbours(segmentId: number): { readonly previous: Segment | null; readonly next: Segment | null };
  set(segmentId: number, change: SegmentChange): Segment;
  /** Ids of added segments are never ids that were used before. */
  add(transcriptId: number, segment: AddedSegment): Segment;
  remove(segmentId: number): void;
  /** Throws `not-found`. */
  speaker(speakerId: number): SpeakerRow;
  /** The speaker of that name, who is added if there is none: in a slot (digit) if that is free, else in the first free. */
  speakerNamed(transcriptId: number, name: string, slot?: number): SpeakerRow;
  renameSpeaker(speakerId: number, name: string): void;
  /** No segment may name it any more. */
  removeSpeaker(speakerId: number): void;
  /** Any row of a table that is journalled (`journalled-rows.ts`), whole; null removes it. */
  put(subject: string, rowId: number, transcriptId: number, row: Readonly<Record<string, unknown>> | null): void;
}

export interface StepLabel {
  readonly name: StepName;
  readonly detail?: StepDetail;
  /** Steps of one session that follow each other in a transcript are one step: typing, dragging, holding a key. */
  readonly session?: string | undefined;
}

export interface AppliedStep {
  /** Null where nothing was changed. */
  readonly stepId: number | null;
  readonly transcripts: readonly TranscriptChange[];
}

export interface TakenBackStep extends AppliedStep, TakenBack {}

/**
 * Everything that people change in transcripts goes through here and lands in the append-only journal, so that it can
 * be taken back, also after a restart.
 *
 *     const done = library.edits.apply({ name: 'replace', detail: { from, to, count } }, (step) => {
 *       for (const { segmentId, before, after } of hits)
 *         if (step.segment(segmentId).text === before) step.set(segmentId, { text: after });
 *     });
 *     emitStep(events, done);   // emit-step.ts: pages change only what it concerns
 *
 * All of it is one transaction and one step of the history of every transcript that it touched, whose `stepId`
 * `takeBack` undoes everywhere; rows that were changed again since are left as they are and counted. The callback may
 * run twice and must not keep state between.
 */
export interface EditStore {
  apply(label: StepLabel, make: (step: StepDraft) => void): AppliedStep;
  /** The newest step of this transcript, also one of an earlier day; null when there is none left. */
  undo(transcriptId: number): TakenBackStep | null;
  redo(transcriptId: number): TakenBackStep | null;
  /** Undoes or redoes until this step is the newest that is done; null takes all of them back. */
  goTo(transcriptId: number, stepId: number | null): TakenBackStep;
  /** Undoes one step wherever it stands; null when it is taken back already. */
  takeBack(stepId: number): TakenBackStep | null;
  history(transcriptId: number, page: { readonly offset: number; readonly limit: number }): History;
  /** The text of a segment, of which visits that end where they began leave no step. */
  setText(
    segmentId: number,
    text: string,
    session?: string,
  ): AppliedStep & { readonly transcriptId: number; readonly segment: Segment };
  /** What was recognised in the time of a segment, in order; empty where the engine recognised nothing. */
  original(segmentId: number): readonly Segment[];
  /** Brings that back, with its own borders, in place of what was made of it; the speaker stays. */
  restore(segmentId: number): AppliedStep;
}
