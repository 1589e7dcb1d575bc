import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Edited } from '#shared/edits/transcript-change.ts';
import type { AppliedStep } from './edits.ts';

/** Emits what a step changed, for each transcript, and returns it as a reply; call it after every change made through an `EditStore`. */
export function emitStep(events: EventBus, { stepId, transcripts }: AppliedStep): Edited {
  if (stepId === null) return { stepId, changes: [] };
  for (const change of transcripts) events.emit('transcript.edited', { stepId, ...change });
  return { stepId, changes: transcripts.length === 1 ? transcripts : [] };
}
