import type { Version } from '#shared/edits/version.ts';
import { api } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useVersionNames } from '#renderer/data/transcripts/use-versions.ts';
import { useWords } from '#renderer/locales/use-words.ts';

interface Props {
  /** Null while nothing is asked. */
  readonly version: Version | null;
  readonly onClose: () => void;
}

export function RemoveVersionDialog({ version, onClose }: Props) {
  const { t } = useWords();
  const report = useReport();
  const names = useVersionNames();
  const name = version === null ? '' : `${names(version).name}, ${names(version).made}`;
  const remove = async (transcriptId: number) => {
    await api['versions.remove']({ transcriptId });
    onClose();
    const undo = () => void api['versions.restore']({ transcriptId }).catch(report);
    notify({ text: t.versions.removed(name), action: { label: t.common.undo, onClick: undo } });
  };
  return (
    <Modal
      isOpen={version !== null}
      title={t.versions.removeTitle}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button kind="danger" onClick={() => version && void remove(version.transcriptId).catch(report)}>
            {t.versions.removeNow}
          </Button>
        </>
      }
    >
      <p>{t.versions.removeText(name)}</p>
    </Modal>
  );
}
