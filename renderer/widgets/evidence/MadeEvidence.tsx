import type { EvidenceBundle } from '#shared/sharing/evidence.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Evidence.module.css';

/** Where the folders are, and the seals to keep apart from them. */
export function MadeEvidence({ bundles }: { readonly bundles: readonly EvidenceBundle[] }) {
  const { t } = useWords();
  return (
    <div className={styles.result} role="status">
      {bundles.map(({ folder, seal }) => (
        <div key={folder} className={styles.bundle}>
          <p className={styles.facts} dir="auto">
            {t.evidence.made(folder)}
          </p>
          <code className={styles.seal}>{seal}</code>
        </div>
      ))}
      <p className={styles.facts}>{t.evidence.seal}</p>
    </div>
  );
}
