import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './FindingsBadge.module.css';

/** How many findings nobody has decided on; nothing when there are none. */
export function FindingsBadge() {
  const { t, format } = useWords();
  const count =
    useQuery({ queryKey: queryKeys.findingCounts, queryFn: () => api['findings.counts']({}) }).data?.new ?? 0;
  if (count === 0) return null;
  return (
    <span className={styles.badge} title={t.findings.newOnes(count)}>
      {format.number(count)}
    </span>
  );
}
