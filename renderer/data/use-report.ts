import { useCallback } from 'react';
import { failureOf } from '#shared/failure.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';

/** Says a failure as a toast; for things that have no place of their own on the page. An abort is not a failure. */
export function useReport(): (error: unknown) => void {
  const { language } = useWords();
  return useCallback(
    (error: unknown) => {
      const failure = failureOf(error);
      if (failure.code === 'aborted') return;
      const { what, next } = failureSentences(failure, language);
      notify({ text: what, detail: next });
    },
    [language],
  );
}
