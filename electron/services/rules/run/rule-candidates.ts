import type { Database } from 'better-sqlite3';
import { placeOf } from '#services/search/index/passage.ts';
import { createCandidates } from '#services/watch/candidates.ts';
import type { RunnableRules } from './active-rules.ts';
import { neededPhrases } from './rule-reach.ts';

/** In which recordings which rules may hold, as far as the search index knows without reading text. */
export interface RuleCandidates {
  /** All with a text, newest first. */
  recordings(): readonly number[];
  /** The rules to be evaluated there: those that may hold, and those that held there before. */
  rulesFor(recordingId: number): ReadonlySet<number>;
  /** Whether a rule has findings there. */
  isKnown(recordingId: number, ruleId: number): boolean;
}

export function createRuleCandidates(database: Database, { set }: RunnableRules): RuleCandidates {
  const lookUp = createCandidates(database);
  const unindexed = new Set(lookUp.unindexed().map(({ recordingId }) => recordingId));
  /** Null for everywhere. */
  const places = new Map<number, ReadonlySet<number> | null>();
  for (const { id, node } of set.rules) {
    const phrases = neededPhrases(node);
    const patterns = phrases?.map((phrase) => set.patternOf(phrase)) ?? null;
    const windows = patterns?.flatMap((pattern) =>
      pattern === null ? [] : [...lookUp.windowsOf({ ruleId: id, pattern })],
    );
    places.set(id, windows === undefined ? null : new Set(windows.map((rowId) => placeOf(rowId).recordingId)));
  }
  const known = knownFindings(database, [...places.keys()]);
  const isKnown = (recordingId: number, ruleId: number) => known.get(ruleId)?.has(recordingId) === true;
  return {
    recordings: () =>
      database
        .prepare<[], number>(
          `SELECT recording.id FROM main.recording JOIN main.transcript ON transcript.recording_id = recording.id
           WHERE is_current = 1 AND state = 'complete' AND removed_at_ms IS NULL ORDER BY recording.id DESC`,
        )
        .pluck()
        .all(),
    isKnown,
    rulesFor(recordingId) {
      const all = unindexed.has(recordingId);
      const some = [...places].filter(
        ([id, recordings]) => all || recordings === null || recordings.has(recordingId) || isKnown(recordingId, id),
      );
      return new Set(some.map(([id]) => id));
    },
  };
}

function knownFindings(database: Database, ruleIds: readonly number[]): ReadonlyMap<number, ReadonlySet<number>> {
  const select = database
    .prepare<[number], number>('SELECT DISTINCT recording_id FROM main.finding WHERE rule_id = ?')
    .pluck();
  return new Map(ruleIds.map((id) => [id, new Set(select.all(id))]));
}
