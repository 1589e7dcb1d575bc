import type { ReactNode } from 'react';
import styles from './PageHeader.module.css';

interface Props {
  readonly title: string;
  /** Quiet text beside the title: a count. */
  readonly aside?: string | null;
  readonly before?: ReactNode;
  readonly children?: ReactNode;
}

export function PageHeader({ title, aside, before, children }: Props) {
  return (
    <header className={styles.header}>
      <title>{`${title} – Stenogram`}</title>
      {before}
      <h1 className={styles.title} dir="auto">
        {title}
      </h1>
      {aside ? <p className={styles.aside}>{aside}</p> : null}
      <div className={styles.actions}>{children}</div>
    </header>
  );
}
