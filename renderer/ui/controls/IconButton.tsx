import type { ComponentProps } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from './Icon.tsx';
import styles from './IconButton.module.css';
import type { IconName } from './icon-paths.ts';

interface Props extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: IconName;
  /** The accessible name, also shown beside it by the page's one tooltip (TipLayer). */
  readonly label: string;
  readonly size?: 'm' | 's' | 'l';
  readonly kind?: 'quiet' | 'solid';
}

export function IconButton({ icon, label, size = 'm', kind = 'quiet', className, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip=""
      {...rest}
      className={classNames(styles.button, styles[size], styles[kind], className)}
    >
      <Icon name={icon} size={size === 's' ? 14 : 16} />
    </button>
  );
}
