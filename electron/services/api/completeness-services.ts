import type { Services } from '#shared/contract/contract.ts';
import { AppFailure } from '#shared/failure.ts';
import { defaultSound } from '#shared/audio-track.ts';
import type { Queue } from '#services/queue/queue.ts';
import type { Library } from '#services/library/library.ts';
import type { JobOptions } from '#services/store/records.ts';
import { probe } from '#services/media/probe.ts';

type Method = 'recordings.sound' | 'transcripts.holes' | 'transcripts.speech' | 'transcripts.redo';

/** What is asked and done about text that is missing, and about the sound it comes from. */
export function completenessServices(
  parts: { readonly library: Library; readonly queue: Queue; findFfmpeg(): Promise<string> },
  presentOptions: () => JobOptions,
): Pick<Services, Method> {
  const { library, queue } = parts;
  const again = (recordingId: number, options: JobOptions) => {
    const { state } = library.jobs.get(recordingId);
    if (state === 'running') throw new AppFailure('bad-request', { detail: 'the recording is being transcribed' });
    library.jobs.setOptions(recordingId, options);
    queue.retry(recordingId);
    return null;
  };
  return {
    'recordings.sound': async ({ recordingId }) => {
      const { path, transcriptId } = library.recordings.get(recordingId);
      const { tracks } = await probe(path, await parts.findFfmpeg());
      const choice =
        transcriptId === null
          ? (library.jobs.get(recordingId).options.sound ?? defaultSound)
          : library.transcripts.get(transcriptId).sound;
      return { tracks, choice };
    },
    'transcripts.holes': async ({ transcriptId }) => library.transcripts.holes(transcriptId),
    'transcripts.speech': async ({ transcriptId }) => library.transcripts.speech(transcriptId),
    'transcripts.redo': async ({ transcriptId, startMs, endMs }) => {
      if (endMs <= startMs) throw new AppFailure('bad-request', { detail: 'the span is empty' });
      const { recordingId, sound } = library.transcripts.get(transcriptId);
      const recording = library.recordings.get(recordingId);
      if (recording.state !== 'done' || recording.transcriptId !== transcriptId) {
        throw new AppFailure('bad-request', { detail: 'only a finished, present text can be completed' });
      }
      const redo = { transcriptId, startMs, endMs };
      return again(recordingId, { ...presentOptions(), sound, redo });
    },
  };
}
