import { useState } from 'react';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { useBulk } from '#renderer/state/bulk.ts';
import styles from './BulkProgress.module.css';

/** What is being done to many things at once, how far it is, and a way to stop it. */
export function BulkProgress() {
  const { text, progress } = useBulk();
  if (text === null) return null;
  return (
    <div className={styles.bulk} role="status">
      <span dir="auto">{text}</span>
      <span className={styles.bulkBar}>
        <ProgressBar label={text} share={progress === null ? null : progress.doneCount / progress.totalCount} isQuiet />
      </span>
      {progress === null ? null : <Stop key={text} />}
    </div>
  );
}

function Stop() {
  const { t } = useWords();
  const report = useReport();
  const [isStopping, setStopping] = useState(false);
  const stop = () => {
    setStopping(true);
    api['filing.stop']({}).catch(report);
  };
  return (
    <Button size="s" disabled={isStopping} onClick={stop}>
      {isStopping ? t.catalogue.stopping : t.catalogue.stop}
    </Button>
  );
}
