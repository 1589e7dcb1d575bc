import { failureOf } from '#shared/failure.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Notice } from '#renderer/ui/layout/Notice.tsx';

/** What went wrong in one plain sentence, the next step, and a way to try again where there is one. */
export function FailureNotice({
  error,
  retryLabel,
  onRetry,
}: {
  readonly error: unknown;
  readonly retryLabel?: string | undefined;
  readonly onRetry?: () => void;
}) {
  const { language, t } = useWords();
  const { what, next } = failureSentences(failureOf(error), language);
  return (
    <Notice
      kind="failure"
      title={what}
      actions={
        onRetry ? (
          <Button size="s" kind="quiet" icon="retry" onClick={onRetry}>
            {retryLabel ?? t.common.retry}
          </Button>
        ) : null
      }
    >
      {next}
    </Notice>
  );
}
