import type { AppEvent } from '#shared/contract/events.ts';

/** The recordings being transcribed after `event`; while there are any, the computer is kept awake. */
export function runningRecordings(before: ReadonlySet<number>, event: AppEvent): ReadonlySet<number> {
  const after = new Set(before);
  if (event.name === 'job.progressed') mark(after, event.data.recordingId, event.data.state === 'running');
  if (event.name === 'recording.changed')
    mark(after, event.data.recording.id, event.data.recording.state === 'running');
  if (event.name === 'recording.removed') for (const id of event.data.recordingIds) after.delete(id);
  return after;
}

function mark(ids: Set<number>, id: number, isRunning: boolean): void {
  if (isRunning) ids.add(id);
  else ids.delete(id);
}
