import type { Version } from '#shared/edits/version.ts';
import { api } from '#renderer/api/api.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useVersionNames } from '#renderer/data/transcripts/use-versions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { ConfirmModal } from '#renderer/widgets/dialogs/ConfirmModal.tsx';

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
    <ConfirmModal
      isOpen={version !== null}
      title={t.versions.removeTitle}
      action={t.versions.removeNow}
      onClose={onClose}
      onConfirm={async () => {
        if (version) await remove(version.transcriptId);
      }}
    >
      <p>{t.versions.removeText(name)}</p>
    </ConfirmModal>
  );
}
