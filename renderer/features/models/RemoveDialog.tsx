import type { ModelInfo } from '#shared/model.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { useWords } from '#renderer/locales/use-words.ts';

interface Props {
  /** Null while nothing is asked. */
  readonly model: ModelInfo | null;
  readonly isInUse: boolean;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Says what a removal frees, and what it means, before it is done. */
export function RemoveDialog({ model, isInUse, onRemove, onClose }: Props) {
  const { t, format } = useWords();
  if (model === null) return null;
  const isKept = model.isReference || model.state === 'missing';
  return (
    <Modal
      isOpen
      title={t.models.removeTitle(model.fileName)}
      onClose={onClose}
      cancels
      actions={
        <Button
          kind="danger"
          onClick={() => {
            onRemove();
            onClose();
          }}
        >
          {t.models.removeNow}
        </Button>
      }
    >
      <p>{isKept ? t.models.removeKeeps : t.models.removeFrees(format.bytes(model.sizeBytes))}</p>
      {isInUse ? <p>{t.models.removeInUse}</p> : null}
      <p>{t.models.removeText}</p>
    </Modal>
  );
}
