import { AppFailure } from '#shared/failure.ts';
import type { Finding, FindingState } from '#shared/watch.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

export interface DecisionStore {
  /**
   * One step of the journal, taken back as one. Throws and changes nothing if one of them is not there (`not-found`), or
   * is decided otherwise than in `onto` (`finding-confirmed` and so on).
   */
  decide(
    findingIds: readonly number[],
    decision: { readonly state: FindingState; readonly reason: string },
    onto?: readonly KnownDecision[],
  ): readonly Finding[];
  /** Takes the newest decision back that was not taken back yet, whenever it was made; empty when there is none. */
  undo(): readonly Finding[];
}

/** How a finding was decided as far as whoever decides it now can see. */
interface KnownDecision {
  readonly findingId: number;
  readonly state: FindingState;
  readonly reason: string;
}

interface DecisionParts extends StoreParts {
  readonly who: string;
  readonly onChanged: () => void;
  readonly get: (findingId: number) => Finding;
}

/** What a decision consists of, as the journal keeps it. */
interface Decided {
  readonly state: FindingState;
  readonly decidedBy: string | null;
  readonly decidedAtMs: number | null;
  readonly reason: string;
}

interface JournalRow {
  readonly batch: number;
  readonly finding_id: number;
  readonly before: string;
  readonly after: string;
}

export function createDecisions(parts: DecisionParts): DecisionStore {
  const { database, writer, now, who, onChanged, get } = parts;
  const journal = prepareJournal(parts);
  const selectLast = database.prepare<[], { batch: number | null }>(
    `SELECT max(batch) AS batch FROM decision
     WHERE undo_of IS NULL AND batch NOT IN (SELECT undo_of FROM decision WHERE undo_of IS NOT NULL)`,
  );
  const selectBatch = database.prepare<[number], JournalRow>('SELECT * FROM decision WHERE batch = ? ORDER BY id');
  return {
    decide(findingIds, { state, reason }, onto = []) {
      const isOpen = state === 'new';
      const after: Decided = {
        state,
        decidedBy: isOpen ? null : who,
        decidedAtMs: isOpen ? null : now(),
        reason: isOpen ? '' : reason.trim(),
      };
      const changed = writer.write(() => {
        for (const known of onto) requireKnown(get(known.findingId), known, after);
        const write = journal(null);
        for (const id of findingIds) write(id, decidedOf(get(id)), after);
        return findingIds.map(get);
      });
      onChanged();
      return changed;
    },
    undo() {
      const changed = writer.write(() => {
        const last = selectLast.get()?.batch ?? null;
        if (last === null) return [];
        const rows = selectBatch.all(last);
        const write = journal(last);
        for (const row of rows) write(row.finding_id, JSON.parse(row.after), JSON.parse(row.before));
        return rows.flatMap(({ finding_id: id }) => visible(id, get));
      });
      onChanged();
      return changed;
    },
  };
}

/** Begins a step of the journal, which may take an earlier one back; every finding goes through what it returns. */
function prepareJournal({ database, now, who }: DecisionParts) {
  const apply = database.prepare<[string, string | null, number | null, string, number]>(
    'UPDATE finding SET state = ?, decided_by = ?, decided_at_ms = ?, reason = ? WHERE id = ?',
  );
  const append = database.prepare<[number, number, number, string, string, string, number | null]>(
    'INSERT INTO decision (batch, finding_id, at_ms, who, before, after, undo_of) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const selectNext = database.prepare<[], { batch: number }>(
    'SELECT coalesce(max(batch), 0) + 1 AS batch FROM decision',
  );
  return (undoOf: number | null) => {
    const batch = selectNext.get()?.batch ?? 1;
    return (findingId: number, before: Decided, after: Decided) => {
      append.run(batch, findingId, now(), who, JSON.stringify(before), JSON.stringify(after), undoOf);
      apply.run(after.state, after.decidedBy, after.decidedAtMs, after.reason, findingId);
    };
  };
}

const decidedMeanwhile = {
  confirmed: 'finding-confirmed',
  dismissed: 'finding-dismissed',
  new: 'finding-reopened',
} as const;

/** Throws where a finding is neither as it was known nor as it is to be. */
function requireKnown(finding: Finding, known: KnownDecision, wanted: Decided): void {
  const { state, reason, matched } = finding;
  const isAs = (one: Pick<Decided, 'state' | 'reason'>) => one.state === state && one.reason === reason;
  if (isAs(known) || isAs(wanted)) return;
  throw new AppFailure(decidedMeanwhile[state], { name: matched, reason: reason === '' ? '' : `: ${reason}` });
}

function decidedOf({ state, decidedBy, decidedAtMs, reason }: Finding): Decided {
  return { state, decidedBy, decidedAtMs, reason };
}

/** A finding whose recording went to the bin meanwhile is undone all the same, but nobody can look at it. */
function visible(findingId: number, get: (findingId: number) => Finding): readonly Finding[] {
  try {
    return [get(findingId)];
  } catch {
    return [];
  }
}
