import { Menu } from '@base-ui/react/menu';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import type { IconName } from '#renderer/ui/controls/icon-paths.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useFitting } from '#renderer/ui/hooks/use-fitting.ts';
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
  scorecard: 'check',
  history: 'history',
  info: 'info',
};

/** Below so many tabs in words, all of them are one menu. */
const fewest = 3;
/** Of the button for those that do not fit, in pixels. */
const restPx = 36;

/** The tabs of the panel in words; pressed again, a tab closes it. Those that do not fit stand in a menu. */
export function PanelTabs() {
  const { t } = useWords();
  const shown = useSidePanel((state) => state.shown);
  const captions = sidePanelNames.map((name) => t.panels.names[name]);
  const { row, measure, count } = useFitting(captions.length, restPx);
  const isNarrow = useMedia('(width < 800px)');
  const isMenu = isNarrow || count < fewest;
  const inRow = isMenu ? [] : sidePanelNames.slice(0, count);
  const rest = sidePanelNames.slice(inRow.length);
  const isShownInRest = shown !== null && rest.includes(shown);
  return (
    <div ref={row} className={styles.row}>
      <div ref={measure} className={styles.measure} aria-hidden="true">
        {captions.map((caption) => (
          <span key={caption} className={styles.tab}>
            {caption}
          </span>
        ))}
      </div>
      <div className={styles.tabs} role="group" aria-label={t.panels.label}>
        {inRow.map((name) => (
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
        {rest.length === 0 ? null : (
          <Menu.Root>
            {isMenu ? (
              <Menu.Trigger
                render={<Button size="s" kind="quiet" icon="chevronDown" />}
                aria-label={t.panels.menu}
                className={styles.menu}
              >
                {shown === null ? t.panels.menu : t.panels.names[shown]}
              </Menu.Trigger>
            ) : (
              <Menu.Trigger
                render={<IconButton icon="more" label={t.panels.menu} />}
                className={styles.more}
                data-shown={isShownInRest || undefined}
              />
            )}
            <MenuItems
              align="end"
              entries={rest.map((name) => ({
                label: t.panels.names[name],
                icon: icons[name],
                onChoose: () => toggleSidePanel(name),
              }))}
            />
          </Menu.Root>
        )}
      </div>
    </div>
  );
}
