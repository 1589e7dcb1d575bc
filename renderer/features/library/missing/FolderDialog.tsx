import { useState } from 'react';
import type { MissingFolder } from '#shared/contract/recordings.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from './MissingNotice.module.css';

interface Props {
  /** Null while nothing is asked. */
  readonly missing: MissingFolder | null;
  readonly onChoose: (path: string) => void;
  readonly onClose: () => void;
}

/** Asks for the path of the folder where the files are now. */
export function FolderDialog({ missing, onChoose, onClose }: Props) {
  const { t } = useWords();
  const [path, setPath] = useState(missing?.folder ?? '');
  const isReady = path.trim() !== '';
  return (
    <Modal
      isOpen={missing !== null}
      title={t.missing.dialogTitle}
      onClose={onClose}
      cancels
      actions={
        <Button kind="primary" disabled={!isReady} onClick={() => onChoose(path.trim())}>
          {t.missing.look}
        </Button>
      }
    >
      <p>{t.missing.dialogText}</p>
      <input
        dir="auto"
        className={styles.field}
        aria-label={t.missing.path}
        spellCheck={false}
        value={path}
        onChange={(event) => setPath(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && isReady && onChoose(path.trim())}
      />
    </Modal>
  );
}
