import type { SegmentParts } from '#services/store/segments/segments.ts';
import type { EditStore } from './edits.ts';
import { historyOf } from './history.ts';
import { createJournal } from './journal.ts';
import { createJournalledRows } from './journalled-rows.ts';
import { applied, newStep, prepareOpenStep } from './open-step.ts';
import { prepareOriginal } from './original.ts';
import { prepareRestore } from './restore-original.ts';
import { prepareReverse } from './reverse.ts';
import { prepareDraft } from './step-draft.ts';
import { createTakeBack } from './take-back.ts';
import { prepareTextSession } from './text-session.ts';

export function createEdits(parts: SegmentParts): EditStore {
  const { database, writer, who } = parts;
  const journal = createJournal(parts, who);
  const tables = createJournalledRows(database);
  const open = prepareOpenStep({ ...parts, journal, tables });
  const selectName = database.prepare<[number], string>('SELECT name FROM main.speaker WHERE id = ?').pluck();
  const draftOf = prepareDraft({ ...parts, tables });
  const reverse = prepareReverse({ journal, tables, open });
  const inner = { ...parts, journal, open, draftOf, reverse };
  return {
    apply: (label, make) =>
      writer.write(() => {
        const step = open(newStep(label));
        make(draftOf(step.put));
        return applied(step);
      }),
    ...createTakeBack(inner),
    history: (transcriptId, page) => historyOf(journal, transcriptId, page, (id) => selectName.get(id) ?? null),
    setText: prepareTextSession(inner),
    original: prepareOriginal(parts),
    restore: prepareRestore(inner),
  };
}
