import type { Changes } from '#services/store/changes.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { transcriptOf } from '#services/store/segments/segment-ids.ts';
import type { Log } from '#services/log.ts';
import type { RunnableRules } from './active-rules.ts';
import { lookThrough } from './look-through.ts';
import type { RuleTextReader } from './read-rule-text.ts';
import type { FindingSettler } from './settle-findings.ts';

export interface RuleFollower {
  /** Within every transaction, before its commit. */
  beforeCommit(changes: Changes): void;
}

export interface FollowParts extends Pick<StoreParts, 'database'> {
  readonly rules: () => RunnableRules | null;
  readonly reader: RuleTextReader;
  readonly settler: FindingSettler;
  readonly log: Log;
  /** Findings were made; called before the commit. */
  readonly onChanged: () => void;
  /** Some recordings are due to be evaluated as a whole. */
  readonly onDue: () => void;
}

/** Words that a phrase may take before those that changed. */
const phraseMs = 20_000;

/**
 * Text that is being recognised is scanned window by window, by the rules that a part of it is enough for; what
 * needs the whole follows when it is there. What goes wrong here never costs a transcript: the whole is evaluated
 * anyway.
 */
export function followCommits(parts: FollowParts): RuleFollower {
  const { database, reader, settler } = parts;
  const selectState = database
    .prepare<[number], number>("SELECT 1 FROM main.transcript WHERE id = ? AND is_current = 1 AND state = 'running'")
    .pluck();
  const selectDue = database.prepare<[], number>('SELECT 1 FROM main.rule_due LIMIT 1').pluck();
  const look = (transcriptId: number, changed: Changes['segments'], rules: RunnableRules) => {
    const fromMs = Math.min(...changed.map(({ startMs }) => startMs)) - rules.reachMs - phraseMs;
    const text = reader.from(transcriptId, Math.max(0, fromMs));
    if (text === null) return;
    const ids = new Set(changed.map(({ id }) => id));
    const startMs = Math.min(...changed.map((one) => one.startMs));
    const placed = lookThrough(text, rules.set, rules.local).filter(
      (place) =>
        ids.has(place.segmentId) || ids.has(place.lastSegmentId) || place.parts.some((part) => part.endMs >= startMs),
    );
    settler.add({ recordingId: text.recordingId, transcriptId, versions: rules.versions }, placed);
    if (placed.length > 0) parts.onChanged();
  };
  return {
    beforeCommit(changes) {
      try {
        const rules = changes.segments.length === 0 ? null : parts.rules();
        if (rules !== null && rules.local.size > 0) {
          const texts = Map.groupBy(
            changes.segments.filter(({ isText }) => isText),
            ({ id }) => transcriptOf(id),
          );
          for (const [transcriptId, changed] of texts) {
            if (selectState.get(transcriptId) === 1) look(transcriptId, changed, rules);
          }
        }
        if (selectDue.get() === 1) parts.onDue();
      } catch (thrown) {
        if (isOfSqlite(thrown)) throw thrown;
        parts.log.error('The rules missed some text and will look at the whole of it', thrown);
      }
    },
  };
}

/** A full or damaged disk is the transaction's own trouble. */
function isOfSqlite(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('SQLITE');
}
