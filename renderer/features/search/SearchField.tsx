import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { useUi } from '#renderer/state/ui.ts';
import styles from './SearchPage.module.css';

interface Props {
  readonly cursorId: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const fieldId = 'search-field';

/** The last wish for the field that was answered; it outlives the page. */
let answeredCount = -1;

/** The field had the focus since the page was opened. */
let wasFocused = false;

/** Whoever walks the hits and types goes on with the query, but not who has just come back from another page. */
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
  useEffect(() => {
    wasFocused = document.activeElement === field.current;
  }, []);
  useEffect(() => {
    // Who comes back to results goes on among them: keys of the page before must not be typed here.
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
        aria-controls={cursorId === undefined ? undefined : 'search-results'}
        aria-expanded={cursorId !== undefined}
        aria-autocomplete="list"
        aria-activedescendant={cursorId}
        placeholder={t.search.field}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={1000}
        value={text}
        onChange={(event) => useUi.setState({ searchText: event.target.value })}
        onFocus={() => (wasFocused = true)}
        onKeyDown={onKeyDown}
      />
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
