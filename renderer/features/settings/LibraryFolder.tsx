import { useQueryClient } from '@tanstack/react-query';
import { host } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useInfo } from '#renderer/data/library/use-info.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Row } from './Row.tsx';
import styles from './Section.module.css';
import { Section } from './Section.tsx';

/** Where the library is. */
export function LibraryFolder() {
  const { t } = useWords();
  const info = useInfo();
  const client = useQueryClient();
  const report = useReport();
  const chooseDir = async () => {
    await host.shell('preferences.chooseLibraryDir', {});
    // Another folder is another library: nothing that was read before is true any more.
    await client.resetQueries();
  };
  return (
    <Section title={t.settings.libraryDir}>
      <Row id="library-folder" label={t.settings.libraryDir} text={t.settings.libraryDirText} isWide>
        <div className={styles.pathRow}>
          <span className={styles.path}>{info?.libraryDir}</span>
          {host.kind === 'desktop' ? (
            <Button onClick={() => void chooseDir().catch(report)}>{t.settings.change}</Button>
          ) : null}
        </div>
      </Row>
    </Section>
  );
}
