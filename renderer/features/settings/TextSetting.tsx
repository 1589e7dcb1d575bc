import { useState, type KeyboardEvent } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './Section.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly maxLength: number;
  readonly isLong?: boolean;
  readonly onSave: (value: string) => void;
}

/** Saved when it is left or Enter is pressed; Esc takes the typing back. */
export function TextSetting({ label, value, placeholder, maxLength, isLong = false, onSave }: Props) {
  // Null while nobody types: what is shown is then what is saved.
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft !== null && draft.trim() !== value) onSave(draft.trim());
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
    } else if (event.key === 'Enter' && !isLong) save();
  };
  const shared = {
    dir: 'auto',
    'aria-label': label,
    placeholder,
    maxLength,
    spellCheck: false,
    value: draft ?? value,
    onBlur: save,
    onKeyDown,
  };
  return isLong ? (
    <textarea
      {...shared}
      className={classNames(styles.input, styles.area)}
      onChange={(event) => setDraft(event.target.value)}
    />
  ) : (
    <input {...shared} type="text" className={styles.input} onChange={(event) => setDraft(event.target.value)} />
  );
}
