import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { SearchNote } from '#shared/search.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useLibraryView } from '#renderer/state/library-view.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { QueryChips } from '#renderer/widgets/QueryChips.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import styles from './FilterBar.module.css';
import { FilterMenu } from './FilterMenu.tsx';

interface Props {
  readonly isBin: boolean;
  /** Found by the filter, of all. */
  readonly said: string | null;
  readonly notes: readonly SearchNote[];
  /** Down into the rows. */
  readonly onLeave: () => void;
  readonly onSave: () => void;
}

/** The last wish for the field that was answered; it outlives the page. */
let answeredCount = 0;

/** Narrows the list as it is typed, in the language of the search. */
export function FilterBar({ isBin, said, notes, onLeave, onSave }: Props) {
  const { t } = useWords();
  const filter = useLibraryView((view) => view.filter);
  const focusCount = useLibraryView((view) => view.filterFocus);
  const areDetailsShown = useLibraryView((view) => view.areDetailsShown);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focusCount === answeredCount) return;
    answeredCount = focusCount;
    field.current?.focus();
    field.current?.select();
  }, [focusCount]);
  const setFilter = (text: string) => useLibraryView.setState({ filter: text });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || (event.key === 'Enter' && !event.nativeEvent.isComposing)) onLeave();
    else if (event.key === 'Escape' && filter !== '') setFilter('');
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.bar} role="search" aria-label={t.catalogue.filter}>
      <div className={styles.line}>
        <div className={styles.field}>
          <Icon name="search" size={15} />
          <input
            ref={field}
            className={styles.input}
            type="text"
            dir="auto"
            aria-label={t.catalogue.filter}
            placeholder={t.catalogue.filterHint}
            autoComplete="off"
            spellCheck={false}
            maxLength={1000}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {said === null ? null : (
            <span className={styles.said} role="status" dir="auto">
              {said}
            </span>
          )}
          {filter === '' ? null : (
            <IconButton icon="close" size="s" label={t.catalogue.clearFilter} onClick={() => setFilter('')} />
          )}
        </div>
        <FilterMenu filter={filter} onChange={setFilter} />
        <ColumnsMenu />
        {isBin ? null : (
          <IconButton
            icon="panel"
            label={t.catalogue.details}
            aria-pressed={areDetailsShown}
            onClick={() => useLibraryView.setState({ areDetailsShown: !areDetailsShown })}
          />
        )}
      </div>
      {filter.trim() === '' ? null : (
        <div className={styles.chips}>
          <QueryChips text={filter} notes={notes} onChange={setFilter} />
          {isBin ? null : (
            <Button kind="quiet" size="s" icon="smart" onClick={onSave}>
              {t.catalogue.saveFilter}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
