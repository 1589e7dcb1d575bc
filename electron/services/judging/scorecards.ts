import { AppFailure } from '#shared/failure.ts';
import {
  scoreOf,
  type GivenAnswer,
  type Score,
  type ScoreAnswer,
  type Scorecard,
  type ScoreQuestion,
} from '#shared/judging/scorecard.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

/** Weighted questions about a recording, answered by rules and by people. */
export interface ScorecardStore {
  list(): readonly Scorecard[];
  /** A new one for null. */
  save(card: {
    readonly id: number | null;
    readonly name: string;
    readonly questions: readonly ScoreQuestion[];
  }): Scorecard;
  remove(id: number): void;
  /** A person's answer; null takes it back, and the rule's counts again. */
  answer(answer: {
    readonly scorecardId: number;
    readonly recordingId: number;
    readonly question: string;
    readonly answer: ScoreAnswer | null;
    readonly reason: string;
  }): Score;
  score(scorecardId: number, recordingId: number): Score;
  /** Of all recordings with a text: score, and each question with its answer, its reason and who gave it. */
  table(scorecardId: number): ScoreTable;
}

export interface ScoreTable {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly value: readonly { readonly recordingId: number; readonly recordingName: string; readonly score: Score }[];
}

interface CardRow {
  readonly id: number;
  readonly name: string;
  readonly questions: string;
}

export function createScorecards(parts: StoreParts & { readonly who: () => string }): ScorecardStore {
  const { database, writer, now, who } = parts;
  const selectAll = database.prepare<[], CardRow>(
    'SELECT id, name, questions FROM scorecard WHERE removed_at_ms IS NULL ORDER BY name, id',
  );
  const insert = database.prepare('INSERT INTO scorecard (name, questions, changed_at_ms) VALUES (?, ?, ?)');
  const update = database.prepare('UPDATE scorecard SET name = ?, questions = ?, changed_at_ms = ? WHERE id = ?');
  const remove = database.prepare('UPDATE scorecard SET removed_at_ms = ? WHERE id = ?');
  const write = database.prepare(
    `INSERT OR REPLACE INTO scorecard_answer (scorecard_id, recording_id, question, answer, reason, who, answered_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const clear = database.prepare(
    'DELETE FROM scorecard_answer WHERE scorecard_id = ? AND recording_id = ? AND question = ?',
  );
  const list = () =>
    selectAll.all().map((row) => ({ ...row, questions: JSON.parse(row.questions) as ScoreQuestion[] }));
  const get = (id: number): Scorecard => {
    const card = list().find((one) => one.id === id);
    if (card === undefined) throw new AppFailure('not-found', { what: 'scorecard' });
    return card;
  };
  const given = prepareAnswers(parts);
  const score = (scorecardId: number, recordingId: number) => {
    const { questions } = get(scorecardId);
    return scoreOf(questions, given(scorecardId, recordingId, questions));
  };
  return {
    list,
    save: ({ id, name, questions }) =>
      writer.write(() => {
        const text = JSON.stringify(questions);
        if (id !== null) update.run(name, text, now(), get(id).id);
        return get(id ?? Number(insert.run(name, text, now()).lastInsertRowid));
      }),
    remove: (id) => void writer.write(() => remove.run(now(), get(id).id)),
    answer({ scorecardId, recordingId, question, answer, reason }) {
      writer.write(() => {
        if (answer === null) clear.run(scorecardId, recordingId, question);
        else write.run(scorecardId, recordingId, question, answer, reason.trim(), who(), now());
      });
      return score(scorecardId, recordingId);
    },
    score,
    table: prepareTable(parts, get, score),
  };
}

function prepareTable(
  { database }: StoreParts,
  get: (id: number) => Scorecard,
  score: ScorecardStore['score'],
): ScorecardStore['table'] {
  const select = database.prepare<[], { id: number; name: string }>(
    `SELECT recording.id, recording.name FROM recording JOIN transcript ON transcript.recording_id = recording.id
     WHERE removed_at_ms IS NULL AND is_current = 1 AND state = 'complete' ORDER BY recording.id DESC`,
  );
  return (scorecardId) => {
    const { name, questions } = get(scorecardId);
    const value = select.all().map((row) => ({
      recordingId: row.id,
      recordingName: row.name,
      score: score(scorecardId, row.id),
    }));
    const asked = questions.flatMap(({ text }) => [text, `${text}: reason`, `${text}: who`]);
    const rows = value.map(({ recordingId, recordingName, score: one }) => [
      recordingId,
      recordingName,
      one.percent === null ? null : Math.round(one.percent * 10) / 10,
      one.isFailed ? 'failed' : '',
      one.openCount,
      ...one.questions.flatMap(({ given }) => [given?.answer ?? null, given?.reason ?? null, given?.who ?? null]),
    ]);
    return { name, rows: [['recording_id', 'recording', 'score', 'auto_fail', 'open', ...asked], ...rows], value };
  };
}

interface RuleRow {
  readonly name: string;
  readonly found: number;
  readonly uncertain: number;
  readonly words: string | null;
  readonly atMs: number | null;
}

/** Of people as they are kept, of rules as they hold now. A finding that was dismissed is none. */
function prepareAnswers({ database }: StoreParts) {
  const selectOwn = database.prepare<[number, number], Omit<GivenAnswer, 'source'>>(
    'SELECT question, answer, reason, who FROM scorecard_answer WHERE scorecard_id = ? AND recording_id = ?',
  );
  const selectRule = database.prepare<[number, number], RuleRow>(
    `SELECT rule.term AS name, coalesce(sum(basis.is_certain = 1 OR finding.state = 'confirmed'), 0) AS found,
       coalesce(sum(basis.is_certain = 0 AND finding.state <> 'confirmed'), 0) AS uncertain,
       min(finding.matched) AS words, min(finding.start_ms) AS atMs
     FROM rule LEFT JOIN finding ON finding.rule_id = rule.id AND finding.recording_id = ? AND finding.state <> 'dismissed'
       AND finding.is_text_changed = 0
     LEFT JOIN finding_basis AS basis ON basis.finding_id = finding.id WHERE rule.id = ? GROUP BY rule.id`,
  );
  return (scorecardId: number, recordingId: number, questions: readonly ScoreQuestion[]): readonly GivenAnswer[] => {
    const people = selectOwn.all(scorecardId, recordingId).map((row) => ({ ...row, source: 'person' as const }));
    const rules = questions.flatMap(({ id, ruleId }): readonly GivenAnswer[] => {
      const row = ruleId === null ? undefined : selectRule.get(recordingId, ruleId);
      // What cannot be decided is no answer: a person has to look.
      if (row === undefined || (row.found === 0 && row.uncertain > 0)) return [];
      const reason =
        row.found === 0 ? '' : `${((row.atMs ?? 0) / 1000).toFixed(1)} s${row.words ? `: ${row.words}` : ''}`;
      return [{ question: id, answer: row.found > 0 ? 'yes' : 'no', reason, who: row.name, source: 'rule' }];
    });
    return [...people, ...rules];
  };
}
