import { Menu } from '@base-ui/react/menu';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import type { IconName } from '#renderer/ui/controls/icon-paths.ts';
import { useMedia } from '#renderer/ui/hooks/use-media.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { sidePanelNames, toggleSidePanel, useSidePanel, type SidePanelName } from '#renderer/state/side-panel.ts';
import styles from './PanelTabs.module.css';

const icons: Readonly<Record<SidePanelName, IconName>> = {
  speakers: 'speakers',
  review: 'review',
  notes: 'note',
  mentions: 'tag',
  sound: 'volume',
  profile: 'chart',
  history: 'history',
  info: 'info',
};

/** The tabs of the panel in words; pressed again, a tab closes it. In a narrow window they are one menu. */
export function PanelTabs() {
  const { t } = useWords();
  const shown = useSidePanel((state) => state.shown);
  const isNarrow = useMedia('(width < 800px)');
  if (isNarrow) {
    return (
      <Menu.Root>
        <Menu.Trigger
          render={<Button size="s" kind="quiet" icon="chevronDown" />}
          aria-label={t.panels.menu}
          className={styles.menu}
        >
          {shown === null ? t.panels.menu : t.panels.names[shown]}
        </Menu.Trigger>
        <MenuItems
          align="end"
          entries={sidePanelNames.map((name) => ({
            label: t.panels.names[name],
            icon: icons[name],
            onChoose: () => toggleSidePanel(name),
          }))}
        />
      </Menu.Root>
    );
  }
  return (
    <div className={styles.tabs} role="group" aria-label={t.panels.label}>
      {sidePanelNames.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.tab}
          aria-pressed={shown === name}
          onClick={() => toggleSidePanel(name)}
        >
          {t.panels.names[name]}
        </button>
      ))}
    </div>
  );
}
