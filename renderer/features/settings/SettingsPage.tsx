import { useEffect, useState, type ReactNode } from 'react';
import type { Settings } from '#shared/settings.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { useInfo } from '#renderer/data/library/use-info.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useChangeSettings, useSettings } from '#renderer/data/library/use-settings.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Appearance } from './Appearance.tsx';
import { Backups } from './Backups.tsx';
import { Connections } from './Connections.tsx';
import { Files } from './Files.tsx';
import { FindingSpeech } from './FindingSpeech.tsx';
import { Listening } from './Listening.tsx';
import { ModelSource } from './ModelSource.tsx';
import { Recognition } from './Recognition.tsx';
import styles from './SettingsPage.module.css';
import { SystemCheck } from './SystemCheck.tsx';

/** How long the word “Saved” stays. */
const savedMs = 1800;

/** Everything is saved at once; there is no button for it. */
export function SettingsPage({ keys }: { readonly keys: ReactNode }) {
  const { t } = useWords();
  const settings = useSettings();
  const info = useInfo();
  const change = useChangeSettings();
  const report = useReport();
  const [savedCount, setSavedCount] = useState(0);
  const onSaved = () => setSavedCount((count) => count + 1);
  const onChange = (changes: Partial<Settings>) => change.mutate(changes, { onSuccess: onSaved, onError: report });
  return (
    <>
      <div className={styles.top}>
        <PageHeader title={t.settings.title}>
          <Saved key={savedCount} isSaved={savedCount > 0} />
        </PageHeader>
      </div>
      <div className={styles.scroll}>
        <div className={styles.column}>
          {settings ? (
            <>
              <Appearance settings={settings} onChange={onChange} onSaved={onSaved} />
              <Recognition settings={settings} onChange={onChange} />
              <FindingSpeech settings={settings} onChange={onChange} />
              <ModelSource settings={settings} onChange={onChange} />
              <Files settings={settings} onChange={onChange} />
              <Listening settings={settings} onChange={onChange} />
              {keys}
              <Connections settings={settings} onChange={onChange} />
              <Backups />
              <SystemCheck />
              <footer className={styles.foot}>
                <p>{info ? t.settings.version(info.version) : null}</p>
                <p>{t.settings.offline}</p>
              </footer>
            </>
          ) : null}
        </div>
      </div>
    </>
  );
}

function Saved({ isSaved }: { readonly isSaved: boolean }) {
  const { t } = useWords();
  const [isShown, setShown] = useState(isSaved);
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), savedMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className={styles.saved} role="status">
      {isShown ? (
        <>
          <Icon name="check" size={14} />
          {t.settings.saved}
        </>
      ) : null}
    </p>
  );
}
