import { create } from 'zustand';
import type { SearchOrder } from '#shared/search.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './SearchBar.module.css';

interface View {
  readonly order: SearchOrder;
  readonly isGrouped: boolean;
}

/** How results are shown; kept while the app runs. */
export const useView = create<View>(() => ({ order: 'newest', isGrouped: true }));

interface Props {
  /** How much was found; null while nothing is asked. */
  readonly said: string | null;
  readonly onHelp: () => void;
}

/** The line over the results: how many, in which order, and help. */
export function SearchBar({ said, onHelp }: Props) {
  const { t } = useWords();
  const { order, isGrouped } = useView();
  const choose = (next: SearchOrder) => () => useView.setState({ order: next });
  return (
    <div className={styles.bar}>
      <p className={styles.count} role="status">
        {said}
      </p>
      {said === null ? null : (
        <div className={styles.choices} role="group" aria-label={t.search.order}>
          <button type="button" className={styles.choice} aria-pressed={order === 'newest'} onClick={choose('newest')}>
            {t.search.newest}
          </button>
          <button
            type="button"
            className={styles.choice}
            aria-pressed={order === 'relevance'}
            onClick={choose('relevance')}
          >
            {t.search.relevance}
          </button>
          {order === 'newest' ? (
            <button
              type="button"
              className={styles.choice}
              aria-pressed={isGrouped}
              onClick={() => useView.setState({ isGrouped: !isGrouped })}
            >
              {t.search.grouped}
            </button>
          ) : null}
        </div>
      )}
      <button type="button" className={styles.choice} onClick={onHelp}>
        {t.search.help}
      </button>
    </div>
  );
}
