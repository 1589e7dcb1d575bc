import { memo } from 'react';
import type { SearchFacets } from '#shared/search.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useUi } from '#renderer/state/ui.ts';
import { filtersOf, monthQuery, textOfFilters, toggledFilter } from '#renderer/widgets/edit-query.ts';
import styles from './Facets.module.css';

const groups = ['speaker', 'folder', 'tag', 'lang', 'month'] as const;
const maxShown = 6;

interface Props {
  /** Undefined while they are counted: their room is there from the start. */
  readonly facets: SearchFacets | undefined;
}

/** How the passages divide, each value a press away from narrowing the search to it. */
export const Facets = memo(function Facets({ facets }: Props) {
  const { t, format } = useWords();
  // Not the text: a letter more changes nothing here.
  const filtersText = useUi((state) => textOfFilters(state.searchText));
  const filters = filtersOf(filtersText);
  const nameOf = (group: (typeof groups)[number], value: string) =>
    group === 'lang' ? format.languageName(value) : group === 'month' ? format.month(value) : value;
  return (
    <aside className={styles.facets} aria-label={t.search.facets}>
      {groups.map((group) => {
        const values = facets?.[group].slice(0, maxShown) ?? [];
        if (values.length === 0) return null;
        return (
          <section key={group}>
            <h2 className={styles.title}>{t.search.facetNames[group]}</h2>
            {group === 'speaker' && values.length > 1 ? <p className={styles.part}>{t.search.speakersShared}</p> : null}
            <ul className={styles.list}>
              {values.map(({ value, count }) => {
                const field = group === 'month' ? 'after' : group;
                const isOn = filters.some((part) => part.field === field && part.value === value && !part.isExcluded);
                const change = (text: string) =>
                  group === 'month' ? monthQuery(text, value) : toggledFilter(text, group, value);
                return (
                  <li key={value}>
                    <button
                      type="button"
                      className={classNames(styles.value, isOn && styles.on)}
                      data-tip="cut"
                      aria-pressed={isOn}
                      aria-label={t.search.facet(nameOf(group, value), count)}
                      onClick={() => useUi.setState(({ searchText }) => ({ searchText: change(searchText) }))}
                    >
                      <span className={styles.name} dir="auto">
                        {nameOf(group, value)}
                      </span>
                      <span className={styles.count}>{format.number(count)}</span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
      {facets === undefined || facets.isWhole ? null : <p className={styles.part}>{t.search.facetsPart}</p>}
    </aside>
  );
});
