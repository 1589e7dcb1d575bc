import { useEffect, useRef, type ReactNode } from 'react';
import { useClose } from '#renderer/commands/use-close.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useMedia } from '#renderer/ui/hooks/use-media.ts';
import { useUi } from '#renderer/state/ui.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import type { IconName } from '#renderer/ui/controls/icon-paths.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate, useRoute, type Route } from '#renderer/state/route.ts';
import { Mark } from './Mark.tsx';
import { focusSearch } from './focus-search.ts';
import styles from './Sidebar.module.css';

type Place = Exclude<Route['view'], 'transcript' | 'compare'>;

interface Props {
  readonly queue: ReactNode;
  /** Under the search. */
  readonly savedSearches: ReactNode;
  /** Behind the name of the findings. */
  readonly findingsBadge: ReactNode;
}

/** Where things are; the queue stands at its foot. */
export function Sidebar({ queue, savedSearches, findingsBadge }: Props) {
  const { t } = useWords();
  const isOpen = useUi((state) => state.isSidebarOpen);
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
      <div ref={side} className={classNames(styles.sidebar, isOpen && styles.open)}>
        <nav className={styles.nav} aria-label={t.nav.label}>
          <p className={styles.brand}>
            <Mark />
            <span className={styles.label}>Stenogram</span>
          </p>
          <Item view="library" icon="library" label={t.nav.library} />
          <Item view="search" icon="search" label={t.nav.search} keys="/" />
          <div className={styles.saved}>{savedSearches}</div>
          <Item view="findings" icon="flag" label={t.findings.title} badge={findingsBadge} />
          <Item view="watch" icon="eye" label={t.watchLists.title} />
          <Item view="bin" icon="bin" label={t.nav.bin} />
          <Item view="models" icon="model" label={t.nav.models} />
          <Item view="settings" icon="settings" label={t.nav.settings} />
        </nav>
        {queue}
      </div>
    </>
  );
}

const closeSidebar = () => useUi.setState({ isSidebarOpen: false });

interface ItemProps {
  readonly view: Place;
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: string;
  readonly badge?: ReactNode;
}

function Item({ view, icon, label, keys, badge }: ItemProps) {
  const current = useRoute((state) => (state.route.view === 'transcript' ? 'library' : state.route.view));
  const isCurrent = current === view;
  const isRail = useMedia('(800px <= width < 1100px)');
  return (
    <button
      type="button"
      className={classNames(styles.item, isCurrent && styles.current)}
      aria-label={isRail ? label : undefined}
      data-tip={isRail ? '' : undefined}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => (view === 'search' ? focusSearch() : navigate({ view }))}
    >
      <Icon name={icon} />
      <span className={styles.label}>{label}</span>
      {keys ? (
        <kbd className={styles.keys} aria-hidden="true">
          {keys}
        </kbd>
      ) : null}
      {badge}
    </button>
  );
}
