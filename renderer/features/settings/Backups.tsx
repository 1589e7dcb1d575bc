import { useState } from 'react';
import type { Backup } from '#shared/library-health.ts';
import { api } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { RestoreDialog } from '#renderer/widgets/RestoreDialog.tsx';
import { notify } from '#renderer/state/toasts.ts';
import { useCare, useCareAction } from '#renderer/data/use-library-health.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Backups.module.css';
import { Section } from './Section.tsx';

export function Backups() {
  const { t, format } = useWords();
  const care = useCare();
  const copying = useCareAction();
  const checking = useCareAction();
  const [asked, setAsked] = useState<Backup | null>(null);
  const make = async () => {
    if (await copying.run(() => api['backups.make']({}))) notify({ text: t.care.made });
  };
  const check = async () => {
    let isFine = false;
    const isDone = await checking.run(async () => {
      isFine = (await api['library.check']({})).differences.length === 0;
      return await api['library.care']({});
    });
    if (isDone && isFine) notify({ text: t.care.fine });
  };
  return (
    <Section title={t.care.title} text={t.care.text}>
      <ul className={styles.list}>
        {care?.backups.length === 0 ? <li className={styles.none}>{t.care.none}</li> : null}
        {care?.backups.map((backup) => (
          <li key={backup.name} className={styles.backup}>
            <span className={styles.date}>{format.fullDate(backup.madeAtMs)}</span>
            <span className={styles.size}>{format.bytes(backup.sizeBytes)}</span>
            <Button
              size="s"
              aria-label={t.care.restoreLast(format.fullDate(backup.madeAtMs))}
              onClick={() => setAsked(backup)}
            >
              {t.care.restore}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button size="s" disabled={copying.isBusy} onClick={() => void make()}>
          {copying.isBusy ? t.care.making : t.care.makeNow}
        </Button>
        <Button size="s" kind="quiet" disabled={checking.isBusy} onClick={() => void check()}>
          {checking.isBusy ? t.care.checking : t.care.checkNow}
        </Button>
      </div>
      <RestoreDialog backup={asked} onClose={() => setAsked(null)} />
    </Section>
  );
}
