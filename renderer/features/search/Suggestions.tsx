import { useWords } from '#renderer/locales/use-words.ts';
import { useUi } from '#renderer/state/ui.ts';
import { completed } from '#renderer/widgets/edit-query.ts';
import styles from './Suggestions.module.css';
import { useSuggestions } from './use-search.ts';

const maxShown = 6;

/** Words that were really said, to complete the one being typed. */
export function Suggestions() {
  const { t } = useWords();
  const text = useUi((state) => state.searchText);
  const suggestions = useSuggestions(text);
  const completions = suggestions?.completions.slice(0, maxShown) ?? [];
  const choose = (searchText: string) =>
    useUi.setState(({ searchFocus }) => ({ searchText, searchFocus: searchFocus + 1 }));
  return (
    <p className={styles.line}>
      {completions.length > 0 ? (
        <>
          <span className="hidden">{t.search.completions}</span>
          {completions.map((form) => (
            <button
              key={form}
              type="button"
              className={styles.word}
              dir="auto"
              onClick={() => choose(completed(text, form))}
            >
              {form}
            </button>
          ))}
        </>
      ) : null}
    </p>
  );
}
