import { useState } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { useUi, type ImportTarget } from '#renderer/state/ui.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from './ImportDialog.module.css';
import { ImportFiles } from './ImportFiles.tsx';
import { ImportPreviewBox } from './ImportPreviewBox.tsx';
import { TableColumnsBox } from './TableColumnsBox.tsx';
import { useImport } from './use-import.ts';

const close = () => useUi.setState({ importTarget: null });

/** Text of another program: chosen or dropped, previewed, then imported. */
export function ImportDialog() {
  const target = useUi((state) => state.importTarget);
  return target ? <Content key={target.recordingId ?? 'new'} target={target} /> : null;
}

function Content({ target }: { readonly target: ImportTarget }) {
  const { t } = useWords();
  const [isOver, setOver] = useState(false);
  const importing = useImport(target, close);
  const { files, conversations, chosen, preview, failure, canSave, known, take, save } = importing;
  const table = chosen?.files.find((file) => file.table !== null);
  const isGiven = files.length > 0;
  const areAllAlone = conversations.every(({ recording }) => recording === null);
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
          <Button kind="primary" disabled={!canSave || preview === null} onClick={save}>
            {conversations.length > 1
              ? t.importDialog.saveMany(conversations.length)
              : isGiven && !areAllAlone
                ? t.importDialog.saveBeside
                : t.importDialog.saveAlone}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- files are dropped on it; the field in it is for keys */}
      <label
        className={classNames(styles.drop, isGiven && styles.slim)}
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
        <span className={styles.choose}>{isGiven ? t.importDialog.chooseOther : t.importDialog.choose}</span>
        {isGiven ? null : <span className={styles.kinds}>{t.importDialog.kinds}</span>}
      </label>
      {isGiven ? (
        <ImportFiles
          conversations={conversations}
          chosenKey={chosen?.key ?? null}
          known={known}
          canJoin={importing.canJoin}
          isJoined={importing.isJoined}
          onChoose={importing.choose}
          onJoin={importing.join}
          onPlace={importing.place}
        />
      ) : null}
      {table?.table ? (
        <TableColumnsBox
          table={table.table}
          reading={table.reading ?? table.table}
          onChange={(reading) => table.table && importing.read(table.table, reading)}
        />
      ) : null}
      {failure === null ? null : <FailureNotice error={failure} />}
      {preview === null ? null : <ImportPreviewBox preview={preview} isBeside={(chosen?.recording ?? null) !== null} />}
    </Modal>
  );
}
