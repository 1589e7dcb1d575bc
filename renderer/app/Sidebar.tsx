import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { useClose } from '#renderer/commands/use-close.ts';
import { keysOf, useKeys } from '#renderer/commands/keys.ts';
import { keyCap } from '#renderer/commands/press.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate, useRoute } from '#renderer/state/route.ts';
import { toggleSidebar, useSidebar } from '#renderer/state/sidebar.ts';
import { useUi } from '#renderer/state/ui.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SidebarItem } from '#renderer/widgets/SidebarItem.tsx';
import { Mark } from './Mark.tsx';
import { sidebarPlaces, type Place } from './sidebar-places.ts';
import styles from './Sidebar.module.css';

interface Props {
  /** At the foot: what the computer does. */
  readonly activity: ReactNode;
}

/** The places where work waits. It folds to a rail of icons, and lies over the page of a narrow window. */
export function Sidebar({ activity }: Props) {
  const { t } = useWords();
  const isOpen = useUi((state) => state.isSidebarOpen);
  const isFolded = useSidebar((state) => state.isFolded);
  const view = useRoute((state) => state.route.view);
  const side = useRef<HTMLDivElement>(null);
  useClose(isOpen, closeSidebar);
  // Whatever page it led to is seen now.
  useEffect(() => useRoute.subscribe(closeSidebar), []);
  useEffect(() => {
    if (isOpen) side.current?.querySelector('button')?.focus();
  }, [isOpen]);
  return (
    <>
      <IconButton
        icon="menu"
        className={styles.menu}
        label={t.nav.open}
        aria-expanded={isOpen}
        onClick={() => useUi.setState({ isSidebarOpen: true })}
      />
      {isOpen ? <div className={styles.scrim} onClick={closeSidebar} role="presentation" /> : null}
      <div ref={side} className={classNames(styles.sidebar, isFolded && styles.folded, isOpen && styles.open)}>
        <div className={styles.brand}>
          <Mark />
          <span className={styles.name}>Stenogram</span>
        </div>
        <FindAnything />
        <nav className={styles.nav} aria-label={t.nav.label}>
          {sidebarPlaces.map((place) => (
            <PlaceItem key={place.views[0]} place={place} isCurrent={place.views.includes(view)} />
          ))}
        </nav>
        <div className={styles.foot}>
          {activity}
          <div className={styles.tools} role="group" aria-label={t.nav.tools}>
            <IconButton
              icon="settings"
              label={t.nav.settings}
              data-key-of="open-settings"
              aria-current={view === 'settings' ? 'page' : undefined}
              onClick={() => navigate({ view: 'settings' })}
            />
            <IconButton
              icon="model"
              label={t.nav.models}
              data-key-of="show-models"
              aria-current={view === 'models' ? 'page' : undefined}
              onClick={() => navigate({ view: 'models' })}
            />
            <IconButton
              icon="sidebar"
              className={styles.fold}
              label={isFolded ? t.nav.unfold : t.nav.fold}
              data-key-of="fold-sidebar"
              aria-expanded={!isFolded}
              onClick={toggleSidebar}
            />
          </div>
        </div>
      </div>
    </>
  );
}

const closeSidebar = () => useUi.setState({ isSidebarOpen: false });

function PlaceItem({ place, isCurrent }: { readonly place: Place; readonly isCurrent: boolean }) {
  const { t } = useWords();
  const { icon, label, open, command, Badge, Tree, When = Fragment } = place;
  const route = useRoute((state) => state.route);
  // One of the things in it is where we are: it is marked there.
  const isDeeper = route.view === 'library' && route.part !== undefined;
  return (
    <When>
      <SidebarItem
        icon={icon}
        label={label(t)}
        isCurrent={isCurrent && !isDeeper}
        badge={Badge ? <Badge /> : command ? <Key command={command} /> : null}
        onOpen={open}
      />
      {Tree ? (
        <div className={styles.tree}>
          <Tree />
        </div>
      ) : null}
    </When>
  );
}

/** The way to everything by its name, for those who do not know its key. */
function FindAnything() {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={styles.find}
      aria-label={t.nav.findAnything}
      data-tip="cut"
      onClick={() => useUi.setState({ isPaletteOpen: true })}
    >
      <Icon name="command" />
      <span className={styles.name}>{t.nav.findAnything}</span>
      <Key command="palette" />
    </button>
  );
}

function Key({ command }: { readonly command: NonNullable<Place['command']> }) {
  const { t } = useWords();
  const keys = keysOf(
    command,
    useKeys((state) => state.changed),
  );
  const key = keys.at(-1);
  return key === undefined ? null : (
    <kbd className={styles.key} aria-hidden="true">
      {keyCap(key, t.keys.space)}
    </kbd>
  );
}
