import { badRequest } from '#shared/text/bad-request.ts';
import type { ServicesOf } from '#shared/contract/contract.ts';
import type { Parts } from './parts.ts';

/** What is asked and done about text that is missing. */
export function transcriptsServices(parts: Pick<Parts, 'library' | 'queue' | 'jobOptions'>): ServicesOf<'transcripts'> {
  const { library, queue } = parts;
  return {
    'transcripts.gaps': async ({ transcriptId }) => library.transcripts.gaps(transcriptId),
    'transcripts.speech': async ({ transcriptId }) => library.transcripts.speech(transcriptId),
    'transcripts.paragraphs': async ({ transcriptId }) => library.transcripts.paragraphs(transcriptId),
    'transcripts.retranscribe': async ({ transcriptId, startMs, endMs }) => {
      if (endMs <= startMs) throw badRequest('span-empty');
      const { recordingId, sound } = library.transcripts.get(transcriptId);
      const recording = library.recordings.get(recordingId);
      if (recording.state !== 'done' || recording.transcriptId !== transcriptId) {
        throw badRequest('transcript-unfinished');
      }
      const redo = { transcriptId, startMs, endMs };
      const { state } = library.jobs.get(recordingId);
      if (state === 'running') throw badRequest('transcript-running');
      library.jobs.setOptions(recordingId, { ...parts.jobOptions(), sound, redo });
      queue.retry(recordingId);
      return null;
    },
  };
}
