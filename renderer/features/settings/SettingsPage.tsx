import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Settings } from '#shared/settings.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { useInfo } from '#renderer/data/library/use-info.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useChangeSettings, useSettings } from '#renderer/data/library/use-settings.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import type { SettingsSection } from '#renderer/state/route.ts';
import { Appearance } from './Appearance.tsx';
import { Backups } from './Backups.tsx';
import { Connections } from './Connections.tsx';
import { FindingSpeech } from './recognition/FindingSpeech.tsx';
import { LibraryFolder } from './LibraryFolder.tsx';
import { Listening } from './Listening.tsx';
import { ModelSource } from './ModelSource.tsx';
import { LogOfChanges } from './audit/LogOfChanges.tsx';
import { Keeping } from './keeping/Keeping.tsx';
import { LocalApi } from './local-api/LocalApi.tsx';
import { WebhookList } from './local-api/WebhookList.tsx';
import { Recognition } from './recognition/Recognition.tsx';
import { TunedList } from './recognition/TunedList.tsx';
import { SettingsNav } from './SettingsNav.tsx';
import styles from './SettingsPage.module.css';
import { SystemCheck } from './SystemCheck.tsx';
import { SystemFiles } from './SystemFiles.tsx';
import { VocabularySection } from './vocabulary/VocabularySection.tsx';
import { useWantedSetting } from './find/use-wanted-setting.ts';

/** How long the word “Saved” stays. */
const savedMs = 1800;

interface Props {
  readonly section: SettingsSection;
  /** What the section of the keyboard holds. */
  readonly keys: ReactNode;
}

/** Everything is saved at once; there is no button for it. */
export function SettingsPage({ section, keys }: Props) {
  const { t } = useWords();
  const settings = useSettings();
  const [savedCount, setSavedCount] = useState(0);
  const scroll = useRef<HTMLDivElement>(null);
  useWantedSetting(scroll, settings !== undefined);
  return (
    <>
      <PageHeader title={t.settings.title}>
        <Saved key={savedCount} isSaved={savedCount > 0} />
      </PageHeader>
      <div className={styles.columns}>
        <SettingsNav section={section} />
        <div key={section} ref={scroll} className={styles.scroll}>
          <div className={styles.column}>
            {settings ? (
              <Sections
                section={section}
                settings={settings}
                keys={keys}
                onSaved={() => setSavedCount((count) => count + 1)}
              />
            ) : null}
          </div>
        </div>
      </div>
    </>
  );
}

interface SectionsProps extends Props {
  readonly settings: Settings;
  readonly onSaved: () => void;
}

function Sections({ section, settings, keys, onSaved }: SectionsProps) {
  const change = useChangeSettings();
  const report = useReport();
  const onChange = (changes: Partial<Settings>) => change.mutate(changes, { onSuccess: onSaved, onError: report });
  const shared = { settings, onChange };
  switch (section) {
    case 'general':
      return <Appearance {...shared} onSaved={onSaved} />;
    case 'recognition':
      return (
        <>
          <Recognition {...shared} />
          <VocabularySection />
          <TunedList {...shared} />
          <FindingSpeech {...shared} />
        </>
      );
    case 'listening':
      return <Listening {...shared} />;
    case 'keyboard':
      return keys;
    case 'network':
      return (
        <>
          <ModelSource {...shared} />
          <LocalApi {...shared} />
          <WebhookList />
          <Connections {...shared} />
        </>
      );
    case 'library':
      return (
        <>
          <LibraryFolder />
          <Backups />
          <LogOfChanges {...shared} />
          <Keeping />
        </>
      );
    case 'system':
      return (
        <>
          <SystemFiles {...shared} />
          <SystemCheck />
          <About />
        </>
      );
  }
}

function About() {
  const { t } = useWords();
  const info = useInfo();
  return (
    <footer className={styles.foot}>
      <p>{info ? t.settings.version(info.version) : null}</p>
      <p>{t.settings.offline}</p>
    </footer>
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
