import { host } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import styles from './Evidence.module.css';

interface Props {
  readonly folder: string;
  readonly onChange: (folder: string) => void;
}

/** Where files go: on the desktop chosen in the system's dialog, in a browser typed. */
export function FolderField({ folder, onChange }: Props) {
  const { t } = useWords();
  const report = useReport();
  const choose = async () => {
    const [picked] = await host.choose('folder');
    if (typeof picked === 'string') onChange(picked);
  };
  return (
    <label className={styles.field}>
      <span className={styles.fieldName}>{t.redact.folder}</span>
      <span className={styles.folder}>
        <input
          className={styles.input}
          dir="auto"
          value={folder}
          readOnly={host.kind === 'desktop'}
          onChange={(event) => onChange(event.target.value)}
        />
        {host.kind === 'desktop' ? (
          <Button icon="folder" onClick={() => void choose().catch(report)}>
            {t.catalogue.chooseFolder}
          </Button>
        ) : null}
      </span>
    </label>
  );
}
