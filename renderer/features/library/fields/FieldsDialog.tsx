import { useState, type FormEvent } from 'react';
import { fieldKinds, type FieldKind } from '#shared/catalogue/listed-recording.ts';
import type { ImportedFields } from '#shared/contract/own-fields.ts';
import { api } from '#renderer/api/api.ts';
import { useOwnFields } from '#renderer/data/catalogue/use-catalogue.ts';
import { useFiling } from '#renderer/data/catalogue/use-filing.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useLibraryView } from '#renderer/state/library-view.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from '../collections/Collections.module.css';
import own from './FieldsDialog.module.css';
import { useFieldsDialog } from './open-fields.ts';

const close = () => useFieldsDialog.setState({ isOpen: false });

/** The user's own fields: made, taken away, and filled in by a table. */
export function FieldsDialog() {
  const { t } = useWords();
  const isOpen = useFieldsDialog((state) => state.isOpen);
  return (
    <Modal
      isOpen={isOpen}
      title={t.catalogue.fieldsTitle}
      onClose={close}
      actions={
        <Button kind="primary" onClick={close}>
          {t.common.close}
        </Button>
      }
    >
      {isOpen ? (
        <>
          <p className={styles.hint}>{t.catalogue.fieldsText}</p>
          <Fields />
          <NewField />
          <Table />
        </>
      ) : null}
    </Modal>
  );
}

function Fields() {
  const { t } = useWords();
  const fields = useOwnFields();
  const { file } = useFiling();
  if (fields.length === 0) return <p className={styles.hint}>{t.catalogue.noFields}</p>;
  return (
    <ul className={own.list}>
      {fields.map(({ id, name, kind, choices }) => (
        <li key={id} className={own.field}>
          <span className={styles.name} dir="auto">
            {name}
          </span>
          <span className={styles.hint}>
            {t.catalogue.kinds[kind]}
            {choices.length > 0 ? ` · ${choices.join(', ')}` : ''}
          </span>
          <IconButton
            icon="bin"
            size="s"
            label={t.catalogue.removeField(name)}
            onClick={() =>
              file({
                during: t.catalogue.changingMany(0),
                call: () => api['ownFields.remove']({ fieldId: id }),
                after: () => t.catalogue.removedField(name),
              })
            }
          />
        </li>
      ))}
    </ul>
  );
}

function NewField() {
  const { t } = useWords();
  const report = useReport();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<FieldKind>('text');
  const [choices, setChoices] = useState('');
  const add = async () => {
    const list = choices.split(',').map((choice) => choice.trim());
    const given = kind === 'choice' ? list.filter((choice) => choice !== '') : [];
    const field = await api['ownFields.add']({ name: name.trim(), kind, choices: given });
    setName('');
    setChoices('');
    // Whoever makes a field wants to see it.
    useLibraryView.setState(({ columns }) => ({ columns: [...columns, { id: `field:${field.id}`, widthPx: 130 }] }));
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') add().catch(report);
  };
  return (
    <form className={own.add} onSubmit={onSubmit}>
      <input
        className={styles.input}
        aria-label={t.catalogue.fieldName}
        placeholder={t.catalogue.fieldName}
        dir="auto"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={t.catalogue.fieldKind}
        value={kind}
        choices={fieldKinds.map((value) => ({ value, label: t.catalogue.kinds[value] }))}
        onChange={setKind}
      />
      {kind === 'choice' ? (
        <input
          className={styles.input}
          aria-label={t.catalogue.choices}
          placeholder={t.catalogue.choices}
          dir="auto"
          value={choices}
          onChange={(event) => setChoices(event.target.value)}
        />
      ) : null}
      <Button type="submit" disabled={name.trim() === ''}>
        {t.catalogue.addField}
      </Button>
    </form>
  );
}

/** The values as a table, out and in again. */
function Table() {
  const { t } = useWords();
  const report = useReport();
  const filter = useLibraryView((view) => view.filter);
  const sort = useLibraryView((view) => view.sort);
  const saveText = useSaveText();
  const exportTable = () =>
    saveText('recordings.csv', (target) => api['ownFields.export']({ filter, sort, ...target }));
  const importTable = async (file: File) => say(await api['ownFields.import']({ csv: await file.text() }));
  const say = ({ changedCount, unknownLines, refused }: ImportedFields) => {
    const rest = [
      unknownLines.length > 0 ? t.catalogue.importedUnknown(unknownLines.length) : null,
      refused.length > 0 ? t.catalogue.importedRefused(refused.length) : null,
    ].filter((part) => part !== null);
    notify({ text: t.catalogue.imported(changedCount), ...(rest.length > 0 && { detail: rest.join(' ') }) });
  };
  return (
    <div className={own.table}>
      <p className={styles.hint}>{t.catalogue.importTableText}</p>
      <div className={own.buttons}>
        <Button size="s" icon="export" onClick={exportTable}>
          {t.catalogue.exportTable}
        </Button>
        <label className={own.file}>
          {t.catalogue.importTable}
          <input
            type="file"
            accept=".csv,text/csv"
            aria-label={t.catalogue.importTable}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) importTable(file).catch(report);
            }}
          />
        </label>
      </div>
    </div>
  );
}
