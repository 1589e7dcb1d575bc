import { useState } from 'react';
import type { Backup } from '#shared/maintenance/library-health.ts';
import { api } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { RestoreDialog } from '#renderer/widgets/dialogs/RestoreDialog.tsx';
import { notify } from '#renderer/state/toasts.ts';
import { useLibraryHealth, useLibraryAction } from '#renderer/data/library/use-library-health.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Backups.module.css';
import { Section } from './Section.tsx';

export function Backups() {
  const { t, format } = useWords();
  const health = useLibraryHealth();
  const copying = useLibraryAction();
  const checking = useLibraryAction();
  const [asked, setAsked] = useState<Backup | null>(null);
  const make = async () => {
    if (await copying.run(() => api['backups.make']({}))) notify({ text: t.libraryHealth.made });
  };
  const check = async () => {
    let isFine = false;
    const isDone = await checking.run(async () => {
      isFine = (await api['library.check']({})).differences.length === 0;
      return await api['library.health']({});
    });
    if (isDone && isFine) notify({ text: t.libraryHealth.fine });
  };
  return (
    <Section id="backups" title={t.libraryHealth.title} text={t.libraryHealth.text}>
      <ul>
        {health?.backups.length === 0 ? <li className={styles.none}>{t.libraryHealth.none}</li> : null}
        {health?.backups.map((backup) => (
          <li key={backup.name} className={styles.backup}>
            <span>{format.fullDate(backup.madeAtMs)}</span>
            <span className={styles.size}>{format.bytes(backup.sizeBytes)}</span>
            <Button
              size="s"
              aria-label={t.libraryHealth.restoreLast(format.fullDate(backup.madeAtMs))}
              onClick={() => setAsked(backup)}
            >
              {t.libraryHealth.restore}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button size="s" disabled={copying.isBusy} onClick={() => void make()}>
          {copying.isBusy ? t.libraryHealth.making : t.libraryHealth.makeNow}
        </Button>
        <Button size="s" kind="quiet" disabled={checking.isBusy} onClick={() => void check()}>
          {checking.isBusy ? t.libraryHealth.checking : t.libraryHealth.checkNow}
        </Button>
      </div>
      <RestoreDialog backup={asked} onClose={() => setAsked(null)} />
    </Section>
  );
}
