import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Edited, TranscriptChange } from '#shared/edits/transcript-change.ts';
import type { AppliedStep } from './edits.ts';

/** Emits what a step changed, for each transcript, and returns it as a reply; call it after every change made through an `EditStore`. */
export function emitStep(events: EventBus, { stepId, transcripts }: AppliedStep): Edited {
  if (stepId === null) return { stepId, changes: [] };
  for (const change of transcripts) events.emit('transcript.edited', { stepId, ...change });
  return { stepId, changes: transcripts.length === 1 ? transcripts : [] };
}

/** What steps that were made one after the other did together, to be reported once. */
export function joinSteps(steps: readonly AppliedStep[]): AppliedStep {
  const [only] = steps;
  if (only !== undefined && steps.length === 1) return only;
  const joined = new Map<number, TranscriptChange>();
  for (const change of steps.flatMap(({ transcripts }) => transcripts)) {
    const before = joined.get(change.transcriptId);
    joined.set(change.transcriptId, before === undefined ? change : joinChanges(before, change));
  }
  return { stepId: steps.findLast(({ stepId }) => stepId !== null)?.stepId ?? null, transcripts: [...joined.values()] };
}

function joinChanges(one: TranscriptChange, next: TranscriptChange): TranscriptChange {
  return {
    ...next,
    segmentIds: [...new Set([...one.segmentIds, ...next.segmentIds])],
    // Rows of the first may be others by now: what shows them asks again.
    segments: [],
    movedFrom: Math.min(one.movedFrom ?? 0, next.movedFrom ?? 0),
    areSpeakersChanged: one.areSpeakersChanged || next.areSpeakersChanged,
    areNotesChanged: one.areNotesChanged || next.areNotesChanged,
    startMs: earlier(one.startMs, next.startMs),
  };
}

function earlier(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
