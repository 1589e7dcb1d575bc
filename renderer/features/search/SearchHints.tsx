import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './SearchPage.module.css';

/** What a newcomer can type; shown while the field is empty. */
export function SearchHints() {
  const { t } = useWords();
  return (
    <EmptyState icon="search" title={t.search.emptyTitle}>
      <dl className={styles.hints}>
        <dt>{t.search.hintForms}</dt>
        <dd>
          <kbd>{t.search.hintFormsExample}</kbd> <span>{t.search.hintFormsResult}</span>
        </dd>
        <dt>{t.search.hintPhrase}</dt>
        <dd>
          <kbd>{t.search.hintPhraseExample}</kbd>
        </dd>
        <dt>{t.search.hintMinus}</dt>
        <dd>
          <kbd>{t.search.hintMinusExample}</kbd>
        </dd>
      </dl>
    </EmptyState>
  );
}
