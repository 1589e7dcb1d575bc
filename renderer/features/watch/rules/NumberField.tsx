import { useState } from 'react';
import styles from './RuleEditor.module.css';

interface Props {
  readonly label: string;
  /** Null for nothing, where that may be. */
  readonly value: number | null;
  readonly placeholder?: string;
  readonly max?: number;
  readonly onChange: (value: number | null) => void;
}

/** A number in a sentence; what is no number changes nothing. */
export function NumberField({ label, value, placeholder, max = 86_400, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value === null ? '' : String(value);
  // What is typed stays as it is typed while it says the same, or nothing yet.
  const isOpen = typed !== null && (numberOf(typed) === value || numberOf(typed) === undefined || typed.trim() === '');
  return (
    <input
      className={styles.number}
      dir="auto"
      inputMode="decimal"
      aria-label={label}
      placeholder={placeholder}
      value={isOpen ? typed : shown}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = numberOf(event.target.value);
        if (next !== undefined && (next === null ? placeholder !== undefined : next <= max)) onChange(next);
      }}
    />
  );
}

/** Undefined for what is no number. */
function numberOf(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return null;
  return /^\d+(?:\.\d{1,3})?$/.test(plain) ? Number(plain) : undefined;
}
