import type { Database } from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import type { DetectedLanguage, FoundSpeech, SpeechDetectorName, SpeechFindings } from '#shared/gap.ts';

const unitMs = 10;

export interface SpeechEdges {
  /** Inside a write only; takes the place of what was there. */
  put(transcriptId: number, speech: FoundSpeech): void;
  /** Inside a write only; what was detected first stays. */
  putLanguage(transcriptId: number, language: DetectedLanguage): void;
  /** Null where nothing was kept. Throws `not-found` for an unknown transcript. */
  get(transcriptId: number): SpeechFindings | null;
}

export function createSpeechEdges(database: Database): SpeechEdges {
  const replace = database.prepare<[number, string, string]>(
    'INSERT OR REPLACE INTO speech (transcript_id, detector, edges) VALUES (?, ?, ?)',
  );
  const insertLanguage = database.prepare<[number, string, number]>(
    'INSERT OR IGNORE INTO detected_language (transcript_id, code, probability) VALUES (?, ?, ?)',
  );
  const select = database.prepare<[number], SpeechRow>(
    `SELECT detector, edges, code, probability FROM transcript LEFT JOIN speech ON speech.transcript_id = transcript.id
     LEFT JOIN detected_language ON detected_language.transcript_id = transcript.id WHERE transcript.id = ?`,
  );
  return {
    put: (transcriptId, { detector, edgesMs }) => void replace.run(transcriptId, detector, packEdges(edgesMs)),
    putLanguage(transcriptId, { code, probability }) {
      insertLanguage.run(transcriptId, code, Math.round(probability * 1000));
    },
    get(transcriptId) {
      const row = select.get(transcriptId);
      if (row === undefined) throw new AppFailure('not-found', { what: 'transcript' });
      const { detector, edges, code, probability } = row;
      if (detector === null || edges === null) return null;
      const language = code === null ? null : { code, probability: (probability ?? 0) / 1000 };
      return { detector, edgesMs: unpackEdges(edges), language };
    },
  };
}

interface SpeechRow {
  readonly detector: SpeechDetectorName | null;
  readonly edges: string | null;
  readonly code: string | null;
  readonly probability: number | null;
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
