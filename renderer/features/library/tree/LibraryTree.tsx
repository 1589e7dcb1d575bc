import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate, useRoute } from '#renderer/state/route.ts';
import { SidebarItem } from '#renderer/widgets/SidebarItem.tsx';
import styles from './LibraryTree.module.css';

/** What is in the library, under its name in the sidebar. Collections follow what is there already. */
export function LibraryTree() {
  const { t, format } = useWords();
  const route = useRoute((state) => state.route);
  const { data: counts } = useQuery({ queryKey: queryKeys.listCounts, queryFn: () => api['recordings.counts']({}) });
  const missingCount = counts?.missing ?? 0;
  const part = route.view === 'library' ? route.part : undefined;
  return (
    <div className={styles.tree}>
      {(counts?.unfinished ?? 0) > 0 || part === 'unfinished' ? (
        <SidebarItem
          level={1}
          label={t.nav.unfinished}
          isCurrent={part === 'unfinished'}
          badge={<span>{format.number(counts?.unfinished ?? 0)}</span>}
          onOpen={() => navigate({ view: 'library', part: 'unfinished' })}
        />
      ) : null}
      {missingCount > 0 || part === 'missing' ? (
        <SidebarItem
          level={1}
          label={t.nav.missing}
          isCurrent={part === 'missing'}
          badge={<span>{format.number(missingCount)}</span>}
          onOpen={() => navigate({ view: 'library', part: 'missing' })}
        />
      ) : null}
      <SidebarItem
        level={1}
        label={t.nav.bin}
        isCurrent={route.view === 'bin'}
        onOpen={() => navigate({ view: 'bin' })}
      />
    </div>
  );
}
