import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { useUi } from '#renderer/state/ui.ts';
import { OfferedValues, offersId } from './OfferedValues.tsx';
import styles from './SearchPage.module.css';
import { useOfferedValues } from './use-offered-values.ts';

interface Props {
  readonly cursorId: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const fieldId = 'search-field';

/** The last wish for the field that was answered; it outlives the page. */
let answeredCount = -1;

/** The field had the focus since the page was opened. */
let wasFocused = false;

/** Whoever walks the hits and types continues the query, but not who has just come back from another page. */
export function resumeTyping(): void {
  if (wasFocused) focusField();
}

/** With the text as it is, unlike the shortcut for a new search. */
export function focusField(): void {
  document.getElementById(fieldId)?.focus();
}

/** The arrows lead from it to the hits below. */
export function SearchField({ cursorId, onKeyDown }: Props) {
  const { t } = useWords();
  const text = useUi((state) => state.searchText);
  const focusCount = useUi((state) => state.searchFocus);
  const field = useRef<HTMLInputElement>(null);
  // Null while the field has no focus.
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const { values, take, close } = useOfferedValues(text, caret);
  const hasOffers = values.length > 0;
  const shown = Math.min(active, values.length - 1);
  const noteCaret = () => setCaret(field.current?.selectionEnd ?? null);
  const choose = (value: string | undefined) => {
    const next = value === undefined ? null : take(value);
    if (next === null) return;
    setActive(-1);
    useUi.setState({ searchText: next.text });
    setCaret(next.caret);
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret));
  };
  /** True for a key that the offers have taken. */
  const walkOffers = ({ key }: KeyboardEvent): boolean => {
    if (!hasOffers) return false;
    if (key === 'ArrowDown') setActive((shown + 1) % values.length);
    else if (key === 'ArrowUp') setActive(shown <= 0 ? values.length - 1 : shown - 1);
    else if (key === 'Tab' || (key === 'Enter' && shown >= 0)) choose(values[Math.max(0, shown)]?.value);
    else if (key === 'Escape') {
      setActive(-1);
      close();
    } else return false;
    return true;
  };
  useEffect(() => {
    wasFocused = document.activeElement === field.current;
  }, []);
  useEffect(() => {
    // Who comes back to results stays among them: keys of the page before must not be typed here.
    if (focusCount === answeredCount && useUi.getState().searchText !== '') return;
    answeredCount = focusCount;
    field.current?.focus();
    field.current?.select();
  }, [focusCount]);
  return (
    <div className={styles.field}>
      <span className={styles.glass}>
        <Icon name="search" size={18} />
      </span>
      <input
        dir="auto"
        ref={field}
        id={fieldId}
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={t.search.field}
        aria-controls={hasOffers ? offersId : cursorId === undefined ? undefined : 'search-results'}
        aria-expanded={hasOffers || cursorId !== undefined}
        aria-autocomplete="list"
        aria-activedescendant={hasOffers ? (shown < 0 ? undefined : `search-offer-${shown}`) : cursorId}
        placeholder={t.search.field}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={1000}
        value={text}
        onChange={(event) => {
          setActive(-1);
          setCaret(event.target.selectionEnd);
          useUi.setState({ searchText: event.target.value });
        }}
        onFocus={() => {
          wasFocused = true;
          noteCaret();
        }}
        onSelect={noteCaret}
        onBlur={() => setCaret(null)}
        onKeyDown={(event) => {
          if (!event.nativeEvent.isComposing && walkOffers(event)) {
            event.preventDefault();
            event.stopPropagation();
          } else onKeyDown(event);
        }}
      />
      {hasOffers ? <OfferedValues values={values} active={shown} onTake={choose} /> : null}
      {text === '' ? null : (
        <IconButton
          icon="close"
          label={t.search.clear}
          onClick={() => {
            useUi.setState({ searchText: '' });
            field.current?.focus();
          }}
        />
      )}
    </div>
  );
}
