import { useMemo } from 'react';
import type { FilingResult } from '#shared/catalogue/listed-recording.ts';
import { api } from '#renderer/api/api.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { withProgressNotice } from '#renderer/state/bulk.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '../use-report.ts';

interface Filed<R extends FilingResult> {
  /** What is in progress, for as long as it lasts. */
  readonly during: string;
  readonly call: () => Promise<R>;
  /** What was done; nothing is said where nothing changed. */
  readonly after: (result: R) => string;
}

export interface Filing {
  /** Does it and says so, with a way to take it back. */
  readonly file: <R extends FilingResult>(filed: Filed<R>) => void;
  /** Takes back the newest change of the library, or does again what was taken back. */
  readonly reverse: (direction: 'undo' | 'redo') => void;
}

/** Changes of the library: each is one call whose progress is shown, and can be undone. */
export function useFiling(): Filing {
  const { t } = useWords();
  const report = useReport();
  return useMemo(() => {
    const takeBack = async (stepId: number) => {
      const done = await withProgressNotice(t.catalogue.undoing, () => api['filing.takeBack']({ stepId }));
      notify({ text: t.catalogue.undone[done.name] });
    };
    const file = async <R extends FilingResult>({ during, call, after }: Filed<R>) => {
      const result = await withProgressNotice(during, call);
      const { stepId } = result;
      if (stepId === null) return;
      const onClick = () => void takeBack(stepId).catch(report);
      notify({ text: after(result), action: { label: t.common.undo, onClick } });
    };
    const reverse = async (direction: 'undo' | 'redo') => {
      const done = await withProgressNotice(t.catalogue.undoing, () => api[`filing.${direction}`]({}));
      const nothing = direction === 'undo' ? t.catalogue.nothingToUndo : t.catalogue.nothingToRedo;
      const said = done === null ? nothing : direction === 'undo' ? t.catalogue.undone[done.name] : t.catalogue.redone;
      notify({ text: said, about: 'filing' });
    };
    return {
      file: (filed) => void file(filed).catch(report),
      reverse: (direction) => void reverse(direction).catch(report),
    };
  }, [t, report]);
}
