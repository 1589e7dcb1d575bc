import { Tooltip } from '@base-ui/react/tooltip';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import styles from './IconButton.module.css';
import type { IconName } from './icon-paths.ts';

interface Props extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: IconName;
  /** The accessible name, also shown as a tooltip. */
  readonly label: string;
  readonly size?: 'm' | 's' | 'l';
  readonly kind?: 'quiet' | 'solid';
}

export function IconButton({ icon, label, size = 'm', kind = 'quiet', className, ...rest }: Props) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        type="button"
        aria-label={label}
        {...rest}
        className={classNames(styles.button, styles[size], styles[kind], className)}
      >
        <Icon name={icon} size={size === 's' ? 14 : 16} />
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className={styles.positioner}>
          <Tooltip.Popup className={styles.tip}>{label}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
