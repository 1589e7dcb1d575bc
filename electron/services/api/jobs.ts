import type { ServicesOf } from '#shared/contract/contract.ts';
import { changeJobs } from '#services/queue/many-recordings.ts';
import { setTreatment } from '#services/queue/sound/treat-sound.ts';
import { retryOptions } from '#services/store/recordings/job-options.ts';
import type { Parts } from './parts.ts';

const done = null;

export function jobsServices(parts: Pick<Parts, 'library' | 'events' | 'queue' | 'jobOptions'>): ServicesOf<'jobs'> {
  const { library, queue, events } = parts;
  return {
    'jobs.running': async () => {
      const id = queue.runningId();
      return id === null ? null : { ...library.recordings.get(id), progress: queue.progressOf(id) };
    },
    'jobs.counts': async () => library.jobs.counts(),
    'jobs.pause': ({ recordingId }) => queue.pause(recordingId).then(() => done),
    'jobs.cancel': ({ recordingId }) => queue.cancel(recordingId).then(() => done),
    'jobs.resume': async ({ recordingId }) => {
      queue.resume(recordingId);
      return done;
    },
    'jobs.retry': async ({ recordingId }) => {
      const { state, options } = library.jobs.get(recordingId);
      library.jobs.setOptions(recordingId, retryOptions(state, options, parts.jobOptions()));
      queue.retry(recordingId);
      return done;
    },
    'jobs.setTreatment': async ({ recordingId, ...wanted }) => {
      await setTreatment(parts, recordingId, wanted);
      return done;
    },
    'jobs.next': async (page) => library.jobs.next(page),
    'jobs.move': async ({ recordingIds, beforeId }) => {
      library.jobs.move(recordingIds, beforeId);
      events.emit('queue.changed', {});
      return done;
    },
    'jobs.setPaused': ({ isPaused, isFinishing }) => queue.setPaused(isPaused, isFinishing).then(() => done),
    'jobs.failures': async () => library.runs.failures(),
    'jobs.retryFailed': async ({ code }) => {
      const recordingIds = [...library.runs.failedIds(code)];
      if (recordingIds.length === 0) return { stepId: null, count: 0 };
      return await changeJobs(parts, { recordingIds }, 'retry', () => parts.jobOptions());
    },
    'jobs.log': async (page) => library.runs.list(page),
    'jobs.changeMany': ({ recordings, change }) => changeJobs(parts, recordings, change, () => parts.jobOptions()),
  };
}
