import type { ReactNode } from 'react';
import styles from './RunAgainDialog.module.css';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A name, what is chosen, and what the choice means. */
export function Field({ label, hint, children }: FieldProps) {
  return (
    <div className={styles.field}>
      <p className={styles.label}>{label}</p>
      {children}
      {hint ? <p className={styles.hint}>{hint}</p> : null}
    </div>
  );
}
