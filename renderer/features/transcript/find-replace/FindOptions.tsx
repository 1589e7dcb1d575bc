import { classNames } from '#renderer/ui/class-names.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { changeQuery, useFindQuery } from './find-query.ts';
import styles from './Find.module.css';

const options = [
  { key: 'isCaseSensitive', sign: 'Aa', word: 'caseSensitive' },
  { key: 'isWholeWord', sign: '|ab|', word: 'wholeWord' },
  { key: 'isYoLoose', sign: 'ё=е', word: 'yoLoose' },
  { key: 'isRegex', sign: '.*', word: 'regex' },
] as const;

/** How the text is looked for: four switches beside the field. */
export function FindOptions() {
  const { t } = useWords();
  const query = useFindQuery((state) => state.query);
  return (
    <span className={styles.options}>
      {options.map(({ key, sign, word }) => (
        <button
          key={key}
          type="button"
          className={classNames(styles.option, query[key] && styles.chosen)}
          aria-pressed={query[key]}
          aria-label={t.findReplace[word]}
          title={t.findReplace[word]}
          onClick={() => changeQuery({ [key]: !query[key] })}
        >
          {sign}
        </button>
      ))}
    </span>
  );
}
