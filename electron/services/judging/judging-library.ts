import type { Agreement } from '#shared/judging/judging.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { conflictOf, disagreementOf, measureAgreement } from './measure-agreement.ts';
import { judge } from './merge-verdicts.ts';
import { createReadings, type ReadingStore } from './readings.ts';
import { createScorecards, type ScorecardStore } from './scorecards.ts';
import { createVerdictStore, type VerdictStore } from './verdict-store.ts';

/** Verdicts of several reviewers, how far they agree, and what a recording scores. */
export interface JudgingLibrary {
  readonly verdicts: VerdictStore;
  readonly readings: ReadingStore;
  readonly scorecards: ScorecardStore;
  agreement(): Agreement;
}

const maxShown = 200;

export function createJudging(parts: StoreParts & { readonly who: () => string }): JudgingLibrary {
  const verdicts = createVerdictStore(parts);
  const readings = createReadings({ ...parts, verdicts });
  return {
    verdicts,
    readings,
    scorecards: createScorecards(parts),
    agreement() {
      verdicts.syncDecisions();
      const records = verdicts.all();
      const judged = judge(records);
      const disagreed = judged.filter(({ state }) => state === 'disagreed');
      const names = new Set(judged.flatMap(({ opinions }) => opinions.map(({ reviewerName }) => reviewerName)));
      return {
        rows: measureAgreement(judged),
        disagreements: disagreed.slice(0, maxShown).map(disagreementOf),
        disagreementCount: disagreed.length,
        conflicts: judged.flatMap((one) => conflictOf(one) ?? []).slice(0, maxShown),
        recall: readings.recall(),
        reviewers: [...names].toSorted(),
        recordCount: records.size,
      };
    },
  };
}
