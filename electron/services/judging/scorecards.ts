import { AppFailure } from '#shared/failure.ts';
import {
  scoreOf,
  type Score,
  type ScoreAnswer,
  type Scorecard,
  type ScoreResults,
  type ScoreResultsRequest,
  type ScoreQuestion,
} from '#shared/judging/scorecard.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { prepareAnswers } from './score-answers.ts';
import { pageOfScores } from './page-of-scores.ts';

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
  /** Of all recordings with a text: the sums, and a page of them. */
  results(request: ScoreResultsRequest): ScoreResults;
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
  const { database, writer, now } = parts;
  const selectAll = database.prepare<[], CardRow>(
    'SELECT id, name, questions FROM scorecard WHERE removed_at_ms IS NULL ORDER BY name, id',
  );
  const insert = database.prepare('INSERT INTO scorecard (name, questions, changed_at_ms) VALUES (?, ?, ?)');
  const update = database.prepare('UPDATE scorecard SET name = ?, questions = ?, changed_at_ms = ? WHERE id = ?');
  const remove = database.prepare('UPDATE scorecard SET removed_at_ms = ? WHERE id = ?');
  const list = () =>
    selectAll.all().map((row) => ({ ...row, questions: JSON.parse(row.questions) as ScoreQuestion[] }));
  const get = (id: number): Scorecard => {
    const card = list().find((one) => one.id === id);
    if (card === undefined) throw new AppFailure('not-found', { what: 'scorecard' });
    return card;
  };
  const keep = prepareKeep(parts);
  const given = prepareAnswers(parts);
  const score = (scorecardId: number, recordingId: number) => {
    const { questions } = get(scorecardId);
    return scoreOf(questions, given(scorecardId, questions, recordingId)(recordingId));
  };
  const scored = prepareScored(parts, get, given);
  return {
    list,
    save: ({ id, name, questions }) =>
      writer.write(() => {
        const text = JSON.stringify(questions);
        if (id !== null) update.run(name, text, now(), get(id).id);
        return get(id ?? Number(insert.run(name, text, now()).lastInsertRowid));
      }),
    remove: (id) => void writer.write(() => remove.run(now(), get(id).id)),
    answer(answer) {
      keep(get(answer.scorecardId), answer);
      return score(answer.scorecardId, answer.recordingId);
    },
    score,
    results: ({ scorecardId, ...page }) => pageOfScores(get(scorecardId), scored(scorecardId), page),
    table: (scorecardId) => scoreTable(get(scorecardId), scored(scorecardId)),
  };
}

/** Keeps a person's answer; null takes it back. */
function prepareKeep({ database, writer, now, who }: StoreParts & { readonly who: () => string }) {
  const write = database.prepare(
    `INSERT OR REPLACE INTO scorecard_answer (scorecard_id, recording_id, question, answer, reason, who, answered_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const clear = database.prepare(
    'DELETE FROM scorecard_answer WHERE scorecard_id = ? AND recording_id = ? AND question = ?',
  );
  return ({ id, questions }: Scorecard, given: Parameters<ScorecardStore['answer']>[0]) => {
    const { recordingId, question, answer, reason } = given;
    if (!questions.some((one) => one.id === question)) throw new AppFailure('not-found', { what: 'scorecard' });
    writer.write(() => {
      if (answer === null) clear.run(id, recordingId, question);
      else write.run(id, recordingId, question, answer, reason.trim(), who(), now());
    });
  };
}

type ScoredRecording = ScoreTable['value'][number];

/** Of every recording with a text, the newest first; as many questions to the library as the card has, not more. */
function prepareScored(
  { database }: StoreParts,
  get: (id: number) => Scorecard,
  given: ReturnType<typeof prepareAnswers>,
): (scorecardId: number) => readonly ScoredRecording[] {
  const select = database.prepare<[], { id: number; name: string }>(
    `SELECT recording.id, recording.name FROM recording JOIN transcript ON transcript.recording_id = recording.id
     WHERE removed_at_ms IS NULL AND is_current = 1 AND state = 'complete' ORDER BY recording.id DESC`,
  );
  return (scorecardId) => {
    const { questions } = get(scorecardId);
    const answersOf = given(scorecardId, questions, null);
    return select.all().map(({ id, name }) => ({
      recordingId: id,
      recordingName: name,
      score: scoreOf(questions, answersOf(id)),
    }));
  };
}

function scoreTable({ name, questions }: Scorecard, value: readonly ScoredRecording[]): ScoreTable {
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
}
