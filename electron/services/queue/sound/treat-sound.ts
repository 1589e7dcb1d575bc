import type { SoundTreatment } from '#shared/recognition/sound-check.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import { withTreatment } from '#services/store/recordings/job-options.ts';
import type { Queue } from '../queue.ts';

interface TreatParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly queue: Queue;
}

/** Treats the sound of one job, or leaves it; a job in progress restarts with it. */
export async function setTreatment(
  { library, events, queue }: TreatParts,
  recordingId: number,
  { treatment, isOn }: { readonly treatment: SoundTreatment; readonly isOn: boolean },
): Promise<void> {
  const { state, options } = library.jobs.get(recordingId);
  if (state !== 'waiting' && state !== 'paused' && state !== 'running') throw badRequest('recording-not-queued');
  library.jobs.setOptions(recordingId, withTreatment(options, treatment, isOn));
  // It waits at its cursor, and a text that was begun another way is restarted.
  await queue.setAside(recordingId);
  events.emit('recording.changed', { recording: library.recordings.get(recordingId) });
  queue.wake();
}
