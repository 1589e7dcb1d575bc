import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { showInLibrary, useLibraryView } from '#renderer/state/library-view.ts';
import { navigate, useRoute } from '#renderer/state/route.ts';
import { CollectionsTree } from '../collections/CollectionsTree.tsx';
import { SourcesBranch } from '../sources/SourcesBranch.tsx';
import { SidebarItem } from '#renderer/widgets/SidebarItem.tsx';
import styles from './LibraryTree.module.css';
import { partFilters } from './part-filters.ts';

/** What is in the library, under its name in the sidebar: what waits, the bin, and the collections. */
export function LibraryTree() {
  const { t, format } = useWords();
  const route = useRoute((state) => state.route);
  const { data: counts } = useQuery({ queryKey: queryKeys.listCounts, queryFn: () => api['recordings.counts']({}) });
  const unfinishedCount = counts?.unfinished ?? 0;
  const missingCount = counts?.missing ?? 0;
  const filter = useLibraryView((view) => view.filter.trim());
  const shown = route.view === 'library' ? filter : null;
  return (
    <div className={styles.tree}>
      {/* It stays when nothing waits: a job that ends must not move what stands below. */}
      <SidebarItem
        level={1}
        label={t.nav.unfinished}
        isCurrent={shown === partFilters.unfinished}
        badge={unfinishedCount > 0 ? <span>{format.number(unfinishedCount)}</span> : null}
        onOpen={() => showInLibrary(partFilters.unfinished)}
      />
      {missingCount > 0 || shown === partFilters.missing ? (
        <SidebarItem
          level={1}
          label={t.nav.missing}
          isCurrent={shown === partFilters.missing}
          badge={<span>{format.number(missingCount)}</span>}
          onOpen={() => showInLibrary(partFilters.missing)}
        />
      ) : null}
      <SidebarItem
        level={1}
        label={t.nav.bin}
        isCurrent={route.view === 'bin'}
        onOpen={() => navigate({ view: 'bin' })}
      />
      <CollectionsTree />
      <SourcesBranch />
    </div>
  );
}
