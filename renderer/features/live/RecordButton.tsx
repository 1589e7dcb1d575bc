import { Button } from '#renderer/ui/controls/Button.tsx';
import { useLive } from '#renderer/state/live.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { askToRecord } from './live-dialog.ts';
import styles from './Live.module.css';

/** In the header of the library, beside what adds files. */
export function RecordButton() {
  const { t } = useWords();
  const isLive = useLive(({ live }) => live !== null);
  return (
    <Button className={styles.record} disabled={isLive} data-key-of="live-record" onClick={askToRecord}>
      {t.live.record}
    </Button>
  );
}
