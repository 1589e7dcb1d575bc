import type { ReactNode } from 'react';
import styles from './Gallery.module.css';

/** One widget under the name of its file, in the forms it has. */
export function Example({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={of}>
      <h2 className={styles.name}>{of}</h2>
      <div className={styles.shown}>{children}</div>
    </section>
  );
}
