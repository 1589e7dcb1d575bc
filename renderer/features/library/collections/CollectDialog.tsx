import type { Chosen } from '#renderer/data/recordings/use-many-recordings.ts';
import { useCollections } from '#renderer/data/catalogue/use-catalogue.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { depthOf } from './depth-of.ts';
import { editCollection } from './collection-dialog.ts';
import styles from './Collections.module.css';
import { useCollect } from './use-collect.ts';

interface Props {
  /** Null while it is closed. */
  readonly chosen: Chosen | null;
  readonly onClose: () => void;
}

/** Which collection the selection is put into. */
export function CollectDialog({ chosen, onClose }: Props) {
  const { t } = useWords();
  const { put } = useCollect();
  const all = useCollections();
  const collections = all.filter(({ filter }) => filter === null);
  const make = () => {
    onClose();
    if (chosen) editCollection({ id: null, name: '', parentId: null, filter: null, chosen });
  };
  return (
    <Modal
      isOpen={chosen !== null}
      title={t.catalogue.moveTo.replace('…', '')}
      subtitle={t.library.count(chosen?.count ?? 0)}
      onClose={onClose}
      actions={
        <>
          <Button icon="plus" onClick={make}>
            {t.catalogue.newCollection}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t.common.cancel}
          </Button>
        </>
      }
    >
      {collections.length === 0 ? <p className={styles.hint}>{t.catalogue.noCollections}</p> : null}
      <ul className={styles.choices}>
        {collections.map((one) => (
          <li key={one.id} style={{ paddingInlineStart: 18 * depthOf(all, one) }}>
            <button
              type="button"
              className={styles.choice}
              onClick={() => {
                onClose();
                if (chosen) put(chosen, one);
              }}
            >
              <Icon name="collection" size={15} />
              <span className={styles.name} dir="auto">
                {one.name}
              </span>
              <span className={styles.count}>{one.count}</span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
