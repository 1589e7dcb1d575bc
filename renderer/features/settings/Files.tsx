import { useQueryClient } from '@tanstack/react-query';
import type { Settings } from '#shared/settings.ts';
import { host } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useInfo } from '#renderer/data/library/use-info.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Row } from './Row.tsx';
import styles from './Section.module.css';
import { Section } from './Section.tsx';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

export function Files({ settings, onChange }: Props) {
  const { t } = useWords();
  const info = useInfo();
  const logFile = info?.logFile ?? null;
  const client = useQueryClient();
  const report = useReport();
  const chooseDir = async () => {
    await host.shell('preferences.chooseLibraryDir', {});
    // Another folder is another library: nothing that was read before is true any more.
    await client.resetQueries();
  };
  return (
    <Section title={t.settings.storage}>
      <Row label={t.settings.libraryDir} text={t.settings.libraryDirText} isWide>
        <div className={styles.pathRow}>
          <span className={styles.path}>{info?.libraryDir}</span>
          {host.kind === 'desktop' ? (
            <Button onClick={() => void chooseDir().catch(report)}>{t.settings.change}</Button>
          ) : null}
        </div>
      </Row>
      {logFile === null ? null : (
        <Row label={t.settings.log} text={t.settings.logText} isWide>
          <div className={styles.pathRow}>
            <span className={styles.path}>{logFile}</span>
            {host.kind === 'desktop' ? (
              <Button onClick={() => void host.shell('files.reveal', { path: logFile }).catch(report)}>
                {t.exportDialog.showInFolder}
              </Button>
            ) : null}
          </div>
        </Row>
      )}
      <Row label={t.settings.ffmpeg} text={t.settings.ffmpegText} isWide>
        <TextSetting
          label={t.settings.ffmpeg}
          value={settings.ffmpegPath ?? ''}
          placeholder={t.settings.ffmpegPlaceholder}
          maxLength={4096}
          onSave={(path) => onChange({ ffmpegPath: path === '' ? null : path })}
        />
      </Row>
    </Section>
  );
}
