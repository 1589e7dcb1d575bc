import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import { Icon } from '../controls/Icon.tsx';
import type { IconName } from '../controls/icon-paths.ts';

interface Props {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
}

export function EmptyState({ icon, title, children }: Props) {
  return (
    <div className={styles.empty}>
      <span className={styles.icon}>
        <Icon name={icon} size={26} />
      </span>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </div>
  );
}
