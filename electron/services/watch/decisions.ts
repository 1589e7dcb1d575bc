import { AppFailure } from '#shared/failure.ts';
import { maxLabels, type AlikeScope, type Finding, type FindingState } from '#shared/watch.ts';
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
  /** All undecided findings of the term of one, and that one: one step of the journal. Returns how many. */
  decideAlike(
    findingId: number,
    scope: AlikeScope,
    decision: { readonly state: FindingState; readonly reason: string },
  ): number;
  countAlike(findingId: number): Readonly<Record<AlikeScope, number>>;
  /** A step of the journal too. */
  setRemark(findingId: number, remark: string): Finding;
  /** One step of the journal about all of them. */
  setLabels(findingIds: readonly number[], change: LabelChange): readonly Finding[];
  /** Takes the newest decision back that was not taken back yet, whenever it was made; empty when there is none. */
  undo(): readonly Finding[];
}

export interface LabelChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** How a finding was decided as far as whoever decides it now can see. */
interface KnownDecision {
  readonly findingId: number;
  readonly state: FindingState;
  readonly reason: string;
}

interface DecisionParts extends StoreParts {
  readonly who: () => string;
  readonly onChanged: () => void;
  readonly get: (findingId: number) => Finding;
}

/** What a decision consists of, as the journal keeps it. */
interface Decided {
  readonly state: FindingState;
  readonly decidedBy: string | null;
  readonly decidedAtMs: number | null;
  readonly reason: string;
  /** Absent in steps from before there were remarks, which changed none. */
  readonly remark?: string;
  /** As the remark. */
  readonly labels?: readonly string[];
}

interface JournalRow {
  readonly batch: number;
  readonly finding_id: number;
  readonly before: string;
  readonly after: string;
}

export function createDecisions(parts: DecisionParts): DecisionStore {
  const { writer, onChanged, get } = parts;
  const journal = prepareJournal(parts);
  const lastStep = prepareLastStep(parts);
  const alikeIds = prepareAlike(parts);
  const writeAll = prepareWriteAll(parts);
  return {
    decide(findingIds, decision, onto = []) {
      const after = decidedNow(decision, parts);
      const byId = new Map(onto.map((known) => [known.findingId, known]));
      writeAll(
        findingIds,
        ({ remark = '', labels = [] }) => ({ ...after, remark, labels }),
        (finding) => requireKnown(finding, byId.get(finding.id), after),
      );
      return findingIds.map(get);
    },
    decideAlike(findingId, scope, decision) {
      const ids = alikeIds(get(findingId), scope);
      const after = decidedNow(decision, parts);
      writeAll(ids, ({ remark = '', labels = [] }) => ({ ...after, remark, labels }));
      return ids.length;
    },
    countAlike(findingId) {
      const count = (scope: AlikeScope) => alikeIds(get(findingId), scope).length;
      return { recording: count('recording'), library: count('library') };
    },
    setRemark(findingId, remark) {
      writeAll([findingId], (before) => ({ ...before, remark: remark.trim() }));
      return get(findingId);
    },
    setLabels(ids, change) {
      writeAll(ids, (before) => ({ ...before, labels: changedLabels(before.labels, change) }));
      return ids.map(get);
    },
    undo() {
      const changed = writer.write(() => {
        const { batch, rows } = lastStep();
        if (batch === null) return [];
        const write = journal(batch);
        for (const row of rows) write(row.finding_id, JSON.parse(row.after), JSON.parse(row.before));
        return rows.flatMap(({ finding_id: id }) => visible(id, get));
      });
      onChanged();
      return changed;
    },
  };
}

/** The newest step that is no undo and was not undone. */
function prepareLastStep({ database }: DecisionParts) {
  const selectLast = database.prepare<[], { batch: number | null }>(
    `SELECT max(batch) AS batch FROM decision
     WHERE undo_of IS NULL AND batch NOT IN (SELECT undo_of FROM decision WHERE undo_of IS NOT NULL)`,
  );
  const selectBatch = database.prepare<[number], JournalRow>('SELECT * FROM decision WHERE batch = ? ORDER BY id');
  return () => {
    const batch = selectLast.get()?.batch ?? null;
    return { batch, rows: batch === null ? [] : selectBatch.all(batch) };
  };
}

/** Writes one step about some findings, each of which may be checked first; nothing is written where one is refused. */
function prepareWriteAll(parts: DecisionParts) {
  const { writer, get, onChanged } = parts;
  const journal = prepareJournal(parts);
  return (
    ids: readonly number[],
    after: (before: Decided) => Decided,
    check: (finding: Finding) => void = () => {},
  ) => {
    writer.write(() => {
      const found = ids.map(get);
      for (const finding of found) check(finding);
      const write = journal(null);
      for (const finding of found) {
        const before = decidedOf(finding);
        write(finding.id, before, after(before));
      }
    });
    onChanged();
  };
}

function decidedNow(
  { state, reason }: { readonly state: FindingState; readonly reason: string },
  { who, now }: DecisionParts,
): Decided {
  const isOpen = state === 'new';
  return {
    state,
    decidedBy: isOpen ? null : who(),
    decidedAtMs: isOpen ? null : now(),
    reason: isOpen ? '' : reason.trim(),
  };
}
/** Begins a step of the journal, which may take an earlier one back; every finding goes through what it returns. */
function prepareJournal({ database, now, who }: DecisionParts) {
  const apply = database.prepare<[string, string | null, number | null, string, string | null, string | null, number]>(
    `UPDATE finding SET state = ?, decided_by = ?, decided_at_ms = ?, reason = ?, remark = coalesce(?, remark),
       labels = coalesce(?, labels) WHERE id = ?`,
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
      append.run(batch, findingId, now(), who(), JSON.stringify(before), JSON.stringify(after), undoOf);
      const { state, decidedBy, decidedAtMs, reason, remark = null, labels } = after;
      const labelsText = labels === undefined ? null : JSON.stringify(labels);
      apply.run(state, decidedBy, decidedAtMs, reason, remark, labelsText, findingId);
    };
  };
}

const decidedMeanwhile = {
  confirmed: 'finding-confirmed',
  unsure: 'finding-unsure',
  dismissed: 'finding-dismissed',
  new: 'finding-reopened',
} as const;

/** Throws where a finding is neither as it was known nor as it is to be. */
function requireKnown(finding: Finding, known: KnownDecision | undefined, wanted: Decided): void {
  if (known === undefined) return;
  const { state, reason, matched } = finding;
  const isAs = (one: Pick<Decided, 'state' | 'reason'>) => one.state === state && one.reason === reason;
  if (isAs(known) || isAs(wanted)) return;
  throw new AppFailure(decidedMeanwhile[state], { name: matched, reason: reason === '' ? '' : `: ${reason}` });
}

/** Labels that differ in capitals only are one, as it was written first. */
function changedLabels(before: readonly string[] = [], { add, remove }: LabelChange): readonly string[] {
  const gone = new Set(remove.map(keyOf));
  const kept = new Map(before.filter((label) => !gone.has(keyOf(label))).map((label) => [keyOf(label), label]));
  for (const label of add.map((one) => one.trim().replaceAll(/\s+/g, ' ')))
    if (label !== '' && !kept.has(keyOf(label))) kept.set(keyOf(label), label);
  return [...kept.values()].toSorted((a, b) => a.localeCompare(b)).slice(0, maxLabels);
}

const keyOf = (label: string) => label.trim().replaceAll(/\s+/g, ' ').toLowerCase();

function decidedOf({ state, decidedBy, decidedAtMs, reason, remark, labels }: Finding): Decided {
  return { state, decidedBy, decidedAtMs, reason, remark, labels };
}

/** The finding itself and the undecided ones of its term, without those of recordings in the bin. */
function prepareAlike({ database }: DecisionParts) {
  const select = (more: string) =>
    database
      .prepare<[number, number, number], number>(
        `SELECT finding.id FROM finding JOIN recording ON recording.id = finding.recording_id
         WHERE recording.removed_at_ms IS NULL AND finding.rule_id = ? AND (finding.state = 'new' OR finding.id = ?)
           AND ${more} ORDER BY finding.id`,
      )
      .pluck();
  const byScope = { recording: select('finding.recording_id = ?'), library: select('? > 0') };
  return ({ id, ruleId, recordingId }: Finding, scope: AlikeScope): number[] =>
    byScope[scope].all(ruleId, id, recordingId);
}

/** A finding whose recording went to the bin meanwhile is undone all the same, but no one can view it. */
function visible(findingId: number, get: (findingId: number) => Finding): readonly Finding[] {
  try {
    return [get(findingId)];
  } catch {
    return [];
  }
}
