import type { ComponentProps } from 'react';
import { classNames } from '../class-names.ts';
import styles from './Button.module.css';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';

interface Props extends ComponentProps<'button'> {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'm' | 's';
  readonly icon?: IconName;
}

/** The text button; `quiet` has no frame until it is pointed at. */
export function Button({ kind = 'plain', size = 'm', icon, className, children, ...rest }: Props) {
  return (
    <button type="button" {...rest} className={classNames(styles.button, styles[kind], styles[size], className)}>
      {icon ? <Icon name={icon} size={size === 's' ? 14 : 16} /> : null}
      <span className={styles.label}>{children}</span>
    </button>
  );
}
