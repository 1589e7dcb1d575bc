import { useState } from 'react';
import type { FilingResult } from '#shared/catalogue/listed-recording.ts';
import { api } from '#renderer/api/api.ts';
import { useOwnFields } from '#renderer/data/catalogue/use-catalogue.ts';
import { useFiling } from '#renderer/data/catalogue/use-filing.ts';
import type { Chosen } from '#renderer/data/recordings/use-many-recordings.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { openFields } from './open-fields.ts';
import styles from './FieldsDialog.module.css';

interface Props {
  /** Null while it is closed. */
  readonly chosen: Chosen | null;
  readonly onClose: () => void;
}

/** One value for the whole selection: when it was recorded, who took part, or a field of the user's own. */
export function SetManyDialog({ chosen, onClose }: Props) {
  return chosen === null ? null : <SetMany chosen={chosen} onClose={onClose} />;
}

interface Entered {
  readonly label: string;
  readonly type: 'text' | 'date' | 'datetime-local';
  readonly choices: readonly string[] | null;
  readonly hint: string | undefined;
  /** An empty value takes it away. */
  set(value: string): Promise<FilingResult>;
}

function SetMany({ chosen, onClose }: { readonly chosen: Chosen; readonly onClose: () => void }) {
  const { t } = useWords();
  const { file } = useFiling();
  const entered = useEntered(chosen);
  const [key, setKey] = useState('recorded');
  const [value, setValue] = useState('');
  const one = entered.get(key);
  const save = () => {
    if (one === undefined) return;
    onClose();
    file({
      during: t.catalogue.changingMany(chosen.count),
      call: () => one.set(value),
      after: ({ count }) => t.catalogue.setOn(one.label, count),
    });
  };
  const choose = (next: string) => {
    setKey(next);
    setValue('');
  };
  return (
    <Modal
      isOpen
      title={t.catalogue.setManyTitle(chosen.count)}
      onClose={onClose}
      cancels
      actions={
        <Button kind="primary" onClick={save}>
          {value.trim() === '' ? t.catalogue.clearValue : t.catalogue.save}
        </Button>
      }
    >
      <form
        className={styles.many}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <SelectField
          label={t.catalogue.whatToSet}
          value={key}
          choices={[...entered].map(([one, { label }]) => ({ value: one, label }))}
          onChange={choose}
        />
        {one === undefined ? null : one.choices === null ? (
          <input
            key={key}
            className={styles.input}
            aria-label={one.label}
            placeholder={one.hint}
            type={one.type}
            dir="auto"
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        ) : (
          <SelectField
            label={one.label}
            value={value}
            choices={['', ...one.choices].map((choice) => ({ value: choice, label: choice || t.catalogue.empty }))}
            onChange={setValue}
          />
        )}
      </form>
      <p className={styles.note}>{t.catalogue.setManyText}</p>
      <Button
        kind="quiet"
        size="s"
        onClick={() => {
          onClose();
          openFields();
        }}
      >
        {t.catalogue.manageFields}
      </Button>
    </Modal>
  );
}

function useEntered({ recordings }: Chosen): ReadonlyMap<string, Entered> {
  const { t } = useWords();
  const fields = useOwnFields();
  const namesOf = (value: string) =>
    value
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
  return new Map<string, Entered>([
    [
      'recorded',
      {
        label: t.catalogue.recorded,
        type: 'datetime-local',
        choices: null,
        hint: undefined,
        set: (value) =>
          api['recordings.setRecorded']({ recordings, atMs: value === '' ? null : new Date(value).getTime() }),
      },
    ],
    [
      'participants',
      {
        label: t.catalogue.participants,
        type: 'text',
        choices: null,
        hint: t.catalogue.participantsHint,
        set: (value) => api['recordings.setParticipants']({ recordings, names: namesOf(value) }),
      },
    ],
    ...fields.map(({ id, name, kind, choices }): [string, Entered] => [
      `field ${id}`,
      {
        label: name,
        type: kind === 'date' ? 'date' : 'text',
        choices: kind === 'choice' ? choices : null,
        hint: undefined,
        set: (value) => api['ownFields.set']({ recordings, fieldId: id, value }),
      },
    ]),
  ]);
}
