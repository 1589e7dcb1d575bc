import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { useBulk } from '#renderer/state/bulk.ts';
import styles from './LibraryPage.module.css';

/** What is being done to many recordings at once, and how far it is. */
export function BulkProgress() {
  const { text, progress } = useBulk();
  if (text === null) return null;
  return (
    <div className={styles.bulk} role="status">
      <span>{text}</span>
      <ProgressBar label={text} share={progress === null ? null : progress.doneCount / progress.totalCount} isQuiet />
    </div>
  );
}
