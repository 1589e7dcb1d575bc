import { useState, type FormEvent } from 'react';
import { api } from '#renderer/api/api.ts';
import { useCollections } from '#renderer/data/catalogue/use-catalogue.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { useCollectionDialog, type CollectionDraft } from './collection-dialog.ts';
import styles from './Collections.module.css';
import { useCollect } from './use-collect.ts';

const close = () => useCollectionDialog.setState({ draft: null });
const formId = 'collection-form';

/** The one dialog that makes a collection or changes one. */
export function CollectionDialog() {
  const { t } = useWords();
  const draft = useCollectionDialog((state) => state.draft);
  const isSmart = draft?.filter !== null;
  const title = draft?.id === null ? (isSmart ? t.catalogue.newSmart : t.catalogue.newCollection) : (draft?.name ?? '');
  return (
    <Modal
      isOpen={draft !== null}
      title={title.replace('…', '')}
      onClose={close}
      cancels
      actions={
        <Button kind="primary" type="submit" form={formId}>
          {t.catalogue.save}
        </Button>
      }
    >
      {draft === null ? null : <Form draft={draft} />}
    </Modal>
  );
}

function Form({ draft }: { readonly draft: CollectionDraft }) {
  const { t } = useWords();
  const report = useReport();
  const collect = useCollect();
  const collections = useCollections();
  const [name, setName] = useState(draft.name);
  const [filter, setFilter] = useState(draft.filter);
  const [parentId, setParentId] = useState(draft.parentId);
  const save = async () => {
    const content = { name: name.trim(), filter, parentId };
    if (draft.id !== null) await api['collections.change']({ collectionId: draft.id, ...content });
    else {
      const { id } = await api['collections.add'](content);
      if (draft.chosen) collect.put(draft.chosen, { id, name: content.name });
    }
    close();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && filter?.trim() !== '') save().catch(report);
  };
  const parents = collections.filter((one) => one.filter === null && one.id !== draft.id);
  return (
    <form id={formId} className={styles.form} onSubmit={onSubmit}>
      <label className={styles.label}>
        {t.catalogue.collectionName}
        <input
          className={styles.input}
          dir="auto"
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      {filter === null ? null : (
        <label className={styles.label}>
          {t.catalogue.collectionFilter}
          <input
            className={styles.input}
            dir="auto"
            required
            maxLength={1000}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
          <span className={styles.hint}>{t.catalogue.smartText}</span>
        </label>
      )}
      {parents.length === 0 ? null : (
        <div className={styles.label}>
          {t.catalogue.within}
          <SelectField
            label={t.catalogue.within}
            value={String(parentId ?? 'none')}
            choices={[
              { value: 'none', label: t.catalogue.topLevel },
              ...parents.map((one) => ({ value: String(one.id), label: one.name })),
            ]}
            onChange={(value) => setParentId(value === 'none' ? null : Number(value))}
          />
        </div>
      )}
    </form>
  );
}
