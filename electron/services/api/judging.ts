import type { ServicesOf } from '#shared/contract/contract.ts';
import { agreementSheets } from '#services/judging/agreement-table.ts';
import { saveText } from '#services/text-files/save-text.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import type { Parts } from './parts.ts';
import { saveTable } from './save-table.ts';

export function judgingServices({ library }: Pick<Parts, 'library'>): ServicesOf<'judging'> {
  const { verdicts, readings, scorecards } = library.judging;
  return {
    'judging.agreement': async () => library.judging.agreement(),
    'judging.exportAgreement': async ({ format, ...target }) => {
      const value = library.judging.agreement();
      // A file of one table holds the figures; JSON holds all.
      const [sheet] = agreementSheets(value);
      return await saveTable({ name: 'agreement', rows: sheet?.rows ?? [], value }, format, target);
    },
    'judging.readings': async () => readings.list(),
    'judging.startReading': async (criteria) => readings.start(criteria),
    'judging.next': async ({ readingId }) => readings.next(readingId),
    'judging.answer': async (answer) => {
      readings.answer(answer);
      return readings.next(answer.readingId);
    },
    'judging.undo': async ({ readingId }) => readings.undo(readingId),
    'judging.exportVerdicts': async ({ path: target, overwrite }) => {
      verdicts.syncDecisions();
      return await saveText({ text: verdicts.writeFile(), suggestedName: 'verdicts.json' }, target, overwrite);
    },
    'judging.importVerdicts': async ({ json }) => verdicts.readFile(json),
    'judging.scorecards': async () => scorecards.list(),
    'judging.saveScorecard': async (card) => {
      const saved = scorecards.save(card);
      library.audit.add({ action: 'scorecard.save', subject: 'scorecard', subjectId: saved.id });
      return saved;
    },
    'judging.removeScorecard': async ({ id }) => {
      scorecards.remove(id);
      library.audit.add({ action: 'scorecard.remove', subject: 'scorecard', subjectId: id });
      return null;
    },
    'judging.exportScores': async ({ scorecardId, format, ...target }) => {
      const { name, rows, value } = scorecards.table(scorecardId);
      return await saveTable({ name: suggestedName(name, 'scores'), rows, value }, format, target);
    },
    'judging.scores': async (request) => scorecards.results(request),
    'judging.score': async ({ scorecardId, recordingId }) => scorecards.score(scorecardId, recordingId),
    'judging.answerQuestion': async (answer) => {
      const score = scorecards.answer(answer);
      const detail = { scorecard: answer.scorecardId, answer: answer.answer };
      library.audit.add({ action: 'scorecard.answer', subject: 'recording', subjectId: answer.recordingId, detail });
      return score;
    },
  };
}
