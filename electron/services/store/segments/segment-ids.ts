/**
 * How the id of a segment encodes its transcript: the one place that knows it, but for the migrations, whose triggers
 * and indexes are written in SQL of their own.
 */
const transcriptBits = 20;

/** Ids of a transcript's segments lie from `transcriptId * idsPerTranscript` on, in the order in which they were made. */
export const idsPerTranscript = 2 ** transcriptBits;

export function transcriptOf(segmentId: number): number {
  return Math.floor(segmentId / idsPerTranscript);
}

/** The same in SQL, word for word as in the indexes `segment_time` and `segment_passage`, which serve no other form. */
export function transcriptSql(segmentId = 'id'): string {
  return `${segmentId} >> ${transcriptBits}`;
}
