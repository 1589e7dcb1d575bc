import type { ReactNode } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import type { IconName } from '#renderer/ui/icon-paths.ts';
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
  return (
    <div className={styles.sidebar}>
      <nav className={styles.nav} aria-label={t.nav.label}>
        <p className={styles.brand}>
          <Mark />
          Stenogram
        </p>
        <Item view="library" icon="library" label={t.nav.library} />
        <Item view="search" icon="search" label={t.nav.search} keys="/" />
        {savedSearches}
        <Item view="findings" icon="flag" label={t.findings.title} badge={findingsBadge} />
        <Item view="watch" icon="eye" label={t.watchLists.title} />
        <Item view="bin" icon="bin" label={t.nav.bin} />
        <Item view="models" icon="model" label={t.nav.models} />
        <Item view="settings" icon="settings" label={t.nav.settings} />
      </nav>
      {queue}
    </div>
  );
}

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
  return (
    <button
      type="button"
      className={classNames(styles.item, isCurrent && styles.current)}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => (view === 'search' ? focusSearch() : navigate({ view }))}
    >
      <Icon name={icon} />
      {label}
      {keys ? (
        <kbd className={styles.keys} aria-hidden="true">
          {keys}
        </kbd>
      ) : null}
      {badge}
    </button>
  );
}
