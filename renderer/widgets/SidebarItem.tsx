import type { ReactNode } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import type { IconName } from '#renderer/ui/controls/icon-paths.ts';
import styles from './SidebarItem.module.css';

interface Props {
  readonly label: string;
  readonly icon?: IconName;
  /** How deep it stands in a tree: 0 for a page, 1 for what is in it. */
  readonly level?: 0 | 1 | 2;
  readonly isCurrent: boolean;
  /** Behind the name: a number or a key. */
  readonly badge?: ReactNode;
  readonly onOpen: () => void;
}

/** A way in the sidebar. In the rail, which follows from the width of the sidebar, only its icon is left, with a tip. */
export function SidebarItem({ label, icon, level = 0, isCurrent, badge, onOpen }: Props) {
  return (
    <button
      type="button"
      className={classNames(styles.item, styles[`level${level}`], isCurrent && styles.current)}
      aria-label={label}
      data-tip="cut"
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onOpen}
    >
      {icon ? <Icon name={icon} /> : null}
      <span className={styles.label} dir="auto">
        {label}
      </span>
      {badge ? <span className={styles.badge}>{badge}</span> : null}
    </button>
  );
}
