import type { Settings } from '#shared/settings.ts';
import { host } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useInfo } from '#renderer/data/library/use-info.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Row } from './Row.tsx';
import styles from './Section.module.css';
import { Section } from './Section.tsx';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** Programs and files beside the library. */
export function SystemFiles({ settings, onChange }: Props) {
  const { t } = useWords();
  const logFile = useInfo()?.logFile ?? null;
  const report = useReport();
  const choose = () =>
    void host
      .shell('files.choose', { kind: 'ffmpeg' })
      .then(([path]) => (path === undefined ? undefined : onChange({ ffmpegPath: path })))
      .catch(report);
  return (
    <Section title={t.settings.storage}>
      {logFile === null ? null : (
        <Row id="log" label={t.settings.log} text={t.settings.logText} isWide>
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
      <Row
        id="ffmpeg"
        label={t.settings.ffmpeg}
        text={
          host.kind === 'desktop' ? t.settings.ffmpegText : `${t.settings.ffmpegText} ${t.settings.ffmpegInBrowser}`
        }
        isWide
      >
        <div className={styles.pathRow}>
          <span className={styles.path} dir="auto">
            {settings.ffmpegPath ?? t.settings.ffmpegAutomatic}
          </span>
          {settings.ffmpegPath === null ? null : (
            <Button onClick={() => onChange({ ffmpegPath: null })}>{t.settings.ffmpegReset}</Button>
          )}
          {host.kind === 'desktop' ? <Button onClick={choose}>{t.settings.ffmpegChoose}</Button> : null}
        </div>
      </Row>
    </Section>
  );
}
