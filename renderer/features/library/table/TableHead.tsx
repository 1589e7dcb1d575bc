import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { SortColumn } from '#shared/catalogue/listed-recording.ts';
import { useOwnFields } from '#renderer/data/catalogue/use-catalogue.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { moveColumn, useLibraryView, type ShownColumn } from '#renderer/state/library-view.ts';
import { announce } from '#renderer/state/ui.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { columnName, isAtEnd, minColumnPx } from './columns.ts';
import styles from './RecordingTable.module.css';
import { useColumnDrag } from './use-column-drag.ts';

interface Props {
  readonly columns: readonly ShownColumn[];
  readonly isBin: boolean;
  /** Back to the rows. */
  readonly onLeave: () => void;
}

/** So much wider by a key. */
const stepPx = 16;

/**
 * Sorts by a column at a press, moves it where it is dragged and changes its width by its left edge; with keys it is moved by Ctrl or ⌘
 * and the arrows, and made wider by Alt. No stop of Tab: ArrowUp leads here from the first row.
 */
export function TableHead({ columns, isBin, onLeave }: Props) {
  const { t } = useWords();
  const fields = useOwnFields();
  const sort = useLibraryView((view) => view.sort);
  const { drop, handlersFor } = useColumnDrag();
  const shown = columns.flatMap(({ id }) => {
    const name = isBin && id === 'added' ? t.bin.removed : columnName(id, t, fields);
    return name === null ? [] : [{ id, name }];
  });
  /** Beside the one before it or after it on the screen. */
  const move = (at: number, step: 1 | -1) => {
    const moved = shown[at];
    const place = at + step;
    if (moved === undefined || place < 1 || place >= shown.length) return;
    moveColumn(moved.id, shown[step > 0 ? place + 1 : place]?.id ?? null);
    announce(t.catalogue.columnMoved(moved.name, place + 1));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button[data-column]')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const id = buttons[at]?.dataset['column'] as SortColumn | undefined;
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.key === 'ArrowDown') onLeave();
    else if (step !== 0 && event.altKey && id !== undefined) widen(id, step * stepPx);
    else if (step !== 0 && (event.ctrlKey || event.metaKey)) move(at, step);
    else if (step !== 0) buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.head} role="row" aria-rowindex={1} data-table-head="" onKeyDown={onKeyDown}>
      {shown.map(({ id, name }, at) => {
        const isSorted = sort.by === id;
        return (
          <div
            key={id}
            role="columnheader"
            aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
            className={classNames(styles.headCell, isAtEnd(id, fields) && styles.headEnd)}
            data-drop={drop?.over === id ? (drop.isAfter ? 'after' : 'before') : undefined}
            {...handlersFor(id, shown[at + 1]?.id ?? null)}
          >
            <button
              type="button"
              tabIndex={-1}
              data-column={id}
              className={classNames(styles.headButton, isSorted && styles.headSorted)}
              title={t.catalogue.sortBy(name)}
              onClick={() => sortBy(id)}
            >
              <span className={styles.headName} dir="auto">
                {name}
              </span>
              {isSorted ? <Icon name={sort.isDescending ? 'arrowDown' : 'arrowUp'} size={11} /> : null}
            </button>
            {id === 'name' ? null : <WidthHandle id={id} />}
          </div>
        );
      })}
      <span />
    </div>
  );
}

function WidthHandle({ id }: { readonly id: SortColumn }) {
  const from = useRef<{ readonly x: number; readonly widthPx: number } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    const column = useLibraryView.getState().columns.find((one) => one.id === id);
    if (!column || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, widthPx: column.widthPx };
  };
  const onPointerMove = (event: PointerEvent<HTMLSpanElement>) => {
    if (from.current === null) return;
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    // The edge on the left is moved: the name takes what is left.
    const movedPx = (event.clientX - from.current.x) * (isRightToLeft ? 1 : -1);
    setWidth(id, from.current.widthPx + movedPx);
  };
  return (
    <span
      className={styles.handle}
      aria-hidden="true"
      // What is dragged is the edge and not the column.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (from.current = null)}
      onLostPointerCapture={() => (from.current = null)}
    />
  );
}

/** A second press turns it round; numbers and dates begin with the largest. */
function sortBy(id: SortColumn): void {
  const { sort } = useLibraryView.getState();
  const isFirstDescending = ['added', 'recorded', 'length', 'findings', 'size'].includes(id);
  const isDescending = sort.by === id ? !sort.isDescending : isFirstDescending;
  useLibraryView.setState({ sort: { by: id, isDescending } });
}

function widen(id: SortColumn, byPx: number): void {
  const column = useLibraryView.getState().columns.find((one) => one.id === id);
  if (column) setWidth(id, column.widthPx + byPx);
}

function setWidth(id: SortColumn, widthPx: number): void {
  useLibraryView.setState(({ columns }) => ({
    columns: columns.map((column) =>
      column.id === id ? { ...column, widthPx: Math.round(Math.max(minColumnPx, Math.min(600, widthPx))) } : column,
    ),
  }));
}
