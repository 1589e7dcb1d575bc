import type { EventBus } from '#shared/event-bus.ts';
import type { AppliedStep } from './edits.ts';

/** Emits what a step changed, for each transcript; call it after every change made through an `EditStore`. */
export function emitStep(events: EventBus, { stepId, transcripts }: AppliedStep): void {
  if (stepId === null) return;
  for (const change of transcripts) events.emit('transcript.edited', { stepId, ...change });
}
