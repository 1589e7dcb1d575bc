import { z } from 'zod';
import type { Agreement, Reading, ReadingItem, VerdictImport } from '../judging/judging.ts';
import {
  scoreAnswers,
  scoreFilters,
  scoreSorts,
  type Score,
  type Scorecard,
  type ScoreResults,
} from '../judging/scorecard.ts';
import { type SavedText, severities } from '../watch.ts';
import { id, name, none, page, target } from './fields.ts';
import { method } from './method.ts';

const reason = z.string().trim().max(2000);
const label = z.string().trim().min(1).max(60);
const tableFormats = ['csv', 'xlsx', 'json'] as const;

const question = z.strictObject({
  id: z.string().min(1).max(60),
  text: z.string().trim().min(1).max(500),
  weight: z.number().min(0).max(1000),
  wanted: z.enum(['yes', 'no']),
  isAutoFail: z.boolean(),
  ruleId: id.nullable(),
});

export const judgingMethods = {
  /** How far reviewers agree, what they differ in, and the recall of the newest sample. */
  'judging.agreement': method(none).returns<Agreement>(),
  /** The agreement, the disagreements and the recall as a table. */
  'judging.exportAgreement': method(z.strictObject({ format: z.enum(tableFormats), ...target })).returns<SavedText>(),
  'judging.readings': method(none).returns<readonly Reading[]>(),
  /** Fails with `nothing-to-read`. `share`: per cent of what fits; of what was not flagged, the number of passages. */
  'judging.startReading': method(
    z.strictObject({
      look: z.enum(['second', 'third', 'unflagged']),
      share: z.int().min(1).max(1000),
      severity: z.enum(severities).nullable(),
      ruleId: id.nullable(),
    }),
  ).returns<Reading>(),
  /** Null when all was read. */
  'judging.next': method(z.strictObject({ readingId: id })).returns<ReadingItem | null>(),
  /** Saved when it resolves; gives the next one. */
  'judging.answer': method(
    z.strictObject({
      readingId: id,
      position: z.int().min(0),
      verdict: z.enum(['confirmed', 'unsure', 'dismissed']),
      reason,
      labels: z.array(label).max(20),
    }),
  ).returns<ReadingItem | null>(),
  /** Takes the newest answer of a reading back, and gives it again. */
  'judging.undo': method(z.strictObject({ readingId: id })).returns<ReadingItem | null>(),
  /** All verdicts as a signed file for another machine. */
  'judging.exportVerdicts': method(z.strictObject(target)).returns<SavedText>(),
  /** Adds what is genuine and not known. Merging in any order, any number of times, gives the same. */
  'judging.importVerdicts': method(z.strictObject({ json: z.string().max(200_000_000) })).returns<VerdictImport>(),
  'judging.scorecards': method(none).returns<readonly Scorecard[]>(),
  'judging.saveScorecard': method(
    z.strictObject({ id: id.nullable(), name, questions: z.array(question).max(100) }),
  ).returns<Scorecard>(),
  'judging.removeScorecard': method(z.strictObject({ id })).returns<null>(),
  /** Every recording with its score and answers, as a table. */
  'judging.exportScores': method(
    z.strictObject({ scorecardId: id, format: z.enum(tableFormats), ...target }),
  ).returns<SavedText>(),
  /** What all recordings with a text score, and a page of them. */
  'judging.scores': method(
    z.strictObject({ scorecardId: id, show: z.enum(scoreFilters), sort: z.enum(scoreSorts), ...page }),
  ).returns<ScoreResults>(),
  'judging.score': method(z.strictObject({ scorecardId: id, recordingId: id })).returns<Score>(),
  /** A person's answer; null takes it back. */
  'judging.answerQuestion': method(
    z.strictObject({
      scorecardId: id,
      recordingId: id,
      question: z.string().min(1).max(60),
      answer: z.enum(scoreAnswers).nullable(),
      reason,
    }),
    { survivesPage: true },
  ).returns<Score>(),
} as const;
