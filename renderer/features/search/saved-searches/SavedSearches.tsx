import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedSearch } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate, useRoute } from '#renderer/state/route.ts';
import { useUi } from '#renderer/state/ui.ts';
import styles from './SavedSearches.module.css';

/** Under the search in the sidebar: queries that were kept, each with what is new in it; on the search page also a way to keep one. */
export function SavedSearches() {
  const { t, format } = useWords();
  const client = useQueryClient();
  const report = useReport();
  const saved =
    useQuery({ queryKey: queryKeys.savedSearches, queryFn: () => api['savedSearches.list']({}) }).data ?? [];
  const isSearching = useRoute((state) => state.route.view === 'search');
  const text = useUi((state) => state.searchText.trim());
  const isKept = saved.some(({ query }) => query === text);
  const after = (call: Promise<unknown>) =>
    void call.then(() => client.invalidateQueries({ queryKey: queryKeys.savedSearches })).catch(report);
  const open = (one: SavedSearch) => {
    useUi.setState({ searchText: one.query });
    navigate({ view: 'search' });
    after(api['savedSearches.markSeen']({ id: one.id }));
  };
  const canSave = isSearching && text !== '' && !isKept;
  if (saved.length === 0 && !canSave) return null;
  return (
    <ul className={styles.list} aria-label={t.savedSearches.title}>
      {saved.map((one) => (
        <li key={one.id} className={styles.item}>
          <button
            type="button"
            className={styles.open}
            aria-current={isSearching && one.query === text ? 'true' : undefined}
            onClick={() => open(one)}
          >
            <span className={styles.name} dir="auto">
              {one.name}
            </span>
            {one.newCount > 0 ? (
              <span className={styles.count} title={t.savedSearches.newCount(one.newCount)}>
                {format.number(one.newCount)}
              </span>
            ) : null}
          </button>
          <IconButton
            size="s"
            icon="close"
            className={styles.remove}
            label={t.savedSearches.remove(one.name)}
            onClick={() => after(api['savedSearches.remove']({ id: one.id }))}
          />
        </li>
      ))}
      {canSave ? (
        <li className={styles.item}>
          <button
            type="button"
            className={styles.keep}
            onClick={() => after(api['savedSearches.save']({ id: null, name: text.slice(0, 200), query: text }))}
          >
            <Icon name="plus" size={14} />
            <span className={styles.name}>{t.savedSearches.save(text)}</span>
          </button>
        </li>
      ) : null}
    </ul>
  );
}
