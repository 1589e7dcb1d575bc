import type { Library } from '#services/library/library.ts';
import type { FleetPort } from './fleet-port.ts';

/**
 * The same five verbs over the queue of one library: what it commits is on disk when a call resolves, and what a process
 * leaves is taken up by the next one that opens the library.
 */
export function createLocalPort(library: Library, modelSha256: (modelId: string) => string): FleetPort {
  const current = new Map<string, number>();
  const isMine = (handle: string) => {
    const id = current.get(handle);
    return id !== undefined && library.jobs.get(id).state === 'running';
  };
  return {
    async claim() {
      const job = library.jobs.nextWaiting();
      if (job === null) return null;
      const { recordingId, options } = job;
      library.jobs.setState(recordingId, 'running');
      const handle = String(recordingId);
      current.set(handle, recordingId);
      const { name } = library.recordings.get(recordingId);
      const { path, sizeBytes, sha256 } = library.recordings.source(recordingId);
      const media = { sha256: sha256 ?? '', sizeBytes, place: { kind: 'share', path } as const };
      const model = { id: options.modelId, sha256: modelSha256(options.modelId) };
      const { resumeMs } = job;
      const windows = resumeMs === 0 ? [] : [{ cursorMs: resumeMs, language: null, detected: null, segments: [] }];
      return { key: handle, handle, spec: { name, media, model, options }, windows };
    },
    beat: async ({ handle }) => isMine(handle),
    async progress({ handle }, { cursorMs, language, detected, segments }) {
      if (!isMine(handle)) return false;
      const { transcriptId, resumeMs } = library.transcripts.begin(Number(handle));
      if (cursorMs > resumeMs) {
        library.transcripts.commitWindow({ transcriptId, resumeMs: cursorMs, language, detected, segments });
      }
      return true;
    },
    async complete({ handle }, { speech, ...result }) {
      if (!isMine(handle)) return false;
      const { transcriptId } = library.transcripts.begin(Number(handle));
      library.transcripts.finish(transcriptId, { ...result, ...(speech && { speech }) });
      return current.delete(handle);
    },
    async fail({ handle }, failure, isTransient) {
      if (!isMine(handle)) return false;
      if (isTransient) library.jobs.setState(Number(handle), 'waiting');
      else library.jobs.setState(Number(handle), 'failed', failure);
      return current.delete(handle);
    },
  };
}
