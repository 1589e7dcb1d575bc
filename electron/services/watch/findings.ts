import { AppFailure } from '#shared/failure.ts';
import type { Finding, FindingCounts, FindingFilter, FindingPage, FindingSnapshot, LabelCount } from '#shared/watch.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { createDecisions, type DecisionStore } from './decisions.ts';
import {
  conditionOf,
  countFindings,
  findingOf,
  labelCounts,
  orderOf,
  selectFindings,
  stateCondition,
  type Condition,
  type FindingRow,
} from './finding-row.ts';

export interface FindingsRequest {
  readonly filter: FindingFilter;
  readonly snapshot: FindingSnapshot | null;
  readonly offset: number;
  readonly limit: number;
}

export interface FindingStore extends DecisionStore {
  /** In the order of the filter. Without a snapshot one is taken. */
  list(request: FindingsRequest): FindingPage;
  /** Of everything. */
  counts(): FindingCounts;
  /** Labels in use, the commonest first. */
  labels(): readonly LabelCount[];
  iterate(filter: FindingFilter): IterableIterator<Finding>;
}

export interface FindingParts extends StoreParts {
  readonly who: () => string;
  readonly onChanged: () => void;
}

const pageSize = 500;

export function createFindings(parts: FindingParts): FindingStore {
  const { database, now } = parts;
  const selectLast = database.prepare<[], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM finding');
  const selectOne = database.prepare<[number], FindingRow>(`${selectFindings} AND finding.id = ?`);
  const selectLabels = database.prepare<[], LabelCount>(labelCounts);
  const get = (id: number): Finding => {
    const row = selectOne.get(id);
    if (row === undefined) throw new AppFailure('not-found', { what: 'finding' });
    return findingOf(row);
  };
  const countOf = ({ sql, values }: Condition): FindingCounts =>
    database.prepare<(string | number)[], FindingCounts>(countFindings + sql).get(...values) ?? nothing;
  const rowsOf = ({ sql, values }: Condition, order: string, limit: number, offset: number): Finding[] =>
    database
      .prepare<(string | number)[], FindingRow>(`${selectFindings}${sql} ${order} LIMIT ? OFFSET ?`)
      .all(...values, limit, offset)
      .map(findingOf);
  const totalOf = (condition: Condition) => {
    const counts = countOf(condition);
    return counts.new + counts.confirmed + counts.unsure + counts.dismissed;
  };
  return {
    ...createDecisions({ ...parts, get }),
    list({ filter, snapshot: given, offset, limit }) {
      const snapshot = given ?? { lastId: selectLast.get()?.id ?? 0, atMs: now() };
      const base = conditionOf(filter, snapshot);
      const whole = joined(base, stateCondition(filter, snapshot));
      return {
        rows: rowsOf(whole, orderOf(filter), limit, offset),
        total: totalOf(whole),
        counts: countOf(base),
        snapshot,
      };
    },
    labels: () => selectLabels.all(),
    counts: () => countOf({ sql: '', values: [] }),
    *iterate(filter) {
      // A decision made meanwhile must not shift the pages.
      const snapshot = { lastId: selectLast.get()?.id ?? 0, atMs: now() };
      const condition = joined(conditionOf(filter, snapshot), stateCondition(filter, null));
      for (let offset = 0; ; offset += pageSize) {
        const rows = rowsOf(condition, orderOf(filter), pageSize, offset);
        yield* rows;
        if (rows.length < pageSize) return;
      }
    },
  };
}

const nothing: FindingCounts = { new: 0, confirmed: 0, unsure: 0, dismissed: 0 };

function joined(a: Condition, b: Condition): Condition {
  return { sql: a.sql + b.sql, values: [...a.values, ...b.values] };
}
