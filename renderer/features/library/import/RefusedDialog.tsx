import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './RefusedDialog.module.css';
import { useRefused } from './refused.ts';

/** Several files that could not be added, each with its reason; the others were added all the same. */
export function RefusedDialog() {
  const { t, language } = useWords();
  const refused = useRefused((state) => state.refused);
  const close = () => useRefused.setState({ refused: [] });
  return (
    <Modal
      isOpen={refused.length > 0}
      title={t.add.refusedTitle(refused.length)}
      onClose={close}
      actions={
        <Button kind="primary" onClick={close}>
          {t.common.close}
        </Button>
      }
    >
      <ul className={styles.list}>
        {refused.map(({ path, failure }) => {
          const { what, next } = failureSentences(failure, language);
          return (
            <li key={path} className={styles.item}>
              <p>{what}</p>
              <p className={styles.next}>{next}</p>
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
