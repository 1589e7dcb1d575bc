import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useWords } from '#renderer/locales/use-words.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import styles from './DetailsPanel.module.css';

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly type?: 'text' | 'date' | 'datetime-local';
  readonly choices?: readonly string[] | undefined;
  readonly value: string;
  /** As it is read. */
  readonly shown: string;
  readonly onSave: (value: string) => void;
}

/** A value that becomes a field, or opens its choices, when it is pressed; Enter and leaving it keep what was typed, Escape does not. */
export function EditedValue({ label, hint, type = 'text', choices, value, shown, onSave }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  if (choices !== undefined) {
    return (
      <SelectField
        look="small"
        label={label}
        value={value}
        choices={[
          { value: '', label: t.catalogue.empty },
          ...choices.map((choice) => ({ value: choice, label: choice })),
        ]}
        onChange={(chosen) => {
          if (chosen !== value) onSave(chosen);
        }}
      />
    );
  }
  if (typed === null) {
    return (
      <>
        <button
          type="button"
          className={styles.value}
          dir="auto"
          aria-label={`${label}: ${shown}`}
          onClick={() => setTyped(value)}
        >
          {shown}
        </button>
        <IconButton
          icon="edit"
          size="s"
          className={styles.pen}
          label={`${t.catalogue.rename}: ${label}`}
          tabIndex={-1}
          onClick={() => setTyped(value)}
        />
      </>
    );
  }
  const end = (isKept: boolean) => {
    setTyped(null);
    if (isKept && typed !== value) onSave(typed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    end(false);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    end(true);
  };
  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <input
        className={styles.input}
        aria-label={label}
        placeholder={hint}
        type={type}
        dir="auto"
        ref={focusField}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => end(true)}
      />
    </form>
  );
}

/** It was pressed to be changed. */
function focusField(field: HTMLElement | null): void {
  field?.focus();
}
