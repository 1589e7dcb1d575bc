import type { ReactNode } from 'react';
import type { SettingId } from './find/setting-ids.ts';
import styles from './Section.module.css';

interface Props {
  /** By which it is found; absent for what only shows. */
  readonly id?: SettingId;
  readonly label: string;
  readonly text?: string | undefined;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A name and what it means at the left, its control at the right. */
export function Row({ id, label, text, isWide = false, children }: Props) {
  return (
    <div className={isWide ? styles.wideRow : styles.row} data-setting={id}>
      <div className={styles.about}>
        <p>{label}</p>
        {text ? <p className={styles.hint}>{text}</p> : null}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}
