import type { ExportWriter } from '../export-format.ts';
import type { TranscriptDocument } from '../transcript-document.ts';

/** Version of the layout below; a reader may rely on the names and units of version 1. */
const schema = 'stenogram.transcript/1';

/** Everything known of a transcript, words included; times are milliseconds, probabilities 0…1. */
export function toJson(document: TranscriptDocument): string {
  const { name, durationMs, sha256, engine, modelId, language } = document;
  const segments = document.segments.map((segment) => ({
    startMs: segment.startMs,
    endMs: segment.endMs,
    speaker: segment.speaker,
    speakerId: segment.speakerId,
    text: segment.text,
    confidence: segment.confidence,
    ...(segment.language !== null && { language: segment.language }),
    ...(segment.marks.length > 0 && { marks: segment.marks }),
    words: segment.words.map(({ startMs, endMs, text, probability }) => ({ startMs, endMs, text, probability })),
  }));
  const overlaps = (document.overlaps ?? []).map(({ startMs, endMs, speaker, over, score }) => {
    return { startMs, endMs, speakers: [speaker, over], score };
  });
  const notes = document.notes.map(({ startMs, endMs, text, tags }) => ({ startMs, endMs, text, tags }));
  // Ids stay the same when a name changes.
  const named = document.segments.filter(({ speakerId }) => speakerId !== null);
  const speakers = [...new Map(named.map(({ speakerId, speaker }) => [speakerId, speaker]))].map(([id, speaker]) => ({
    id,
    name: speaker,
  }));
  const content = {
    schema,
    recording: { name, durationMs, sha256 },
    engine,
    model: modelId,
    language,
    speakers,
    segments,
    ...(overlaps.length > 0 && { overlaps }),
    ...(notes.length > 0 && { notes }),
    ...(document.auditHash && { auditHash: document.auditHash }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Several are one array. */
export const json: ExportWriter = {
  render: toJson,
  join() {
    let count = 0;
    return {
      add(document) {
        count += 1;
        return `${count > 1 ? ',\n' : '[\n'}${toJson(document).trimEnd()}`;
      },
      end: () => (count === 0 ? '[]\n' : '\n]\n'),
    };
  },
};
