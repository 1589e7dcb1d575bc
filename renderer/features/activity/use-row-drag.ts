import { useState, type DragEvent } from 'react';

const type = 'application/x-stenogram-queue';

interface RowDrag {
  /** Between which rows the dragged one would go: the index of the row below; null while nothing is dragged. */
  readonly dropAt: number | null;
  /** For each row of the list. */
  readonly handlersFor: (
    index: number,
    id: number | undefined,
  ) => {
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Rows that change places by dragging. */
export function useRowDrag(onStart: (index: number) => void, onDrop: (id: number, to: number) => void): RowDrag {
  const [dropAt, setDropAt] = useState<number | null>(null);
  const placeOf = (event: DragEvent, index: number) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? index : index + 1;
  };
  return {
    dropAt,
    handlersFor: (index, id) => ({
      onDragStart(event) {
        onStart(index);
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData(type, String(id));
      },
      onDragOver(event) {
        if (!event.dataTransfer.types.includes(type)) return;
        event.preventDefault();
        setDropAt(placeOf(event, index));
      },
      onDragEnd: () => setDropAt(null),
      onDrop(event) {
        if (!event.dataTransfer.types.includes(type)) return;
        event.preventDefault();
        setDropAt(null);
        onDrop(Number(event.dataTransfer.getData(type)), placeOf(event, index));
      },
    }),
  };
}
