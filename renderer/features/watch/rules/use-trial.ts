import { useEffect, useState } from 'react';
import type { WorkbenchPlace, WorkbenchResult } from '#shared/rules/stored-rule.ts';
import { api } from '#renderer/api/api.ts';

const settleMs = 350;
const maxShown = 200;

/** What a rule would find, growing as the library is scanned; null before the first answer. */
export function useTrial(ruleId: number | null, text: string | null): WorkbenchResult | null {
  const [result, setResult] = useState<WorkbenchResult | null>(null);
  useEffect(() => {
    if (text === null) return;
    const over = new AbortController();
    const run = async () => {
      let sum: WorkbenchResult | null = null;
      for (let cursor: string | null = null; ;) {
        const part: WorkbenchResult = await api['rules.try']({ ruleId, text, cursor });
        if (over.signal.aborted) return;
        sum = sum === null ? part : together(sum, part);
        setResult(sum);
        ({ cursor } = part);
        if (cursor === null) return;
      }
    };
    // What cannot be tried is said by its own field.
    const timer = setTimeout(() => void run().catch(() => setResult(null)), settleMs);
    return () => {
      over.abort();
      clearTimeout(timer);
    };
  }, [ruleId, text]);
  return text === null ? null : result;
}

function together(a: WorkbenchResult, b: WorkbenchResult): WorkbenchResult {
  const join = (one: readonly WorkbenchPlace[], other: readonly WorkbenchPlace[]) =>
    [...one, ...other].slice(0, maxShown);
  return {
    ...b,
    count: a.count + b.count,
    gainedCount: a.gainedCount + b.gainedCount,
    lostCount: a.lostCount + b.lostCount,
    verdicts: {
      confirmedKept: a.verdicts.confirmedKept + b.verdicts.confirmedKept,
      confirmedLost: a.verdicts.confirmedLost + b.verdicts.confirmedLost,
      dismissedKept: a.verdicts.dismissedKept + b.verdicts.dismissedKept,
      dismissedLost: a.verdicts.dismissedLost + b.verdicts.dismissedLost,
    },
    gained: join(a.gained, b.gained),
    lost: join(a.lost, b.lost),
    kept: join(a.kept, b.kept),
  };
}
