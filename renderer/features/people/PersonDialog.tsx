import { useState, type FormEvent } from 'react';
import type { Person } from '#shared/analyses/voices.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from './People.module.css';
import { useChangePeople } from './use-people.ts';

const formId = 'person-form';

interface Props {
  readonly person: Person | null;
  readonly people: readonly Person[];
  readonly onClose: () => void;
}

/** A new name; the name of someone else makes the two one. Remounted for each person. */
export function PersonDialog({ person, people, onClose }: Props) {
  const { t } = useWords();
  const report = useReport();
  const change = useChangePeople();
  const [name, setName] = useState(person?.name ?? '');
  const [inTexts, setInTexts] = useState(true);
  const other = people.find((one) => one.id !== person?.id && one.name === name.trim());
  const save = async () => {
    if (person === null || name.trim() === '') return;
    onClose();
    const { textCount } = await change(() => api['people.rename']({ voiceId: person.id, name: name.trim(), inTexts }));
    notify({ text: textCount > 0 ? t.people.renamedInTexts(textCount) : t.people.renamed });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save().catch(report);
  };
  return (
    <Modal
      isOpen={person !== null}
      title={t.people.changeOf(person?.name ?? '')}
      onClose={onClose}
      cancels
      actions={
        <Button kind="primary" type="submit" form={formId}>
          {other ? t.people.merge : t.people.save}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={onSubmit}>
        <label className={styles.label}>
          {t.people.name}
          <input
            className={styles.input}
            dir="auto"
            required
            maxLength={200}
            list="people-names"
            value={name}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)}
          />
          <datalist id="people-names">
            {people.map((one) =>
              one.id === person?.id ? null : (
                <option key={one.id} value={one.name} dir="auto">
                  {one.name}
                </option>
              ),
            )}
          </datalist>
        </label>
        {other ? <p className={styles.note}>{t.people.mergeText(other.name)}</p> : null}
        <label className={styles.check}>
          <input type="checkbox" checked={inTexts} onChange={(event) => setInTexts(event.target.checked)} />
          {t.people.inTexts(person?.recordingCount ?? 0)}
        </label>
      </form>
    </Modal>
  );
}
