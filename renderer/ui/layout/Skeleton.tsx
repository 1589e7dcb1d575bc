import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Skeleton.module.css';

/** Rows without words while the real ones are on their way; not before they have been waited for a moment. */
export function Skeleton({ rows = 8, label }: { readonly rows?: number; readonly label?: string }) {
  const { t } = useWords();
  return (
    <div className={styles.rows} role="status" aria-label={label ?? t.common.loading}>
      {Array.from({ length: rows }, (_, nth) => (
        <div key={nth} className={styles.row} />
      ))}
    </div>
  );
}
