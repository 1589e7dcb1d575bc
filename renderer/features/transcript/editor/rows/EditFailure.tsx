import { failureOf } from '#shared/failure.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { dropEdit, saveAnyway, saveEdit, type Edit } from '../text/edits.ts';
import styles from './SegmentRow.module.css';

/** A text that the library did not take: it stays on the screen until it is saved or given up. */
export function EditFailure({ segmentId, edit }: { readonly segmentId: number; readonly edit: Edit }) {
  const { t, language } = useWords();
  const failure = failureOf(edit.error);
  const { what, next } = failureSentences(failure, language);
  const isOvertaken = failure.code === 'segment-changed';
  return (
    <div className={styles.failure} role="alert">
      <p>
        {what} {next}
      </p>
      <Button size="s" onClick={() => void (isOvertaken ? saveAnyway : saveEdit)(segmentId, edit.text)}>
        {isOvertaken ? t.transcript.keepMine : t.common.retry}
      </Button>
      <Button size="s" kind="quiet" onClick={() => dropEdit(segmentId)}>
        {t.transcript.discard}
      </Button>
    </div>
  );
}
