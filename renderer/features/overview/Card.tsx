import type { ReactNode } from 'react';
import styles from './Overview.module.css';

/** A part of the overview. */
export function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.card}>
      <h2 className={styles.title} dir="auto">
        {title}
      </h2>
      {children}
    </section>
  );
}
