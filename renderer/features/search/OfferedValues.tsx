import { useWords } from '#renderer/locales/use-words.ts';
import styles from './OfferedValues.module.css';
import type { OfferedValue } from './use-offered-values.ts';

interface Props {
  readonly values: readonly OfferedValue[];
  /** -1 while none is. */
  readonly active: number;
  readonly onTake: (value: string) => void;
}

export const offersId = 'search-offers';

/** What may stand behind the colon, under the field; it is walked with the arrows while the field keeps the focus. */
export function OfferedValues({ values, active, onTake }: Props) {
  const { t, format } = useWords();
  return (
    <div className={styles.list} data-layer="">
      <div id={offersId} role="listbox" aria-label={t.search.offers}>
        {values.map(({ value, label, count }, nth) => (
          <div
            key={value}
            id={`search-offer-${nth}`}
            className={styles.option}
            role="option"
            tabIndex={-1}
            aria-selected={nth === active}
            onPointerDown={(event) => {
              // The field keeps the focus.
              event.preventDefault();
              onTake(value);
            }}
          >
            <span className={styles.label} dir="auto">
              {label}
            </span>
            {label === value ? null : (
              <span className={styles.typed} dir="auto">
                {value}
              </span>
            )}
            {count === null ? null : <span className={styles.count}>{format.number(count)}</span>}
          </div>
        ))}
      </div>
      <p className={styles.keys}>{t.search.offersKeys}</p>
    </div>
  );
}
