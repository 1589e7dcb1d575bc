import type { StoreParts } from '#services/store/store-parts.ts';
import { tokenize } from '#services/search/language/tokens.ts';

/** What was corrected to what, over the whole library. */
export interface CorrectionPairs {
  /** Folded words, and what they were meant to be; what was said last counts. */
  all(): ReadonlyMap<string, string>;
  /** Notes a correction of a few words; longer ones are no words that were misheard. */
  note(recordingId: number, written: string, meant: string): void;
  /** Forgets what these words were corrected to in this recording: that correction was undone. */
  forget(recordingId: number, written: string): void;
}

const maxWords = 4;

export function createCorrectionPairs({ database, writer, now }: StoreParts): CorrectionPairs {
  const select = database.prepare<[], { written: string; meant: string }>(
    'SELECT written, meant FROM correction_pair ORDER BY id',
  );
  const remove = database.prepare('DELETE FROM correction_pair WHERE written = ?');
  const removeOf = database.prepare('DELETE FROM correction_pair WHERE recording_id = ? AND written = ?');
  const insert = database.prepare(
    'INSERT INTO correction_pair (recording_id, written, meant, corrected_at_ms) VALUES (?, ?, ?, ?)',
  );
  return {
    all: () => new Map(select.all().map(({ written, meant }) => [written, meant])),
    note(recordingId, written, meant) {
      const forms = formsOf(written);
      if (forms.length === 0 || forms.length > maxWords || meant.trim() === '' || tokenize(meant).length > maxWords)
        return;
      writer.write(() => {
        remove.run(forms.join(' '));
        insert.run(recordingId, forms.join(' '), meant.trim(), now());
      });
    },
    forget: (recordingId, written) => writer.write(() => void removeOf.run(recordingId, formsOf(written).join(' '))),
  };
}

function formsOf(written: string): string[] {
  return tokenize(written).map(({ form }) => form);
}
