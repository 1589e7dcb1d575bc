import type { Library } from '#services/library/library.ts';
import type { TranscriptDocument } from './transcript-document.ts';

/** Everything an export needs of one transcript. Throws `not-found`. */
export function documentOf(library: Library, transcriptId: number, withNotes: boolean): TranscriptDocument {
  const { recordingId, recordingName, durationMs, sha256, engine, modelId, language } =
    library.transcripts.get(transcriptId);
  const segments = [...library.segments.iterate(transcriptId)];
  const notes = withNotes ? [...library.notes.iterate(recordingId)] : [];
  return { name: recordingName, durationMs, sha256, engine, modelId, language, segments, notes };
}
