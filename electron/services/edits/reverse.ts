import { keepTiming } from '#shared/text/keep-timing.ts';
import type { HashedSegment } from '#services/store/segments/segment-hash.ts';
import { wordsOf } from '#services/store/segments/segment-row.ts';
import { editedFlag } from '#services/store/segments/segment-flags.ts';
import { packWords, packWordTexts } from '#services/store/segments/word-blob.ts';
import type { Journal, WrittenEntry } from './journal.ts';
import type { JournalledTable } from './journalled-rows.ts';
import type { OpenAStep, OpenStep } from './open-step.ts';
import { decodePatch, fits, oldMark, type RowPatch } from './row-patch.ts';
import type { Touched } from './touched.ts';

export interface Reversed {
  readonly step: OpenStep;
  /** Rows that were changed again since, and stay. */
  readonly skippedCount: number;
}

export type Reverse = (stepId: number, touched?: Touched) => Reversed;

interface Parts {
  readonly journal: Journal;
  readonly tables: Readonly<Record<string, JournalledTable>>;
  readonly open: OpenAStep;
}

/** Takes a step of the journal back with a step of its own, newest entry first; of an undo that is a redo. */
export function prepareReverse({ journal, tables, open }: Parts): Reverse {
  return (stepId, touched) => {
    const name = journal.step(stepId)?.name ?? 'text';
    const step = open({ name, detail: {}, session: null, undoOf: stepId }, touched);
    const skipped = new Set<string>();
    for (const entry of journal.entries(stepId)) {
      const table = tables[entry.subject];
      if (table === undefined) continue;
      const wanted = wantedRow(entry, table.read(entry.row_id));
      if (wanted === undefined) skipped.add(`${entry.subject} ${entry.row_id}`);
      else step.put(entry.subject, entry.row_id, entry.transcript_id, wanted);
    }
    return { step, skippedCount: skipped.size };
  };
}

/** The row as it was before an entry; undefined where it is not any more what the entry made of it. */
function wantedRow(entry: WrittenEntry, current: RowPatch | null): RowPatch | null | undefined {
  const before = decodePatch(entry.before);
  const after = decodePatch(entry.after);
  if (current === null) return after === null && before !== null ? before : undefined;
  if (after === null || !fits(current, after)) return undefined;
  if (before === null) return null;
  return oldMark in before ? withText(current, String(before['text'])) : { ...current, ...before };
}

/** For entries from before steps were kept, which have the text only. */
function withText(current: RowPatch, text: string): RowPatch {
  const row = current as unknown as HashedSegment;
  const span = { startMs: row.start_ms, endMs: row.end_ms };
  const words = keepTiming({ ...span, text: row.text, words: wordsOf(row) }, text);
  const packed = { words: packWords(words, span), word_texts: packWordTexts(words, text) };
  return { ...current, text, ...packed, flags: row.flags | editedFlag };
}
