import type { Backup } from '#shared/maintenance/library-health.ts';
import { api } from '#renderer/api/api.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { notify } from '#renderer/state/toasts.ts';
import { useLibraryAction } from '#renderer/data/library/use-library-health.ts';

interface Props {
  /** Null while nothing is asked. */
  readonly backup: Backup | null;
  readonly onClose: () => void;
}

/** Says what will happen to the present library before it does. */
export function RestoreDialog({ backup, onClose }: Props) {
  const { t, format } = useWords();
  const { isBusy, run } = useLibraryAction();
  const restore = async (name: string) => {
    const isDone = await run(() => api['backups.restore']({ name }));
    if (isDone) notify({ text: t.libraryHealth.restored });
    onClose();
  };
  return (
    <Modal
      isOpen={backup !== null}
      title={t.libraryHealth.restoreTitle(backup ? format.fullDate(backup.madeAtMs) : '')}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose} disabled={isBusy}>
            {t.common.cancel}
          </Button>
          <Button kind="primary" disabled={isBusy} onClick={() => backup && void restore(backup.name)}>
            {t.libraryHealth.restoreNow}
          </Button>
        </>
      }
    >
      <p>{t.libraryHealth.restoreText}</p>
    </Modal>
  );
}
