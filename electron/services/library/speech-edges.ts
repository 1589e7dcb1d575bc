import type { Database } from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import type { FoundSpeech, SpeechDetectorName } from '#shared/completeness.ts';

const unitMs = 10;

export interface SpeechEdges {
  /** Inside a write only; takes the place of what was there. */
  put(transcriptId: number, speech: FoundSpeech): void;
  /** Null where nothing was kept. Throws `not-found` for an unknown transcript. */
  get(transcriptId: number): FoundSpeech | null;
}

export function createSpeechEdges(database: Database): SpeechEdges {
  const replace = database.prepare<[number, string, string]>(
    'INSERT OR REPLACE INTO speech (transcript_id, detector, edges) VALUES (?, ?, ?)',
  );
  const select = database.prepare<[number], { detector: SpeechDetectorName | null; edges: string | null }>(
    'SELECT detector, edges FROM transcript LEFT JOIN speech ON transcript_id = transcript.id WHERE transcript.id = ?',
  );
  return {
    put: (transcriptId, { detector, edgesMs }) => void replace.run(transcriptId, detector, packEdges(edgesMs)),
    get(transcriptId) {
      const row = select.get(transcriptId);
      if (row === undefined) throw new AppFailure('not-found', { what: 'transcript' });
      const { detector, edges } = row;
      return detector === null || edges === null ? null : { detector, edgesMs: unpackEdges(edges) };
    },
  };
}

/** Each edge as its distance from the one before: short numbers, however long the recording. */
export function packEdges(edgesMs: readonly number[]): string {
  const units = edgesMs.map((ms) => Math.round(ms / unitMs));
  return JSON.stringify(units.map((unit, index) => unit - (units[index - 1] ?? 0)));
}

export function unpackEdges(text: string): readonly number[] {
  let at = 0;
  return (JSON.parse(text) as readonly number[]).map((step) => (at += step) * unitMs);
}
