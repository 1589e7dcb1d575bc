import type { Library } from '#services/library/library.ts';
import { shotKind } from '#shared/analyses/shots.ts';
import type { ExportFormat } from '#shared/export.ts';
import { findingStates, severities, type Finding } from '#shared/watch.ts';
import type { TranscriptDocument } from './transcript-document.ts';

interface Wanted {
  readonly withNotes: boolean;
  readonly format: ExportFormat;
  readonly variant?: string | null;
}

/** Everything an export needs of one transcript. Throws `not-found`. */
export function documentOf(
  library: Library,
  transcriptId: number,
  { withNotes, variant = null, format }: Wanted,
): TranscriptDocument {
  const { recordingId, recordingName, durationMs, sha256, engine, modelId, language } =
    library.transcripts.get(transcriptId);
  const segments = [...library.segments.iterate(transcriptId)];
  const notes = withNotes || variant === 'notes' ? [...library.notes.iterate(recordingId)] : [];
  const findings = variant === 'findings' || format === 'qdpx' ? findingsOf(library, recordingId, transcriptId) : [];
  const auditHash = library.audit.lastHash();
  const shots = library.annotations.startsOf(recordingId, shotKind);
  const overlaps = library.annotations.overlaps(recordingId);
  return {
    auditHash,
    shots,
    overlaps,
    name: recordingName,
    durationMs,
    sha256,
    engine,
    modelId,
    language,
    segments,
    notes,
    findings,
  };
}

function findingsOf(library: Library, recordingId: number, transcriptId: number): readonly Finding[] {
  const filter = { states: findingStates, severities, listId: null, recordingId };
  return [...library.watch.findings.iterate(filter)]
    .filter((finding) => finding.transcriptId === transcriptId)
    .toSorted((a, b) => a.startMs - b.startMs);
}
