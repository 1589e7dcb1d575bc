import type { ReactNode } from 'react';
import type { SettingId } from './find/setting-ids.ts';
import styles from './Section.module.css';

interface Props {
  /** By which it is found, where it is a setting as a whole. */
  readonly id?: SettingId;
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

export function Section({ id, title, text, children }: Props) {
  return (
    <section className={styles.section} aria-label={title} data-setting={id}>
      <h2 className={styles.title}>{title}</h2>
      {text ? <p className={styles.text}>{text}</p> : null}
      <div className={styles.card}>{children}</div>
    </section>
  );
}
