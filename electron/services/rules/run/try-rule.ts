import type { WorkbenchPlace, WorkbenchResult } from '#shared/rules/stored-rule.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { readableRule } from '../stored/readable-rule.ts';
import { runnableRules } from './active-rules.ts';
import { createRuleCandidates, type RuleCandidates } from './rule-candidates.ts';
import { pairFindings } from './pair-findings.ts';
import { lookThrough } from './look-through.ts';
import type { PlacedFinding } from './place-finding.ts';
import type { RuleTextReader } from './read-rule-text.ts';

export interface TryRequest {
  /** The rule that is changed; null for a new one. */
  readonly ruleId: number | null;
  readonly text: string;
  /** Of an earlier answer; null to begin. */
  readonly cursor: string | null;
  /** Of time, after which the answer is given as far as it is; one recording is always evaluated. */
  readonly budgetMs: number;
}

const maxShown = 50;

interface KnownRow {
  readonly id: number;
  readonly ruleId: number;
  readonly segmentId: number;
  readonly word: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly state: string;
  readonly isTextChanged: number;
  readonly matched: string;
  readonly before: string;
  readonly after: string;
}

/** What a rule would find, compared with what its saved version found. Nothing is written. */
export function createRuleTrial({
  database,
  reader,
}: Pick<StoreParts, 'database'> & { readonly reader: RuleTextReader }) {
  const selectKnown = database.prepare<[number, number], KnownRow>(
    `SELECT finding.id, rule_id AS ruleId, segment_id AS segmentId, word, start_ms AS startMs, end_ms AS endMs, state,
       is_text_changed AS isTextChanged, matched, before, after
     FROM main.finding WHERE rule_id = ? AND recording_id = ?`,
  );
  const selectName = database.prepare<[number], string>('SELECT name FROM main.recording WHERE id = ?').pluck();
  return ({ ruleId, text, cursor, budgetMs }: TryRequest): WorkbenchResult => {
    const beganMs = performance.now();
    readableRule(text);
    const id = ruleId ?? 0;
    const rules = runnableRules([{ id, version: 0, text }]);
    const tally = createTally((recordingId) => selectName.get(recordingId) ?? '');
    if (rules === null) return tally.result(0, 0, null);
    const candidates = createRuleCandidates(database, rules);
    const all = candidates.recordings();
    const from = cursor === null ? 0 : all.findIndex((one) => one < Number(cursor));
    let at = from < 0 ? all.length : from;
    for (; at < all.length; at += 1) {
      const recordingId = all[at];
      if (recordingId === undefined || (at > from && performance.now() - beganMs > budgetMs)) break;
      const found = mayHold(candidates, recordingId) ? reader.whole(recordingId) : null;
      const placed = found === null ? [] : lookThrough(found, rules.set);
      tally.add(recordingId, placed, ruleId === null ? [] : selectKnown.all(id, recordingId));
    }
    return tally.result(at, all.length, at < all.length ? String(all[at - 1]) : null);
  };
}

function mayHold(candidates: RuleCandidates, recordingId: number): boolean {
  return candidates.rulesFor(recordingId).size > 0;
}

function createTally(nameOf: (recordingId: number) => string) {
  const verdicts = { confirmedKept: 0, confirmedLost: 0, dismissedKept: 0, dismissedLost: 0 };
  const gained: WorkbenchPlace[] = [];
  const lost: WorkbenchPlace[] = [];
  const kept: WorkbenchPlace[] = [];
  const counts = { count: 0, gainedCount: 0, lostCount: 0 };
  const placeOf = (recordingId: number, place: PlacedFinding | KnownRow): WorkbenchPlace => ({
    recordingId,
    recordingName: nameOf(recordingId),
    ...shown(place),
  });
  return {
    add(recordingId: number, placed: readonly PlacedFinding[], known: readonly KnownRow[]) {
      counts.count += placed.length;
      const pairs = pairFindings(known, placed, () => true);
      for (const place of pairs.created) {
        counts.gainedCount += 1;
        if (gained.length < maxShown) gained.push(placeOf(recordingId, place));
      }
      for (const row of pairs.lost) {
        if (row.state === 'confirmed') verdicts.confirmedLost += 1;
        if (row.state === 'dismissed') verdicts.dismissedLost += 1;
        // It was lost before this change.
        if (row.isTextChanged === 1) continue;
        counts.lostCount += 1;
        if (lost.length < maxShown) lost.push(placeOf(recordingId, row));
      }
      for (const { known: row } of pairs.kept) {
        if (kept.length < maxShown) kept.push(placeOf(recordingId, row));
        if (row.state === 'confirmed') verdicts.confirmedKept += 1;
        if (row.state === 'dismissed') verdicts.dismissedKept += 1;
      }
    },
    result: (lookedThrough: number, recordingCount: number, cursor: string | null): WorkbenchResult => ({
      lookedThrough,
      recordingCount,
      isDone: cursor === null,
      ...counts,
      verdicts,
      gained,
      lost,
      kept,
      cursor,
    }),
  };
}

function shown(place: PlacedFinding | KnownRow): Omit<WorkbenchPlace, 'recordingId' | 'recordingName'> {
  const { startMs, endMs, before, matched, after } = place;
  return { startMs, endMs, isCertain: 'isCertain' in place ? place.isCertain : true, before, matched, after };
}
