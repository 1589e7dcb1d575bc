import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../controls/Icon.tsx';
import styles from './Notice.module.css';

interface Props {
  readonly kind?: 'info' | 'warning' | 'failure';
  readonly title?: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A plain sentence in a calm box, with what can be done about it. */
export function Notice({ kind = 'info', title, children, actions }: Props) {
  return (
    <div className={classNames(styles.notice, styles[kind])} role="note">
      <span className={styles.icon}>
        <Icon name={kind === 'info' ? 'info' : 'warning'} />
      </span>
      <p className={styles.text}>
        {title ? <strong className={styles.title}>{title} </strong> : null}
        {children}
      </p>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
