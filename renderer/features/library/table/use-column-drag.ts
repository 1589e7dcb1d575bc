import { useState, type DragEvent, type HTMLAttributes } from 'react';
import type { SortColumn } from '#shared/catalogue/listed-recording.ts';
import { moveColumn } from '#renderer/state/library-view.ts';

const type = 'application/x-stenogram-column';

interface Drop {
  readonly over: SortColumn;
  readonly isAfter: boolean;
}

interface ColumnDrag {
  /** The edge of a column where the dragged one would go; null while nothing is dragged. */
  readonly drop: Drop | null;
  /** For the head of each column; `next` is the one after it. */
  readonly handlersFor: (id: SortColumn, next: SortColumn | null) => HTMLAttributes<HTMLElement>;
}

/** Columns that change places by dragging their heads; the name stays the first. */
export function useColumnDrag(): ColumnDrag {
  const [drop, setDrop] = useState<Drop | null>(null);
  const dropOf = (event: DragEvent<HTMLElement>, over: SortColumn): Drop => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const isRightHalf = event.clientX > left + width / 2;
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    return { over, isAfter: over === 'name' || isRightHalf !== isRightToLeft };
  };
  const isColumn = (event: DragEvent) => event.dataTransfer.types.includes(type);
  return {
    drop,
    handlersFor: (id, next) => ({
      draggable: id !== 'name',
      onDragStart(event) {
        // Not a row that is dragged onto a collection.
        event.stopPropagation();
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData(type, id);
      },
      onDragOver(event) {
        if (!isColumn(event)) return;
        event.preventDefault();
        setDrop(dropOf(event, id));
      },
      onDragLeave: () => setDrop(null),
      onDragEnd: () => setDrop(null),
      onDrop(event) {
        if (!isColumn(event)) return;
        event.preventDefault();
        setDrop(null);
        moveColumn(event.dataTransfer.getData(type) as SortColumn, dropOf(event, id).isAfter ? next : id);
      },
    }),
  };
}
