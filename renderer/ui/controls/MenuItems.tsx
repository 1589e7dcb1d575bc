import { Menu } from '@base-ui/react/menu';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import styles from './MenuItems.module.css';

export interface MenuEntry {
  readonly label: string;
  readonly icon: IconName;
  readonly isAfterGap?: boolean;
  readonly onChoose: () => void;
}

/** The popup of a menu: works inside `Menu.Root` and `ContextMenu.Root` alike. */
export function MenuItems({
  entries,
  align = 'start',
}: {
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
}) {
  return (
    <Menu.Portal>
      <Menu.Positioner className={styles.positioner} sideOffset={4} align={align}>
        <Menu.Popup data-layer="" className={styles.popup}>
          {entries.flatMap(({ label, icon, isAfterGap, onChoose }) => [
            isAfterGap ? <Menu.Separator key={`${label} gap`} className={styles.separator} /> : null,
            <Menu.Item key={label} className={styles.item} onClick={onChoose}>
              <Icon name={icon} />
              {label}
            </Menu.Item>,
          ])}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}
