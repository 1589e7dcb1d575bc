import type { Database } from 'better-sqlite3';
import { prepareIndexedText } from '#services/search/index/indexed-text.ts';
import { placeOf, tailWords } from '#services/search/index/passage.ts';
import type { MatcherRule } from './matcher.ts';
import type { TermPattern } from './term-pattern.ts';
import type { WindowText } from './update-text.ts';

export interface Candidates {
  /** Row ids of the windows that may hold the term. */
  windowsOf(rule: MatcherRule): readonly number[];
  /** Which window of which text that is; null when its recording is gone. */
  textOf(rowId: number): WindowText | null;
  /** Current texts that the index does not hold as they are now: they have to be read whole. */
  unindexed(): readonly { readonly recordingId: number; readonly transcriptId: number }[];
}

/** Finds by the search index where terms may stand, so that nothing else needs to be read. */
export function createCandidates(database: Database): Candidates {
  const lookUp = prepareLookUp(database);
  const indexedText = prepareIndexedText(database);
  const selectUnindexed = database.prepare<[], { recordingId: number; transcriptId: number }>(
    `SELECT transcript.recording_id AS recordingId, transcript.id AS transcriptId
     FROM main.transcript JOIN main.recording ON recording.id = transcript.recording_id
     LEFT JOIN fulltext.indexed ON indexed.recording_id = recording.id
     WHERE transcript.is_current = 1 AND recording.removed_at_ms IS NULL AND transcript.segment_count > 0
       AND (indexed.transcript_id IS NOT transcript.id OR indexed.revision IS NOT transcript.revision)`,
  );
  return {
    windowsOf: ({ pattern }) => lookUp(pattern),
    textOf(rowId) {
      const { recordingId, window } = placeOf(rowId);
      const text = indexedText(recordingId);
      return text === null ? null : { recordingId, text, window };
    },
    unindexed: () => selectUnindexed.all(),
  };
}

/** With a word in fewer windows than this, reading them is cheaper than looking up the rest of the phrase. */
const rareWindows = 150;

/**
 * Looking up a phrase costs as much as its commonest word is common. So its rarest word is asked first, up to a limit;
 * the phrase itself is checked in the text anyway. The counts of forms show closely enough which one is rarest.
 */
function prepareLookUp(database: Database) {
  const prepare = (limit: string) =>
    database
      .prepare<[string], number>(`SELECT rowid FROM fulltext.passage WHERE passage MATCH ? ${limit}`)
      .pluck() as unknown as { all(expression: string): number[] };
  const selectAll = prepare('');
  const selectSome = prepare(`LIMIT ${rareWindows}`);
  const selectCount = database.prepare<[string], { count: number }>('SELECT count FROM fulltext.form WHERE form = ?');
  return ({ match, forms, variants, isPrefix }: TermPattern): readonly number[] => {
    const column = match === 'any' ? 'stem' : 'exact';
    // A window sees `tailWords` beyond its border.
    const seen = forms.slice(0, tailWords + 1);
    const anyOf = (phrases: readonly (readonly string[])[]) => {
      const quoted = phrases.map((words) => `${column} : ${quote(words)}${isPrefix ? ' *' : ''}`);
      return [...new Set(quoted)].join(' OR ');
    };
    if (seen.length > 1) {
      const counts = seen.map((form) => selectCount.get(form)?.count ?? 0);
      const rarest = counts.indexOf(Math.min(...counts));
      const oneOf = (words: readonly string[]) =>
        words.length === forms.length ? words.slice(rarest, rarest + 1) : words.slice(0, tailWords + 1);
      const some = selectSome.all(anyOf(variants.map(oneOf)));
      if (some.length < rareWindows) return some;
    }
    return selectAll.all(anyOf(variants.map((words) => words.slice(0, seen.length))));
  };
}

function quote(words: readonly string[]): string {
  return `"${words.join(' ').replaceAll('"', '""')}"`;
}
