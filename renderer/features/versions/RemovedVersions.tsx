import type { Version } from '#shared/version.ts';
import { api } from '../../api/api.ts';
import { Button } from '../../components/Button.tsx';
import { useReport } from '../../components/use-report.ts';
import { useVersionNames } from '../../components/use-versions.ts';
import { useWords } from '../../locales/use-words.ts';
import styles from './VersionMenu.module.css';

/** What was put away, to be brought back. */
export function RemovedVersions({ versions }: { readonly versions: readonly Version[] }) {
  const { t } = useWords();
  const report = useReport();
  const names = useVersionNames();
  if (versions.length === 0) return null;
  return (
    <>
      <h3 className={styles.removedTitle}>{t.versions.removedTitle}</h3>
      <ul className={styles.list}>
        {versions.map((version) => {
          const { model, made } = names(version);
          const { transcriptId } = version;
          return (
            <li key={transcriptId} className={styles.removed}>
              <span className={styles.facts}>{`${model} · ${made}`}</span>
              <Button
                size="s"
                kind="quiet"
                icon="restore"
                aria-label={t.versions.bringBackOf(`${model}, ${made}`)}
                onClick={() => void api['versions.restore']({ transcriptId }).catch(report)}
              >
                {t.versions.bringBack}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
