import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useSettings } from '../../components/use-settings.ts';
import { useWords } from '../../locales/use-words.ts';
import { openModelGuide } from '../../state/ui.ts';
import styles from './AddButtons.module.css';
import { useAdd } from './use-add.ts';

/** The first step of a newcomer. */
export function LibraryEmpty() {
  const { t } = useWords();
  const { choose, addSample } = useAdd();
  const isDemo = useSettings()?.modelId === 'demo';
  return (
    <EmptyState icon="wave" title={t.library.emptyTitle}>
      <p>{t.library.emptyText}</p>
      <div className={styles.buttons}>
        <Button kind="primary" icon="plus" onClick={() => choose('recordings')}>
          {t.add.add}
        </Button>
        <Button icon="play" onClick={addSample}>
          {t.add.sample}
        </Button>
      </div>
      <p className={styles.private}>{t.library.emptyPrivate}</p>
      {isDemo ? (
        <p className={styles.demo}>
          {t.demo.empty}{' '}
          <button type="button" className={styles.link} onClick={openModelGuide}>
            {t.demo.how}
          </button>
        </p>
      ) : null}
    </EmptyState>
  );
}
