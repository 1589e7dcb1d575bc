import { useState } from 'react';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { useUi, type ImportTarget } from '#renderer/state/ui.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from './ImportDialog.module.css';
import { ImportPreviewBox } from './ImportPreviewBox.tsx';
import { useImport } from './use-import.ts';

const close = () => useUi.setState({ importTarget: null });

/** Text of another program: chosen or dropped, looked at, then imported. */
export function ImportDialog() {
  const target = useUi((state) => state.importTarget);
  return target ? <Content key={target.recordingId ?? 'new'} target={target} /> : null;
}

function Content({ target }: { readonly target: ImportTarget }) {
  const { t } = useWords();
  const [isOver, setOver] = useState(false);
  const { files, preview, failure, isBusy, take, save } = useImport(target, close);
  return (
    <Modal
      isOpen
      width="l"
      title={t.importDialog.title}
      {...(target.name !== null && { subtitle: target.name })}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t.common.cancel}</Button>
          <Button kind="primary" disabled={preview === null || isBusy} onClick={save}>
            {target.recordingId === null ? t.importDialog.saveAlone : t.importDialog.saveBeside}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- files are dropped on it; the field in it is for keys */}
      <label
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setOver(false);
          take([...event.dataTransfer.files]);
        }}
      >
        <input
          type="file"
          multiple
          className={styles.file}
          aria-label={t.importDialog.choose}
          onChange={(event) => take([...(event.target.files ?? [])])}
        />
        <span className={styles.choose}>{t.importDialog.choose}</span>
        <span className={styles.kinds}>
          {files.length === 0 ? t.importDialog.kinds : <bdi>{files.map(({ name }) => name).join(', ')}</bdi>}
        </span>
      </label>
      {failure === null ? null : <FailureNotice error={failure} />}
      {preview === null ? null : <ImportPreviewBox preview={preview} isBeside={target.recordingId !== null} />}
    </Modal>
  );
}
