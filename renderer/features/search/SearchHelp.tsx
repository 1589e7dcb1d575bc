import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { useUi } from '#renderer/state/ui.ts';
import styles from './SearchHelp.module.css';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What can be typed, by examples that run when they are pressed. */
export function SearchHelp({ isOpen, onClose }: Props) {
  const { t } = useWords();
  const run = (searchText: string) => {
    useUi.setState({ searchText });
    onClose();
  };
  return (
    <Modal
      isOpen={isOpen}
      title={t.search.help}
      width="l"
      onClose={onClose}
      actions={<Button onClick={onClose}>{t.common.close}</Button>}
    >
      <dl className={styles.examples}>
        {t.search.examples.map(([example, meaning]) => (
          <div key={example} className={styles.example}>
            <dt>
              <button type="button" className={styles.query} onClick={() => run(example)}>
                {example}
              </button>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.keys}>{t.search.helpKeys}</p>
    </Modal>
  );
}
