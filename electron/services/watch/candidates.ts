import type { Database } from 'better-sqlite3';
import { placeOf, segmentsPerWindow, tailWords } from '../search/passage.ts';
import type { MatcherRule } from './matcher.ts';
import { segmentsPerTranscript } from './read-text.ts';
import type { TermPattern } from './term-pattern.ts';
import type { TextRange } from './update-text.ts';

export interface Candidates {
  /** Row ids of the windows that may hold the term. */
  windowsOf(rule: MatcherRule): readonly number[];
  /** The text of such a window; null when its recording is gone. */
  rangeOf(rowId: number): TextRange | null;
  /** Current texts that the index does not hold as they are now: they have to be read whole. */
  unindexed(): readonly { readonly recordingId: number; readonly transcriptId: number }[];
}

/** Finds by the search index where terms may stand, so that nothing else needs to be read. */
export function createCandidates(database: Database): Candidates {
  const select = database
    .prepare<[string], number>('SELECT rowid FROM fulltext.passage WHERE passage MATCH ?')
    .pluck() as unknown as { all(expression: string): number[] };
  const selectTranscript = database.prepare<[number], { transcript_id: number }>(
    'SELECT transcript_id FROM fulltext.indexed WHERE recording_id = ?',
  );
  const selectUnindexed = database.prepare<[], { recordingId: number; transcriptId: number }>(
    `SELECT transcript.recording_id AS recordingId, transcript.id AS transcriptId
     FROM main.transcript JOIN main.recording ON recording.id = transcript.recording_id
     LEFT JOIN fulltext.indexed ON indexed.recording_id = recording.id
     WHERE transcript.is_current = 1 AND recording.removed_at_ms IS NULL AND transcript.segment_count > 0
       AND (indexed.transcript_id IS NOT transcript.id OR indexed.revision IS NOT transcript.revision)`,
  );
  return {
    windowsOf: ({ pattern }) => select.all(expressionOf(pattern)),
    rangeOf(rowId) {
      const { recordingId, window } = placeOf(rowId);
      const transcriptId = selectTranscript.get(recordingId)?.transcript_id;
      if (transcriptId === undefined) return null;
      const firstId = transcriptId * segmentsPerTranscript + window * segmentsPerWindow;
      return { recordingId, transcriptId, firstId, lastId: firstId + segmentsPerWindow - 1 };
    },
    unindexed: () => selectUnindexed.all(),
  };
}

/** A window sees `tailWords` beyond its border; the rest of a longer term is checked in the text. */
function expressionOf({ match, words, isPrefix }: TermPattern): string {
  const seen = words
    .slice(0, tailWords + 1)
    .join(' ')
    .replaceAll('"', '""');
  return `${match === 'any' ? 'stem' : 'exact'} : "${seen}"${isPrefix ? ' *' : ''}`;
}
