import type { RefObject } from 'react';
import type { LibraryPlace } from '#shared/edits/review.ts';
import type { PagedRows } from '#renderer/data/use-pages.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import type { VirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import styles from './DoubtfulTab.module.css';
import { PlaceRow } from './PlaceRow.tsx';

interface Props {
  readonly rows: PagedRows<LibraryPlace>;
  readonly virtual: VirtualRows;
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly cursor: number;
  /** The selected rows, from the first to the last. */
  readonly first: number;
  readonly last: number;
  readonly onPoint: (index: number, isExtending: boolean) => void;
  readonly onOpen: () => void;
}

/** The doubtful words, one stop for the Tab key; the page has the keys. */
export function PlaceList({ rows, virtual, scrollRef, cursor, first, last, onPoint, onOpen }: Props) {
  const { t } = useWords();
  return (
    <div
      ref={scrollRef}
      className={styles.scroll}
      role="listbox"
      aria-label={t.review.title}
      aria-multiselectable="true"
      aria-activedescendant={`place-${cursor}`}
      tabIndex={0}
    >
      <div style={virtual.style} role="presentation">
        {virtual.rows.map(({ index, style }) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the page has the keys
          <div
            key={index}
            id={`place-${index}`}
            ref={virtual.measureRow}
            data-index={index}
            style={style}
            role="option"
            aria-selected={index >= first && index <= last}
            tabIndex={-1}
            className={styles.place}
            onClick={(event) => onPoint(index, event.shiftKey)}
            onDoubleClick={onOpen}
          >
            <PlaceRow
              place={rows.rowAt(index)}
              isCursor={index === cursor}
              isSelected={index >= first && index <= last}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
