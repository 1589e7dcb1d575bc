import type { Version } from '#shared/edits/version.ts';
import { api } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useVersionNames } from '#renderer/data/transcripts/use-versions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
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
          const { name, made } = names(version);
          const { transcriptId } = version;
          return (
            <li key={transcriptId} className={styles.removed}>
              <span className={styles.facts} dir="auto">{`${name} · ${made}`}</span>
              <Button
                size="s"
                kind="quiet"
                icon="restore"
                aria-label={t.versions.bringBackOf(`${name}, ${made}`)}
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
