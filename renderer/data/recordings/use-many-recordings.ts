import { useMemo } from 'react';
import type { JobChange, RecordingChoiceInput } from '#shared/contract/recording-choice.ts';
import type { FilingResult } from '#shared/catalogue/listed-recording.ts';
import { api } from '#renderer/api/api.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { withProgressNotice } from '#renderer/state/bulk.ts';
import { navigate } from '#renderer/state/route.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '../use-report.ts';

export interface Chosen {
  readonly recordings: RecordingChoiceInput;
  readonly count: number;
}

export interface ManyActions {
  /** To the bin, with a note that takes it back and stays until it is closed. */
  readonly remove: (chosen: Chosen) => void;
  readonly restore: (chosen: Chosen) => void;
  readonly change: (chosen: Chosen, change: JobChange) => void;
  /** Checks them with all rules that are on, and says what is new. */
  readonly runRules: (chosen: Chosen) => void;
  /** Takes back the last move to the bin. */
  readonly undoRemove: () => void;
}

/** What can be done with many recordings: each is one call whose progress is shown; failures are said as toasts. */
export function useManyRecordings(): ManyActions {
  const { t } = useWords();
  const report = useReport();
  return useMemo(() => {
    const restore = async (call: () => Promise<FilingResult | null>, text: string) => {
      const count = (await withProgressNotice(text, call))?.count ?? 0;
      notify({ text: count === 0 ? t.bin.nothingToRestore : t.bin.restored(count) });
    };
    const undoRemove = () => restore(() => api['filing.undo']({}), t.bin.restoringLast);
    const remove = async ({ recordings, count }: Chosen) => {
      const removed = await withProgressNotice(t.library.removing(count), () => api['recordings.remove'](recordings));
      const onClick = () => void undoRemove().catch(report);
      notify({ text: t.library.removed(removed.count), action: { label: t.common.undo, onClick }, stays: true });
    };
    const change = async ({ recordings, count }: Chosen, change: JobChange) => {
      const call = () => api['jobs.changeMany']({ recordings, change });
      const changed = await withProgressNotice(t.library.changing(count), call);
      notify({ text: t.library.changed[change](changed.count) });
    };
    const runRules = async ({ recordings, count }: Chosen) => {
      const call = () => api['rules.runOn']({ recordings });
      const done = await withProgressNotice(t.catalogue.runningRules(count), call);
      if (done.ruleCount === 0) {
        const onClick = () => navigate({ view: 'rules' });
        notify({ text: t.catalogue.noRulesOn, action: { label: t.catalogue.toRules, onClick } });
      } else {
        const onClick = () => navigate({ view: 'review' });
        const action = done.foundCount > 0 ? { action: { label: t.catalogue.toFindings, onClick } } : {};
        notify({ text: t.catalogue.ranRules(done.count, done.foundCount), ...action });
      }
    };
    return {
      remove: (chosen) => void remove(chosen).catch(report),
      restore: ({ recordings, count }) =>
        void restore(() => api['recordings.restore'](recordings), t.bin.restoring(count)).catch(report),
      change: (chosen, which) => void change(chosen, which).catch(report),
      runRules: (chosen) => void runRules(chosen).catch(report),
      undoRemove: () => void undoRemove().catch(report),
    };
  }, [t, report]);
}
