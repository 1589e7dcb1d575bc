import type { Library } from '#services/library/library.ts';
import type { NewSegment } from '#services/store/records.ts';
import { sampleOptions, sampleRecording } from '#services/library/library.fixture.ts';

/** A segment of words that take 200 ms each, from their own times; it lasts from the first to the last. */
export function said(startMs: number, text: string, lengthMs = 3000): NewSegment {
  const parts = text.split(' ');
  const stepMs = Math.floor(lengthMs / parts.length / 10) * 10;
  const words = parts.map((part, nth) => ({
    startMs: startMs + nth * stepMs,
    endMs: startMs + (nth + 1) * stepMs,
    text: part,
    probability: 0.8,
  }));
  return { startMs, endMs: startMs + lengthMs, text, words };
}

/** A recording with a finished version of these segments; further runs add versions. */
export function addRecording(library: Library, segments: readonly NewSegment[]) {
  const [recording] = library.recordings.add([sampleRecording('talk.wav')], sampleOptions);
  if (recording === undefined) throw new Error('nothing was added');
  const transcriptId = addVersion(library, recording.id, 'small', segments);
  return { recordingId: recording.id, transcriptId };
}

export function addVersion(
  library: Library,
  recordingId: number,
  modelId: string,
  segments: readonly NewSegment[],
  { isFinished = true } = {},
): number {
  const isBeside = library.recordings.get(recordingId).transcriptId !== null;
  library.jobs.setOptions(recordingId, { ...sampleOptions, modelId, isBeside });
  const { transcriptId } = library.transcripts.begin(recordingId);
  const resumeMs = segments.at(-1)?.endMs ?? 0;
  library.transcripts.commitWindow({ transcriptId, resumeMs, language: 'en', segments });
  if (isFinished) library.transcripts.finish(transcriptId, { durationMs: resumeMs, sha256: 'sha', warnings: [] });
  return transcriptId;
}
