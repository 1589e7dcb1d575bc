import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { useWords } from '#renderer/locales/use-words.ts';

interface Props {
  /** Null while nothing is asked. */
  readonly count: number | null;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Asks before so many recordings leave the list that it could be a slip of the hand. */
export function RemoveManyDialog({ count, onRemove, onClose }: Props) {
  const { t } = useWords();
  const remove = () => {
    onClose();
    onRemove();
  };
  return (
    <Modal
      isOpen={count !== null}
      title={t.library.removeTitle(count ?? 0)}
      onClose={onClose}
      cancels
      actions={
        <Button kind="danger" onClick={remove}>
          {t.library.toBin}
        </Button>
      }
    >
      <p>{t.library.removeText}</p>
    </Modal>
  );
}
