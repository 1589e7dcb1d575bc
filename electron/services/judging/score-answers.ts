import type { GivenAnswer, ScoreQuestion } from '#shared/judging/scorecard.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

interface FoundRow {
  readonly recordingId: number;
  readonly found: number;
  readonly uncertain: number;
  readonly words: string | null;
  readonly atMs: number;
}

type OwnRow = Omit<GivenAnswer, 'source' | 'atMs'> & { readonly recordingId: number };

/** The answers of one recording, or with null of each, in as many reads as there are questions. */
type AskForAnswers = (
  scorecardId: number,
  questions: readonly ScoreQuestion[],
  recordingId: number | null,
) => (recordingId: number) => readonly GivenAnswer[];

/** Of people as they are kept, of rules as they hold now. A finding that was dismissed is none. */
export function prepareAnswers({ database }: StoreParts): AskForAnswers {
  const selectOwn = database.prepare<{ scorecardId: number; recordingId: number | null }, OwnRow>(
    `SELECT recording_id AS recordingId, question, answer, reason, who FROM scorecard_answer
     WHERE scorecard_id = @scorecardId AND (@recordingId IS NULL OR recording_id = @recordingId)`,
  );
  const askRule = prepareRule(database);
  return (scorecardId, questions, recordingId) => {
    const people = Map.groupBy(selectOwn.all({ scorecardId, recordingId }), (row) => row.recordingId);
    const rules = questions.flatMap(({ id, ruleId }) =>
      ruleId === null ? [] : (askRule(id, ruleId, recordingId) ?? []),
    );
    return (asked) => [
      ...(people.get(asked) ?? []).map(({ question, answer, reason, who }) => ({
        question,
        answer,
        reason,
        who,
        atMs: null,
        source: 'person' as const,
      })),
      ...rules.flatMap((answer) => answer(asked) ?? []),
    ];
  };
}

function prepareRule(database: StoreParts['database']) {
  // A rule that is off, or was not run over the library as it is, says nothing of what it did not find.
  const selectRule = database.prepare<[number], { readonly name: string; readonly isAsked: number }>(
    `SELECT term AS name, coalesce(is_on = 1 AND removed_at_ms IS NULL AND scanned_version >= rule_logic.version, 1) AS isAsked
     FROM rule LEFT JOIN rule_logic ON rule_logic.rule_id = rule.id WHERE rule.id = ?`,
  );
  // Words and time are those of the first finding: SQLite takes bare columns from the row of the one minimum.
  const selectFound = database.prepare<{ ruleId: number; recordingId: number | null }, FoundRow>(
    `SELECT finding.recording_id AS recordingId,
       sum(coalesce(basis.is_certain, 1) = 1 OR finding.state = 'confirmed') AS found,
       sum(coalesce(basis.is_certain, 1) = 0 AND finding.state <> 'confirmed') AS uncertain,
       finding.matched AS words, min(finding.start_ms) AS atMs
     FROM finding LEFT JOIN finding_basis AS basis ON basis.finding_id = finding.id
     WHERE finding.rule_id = @ruleId AND (@recordingId IS NULL OR finding.recording_id = @recordingId)
       AND finding.state <> 'dismissed' AND finding.is_text_changed = 0 GROUP BY finding.recording_id`,
  );
  return (question: string, ruleId: number, recordingId: number | null) => {
    const rule = selectRule.get(ruleId);
    if (rule === undefined) return null;
    const found = new Map(selectFound.all({ ruleId, recordingId }).map((row) => [row.recordingId, row]));
    const base = { question, who: rule.name, source: 'rule' } as const;
    return (asked: number): GivenAnswer | null => {
      const row = found.get(asked);
      if (row === undefined) return rule.isAsked === 1 ? { ...base, answer: 'no', reason: '', atMs: null } : null;
      // What cannot be decided is no answer: a person has to look.
      if (row.found === 0) return null;
      const reason = `${(row.atMs / 1000).toFixed(1)} s${row.words ? `: ${row.words}` : ''}`;
      return { ...base, answer: 'yes', reason, atMs: row.atMs };
    };
  };
}
