import { useQueryClient } from '@tanstack/react-query';
import { useState, type DragEvent, type KeyboardEvent, type MouseEvent } from 'react';
import type { ListedPage, ListedRecording } from '#shared/catalogue/listed-recording.ts';
import type { PagedRows } from '#renderer/data/use-pages.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { openTranscript } from '#renderer/state/route.ts';
import type { VirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import type { RecordingsSource } from '../recordings-source.ts';
import { dragRecordings } from '../selection/drag-recordings.ts';
import { idsBetween } from '../selection/ids-between.ts';
import {
  choiceOf,
  countOf,
  extendTo,
  isSelected as isRowSelected,
  rangeTo,
  selectOne,
  toggleOne,
  type Selection,
} from '../selection/selection.ts';
import { indexOfKey } from './index-of-key.ts';
import { useTypeAhead } from './use-type-ahead.ts';

export const rowPx = 32;
/** Above the first row: the head of the table and a little air. */
export const headPx = 34;

export interface TableParts {
  readonly source: RecordingsSource;
  readonly page: ListedPage;
  readonly rows: PagedRows<ListedRecording>;
  readonly virtual: VirtualRows;
  readonly scrollRef: React.RefObject<HTMLDivElement | null>;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** A digit: the tag that has it as its key. */
  readonly onDigit: (digit: number) => boolean;
}

/** What keys and the pointer do with the rows, wherever in a row they are. */
export function useTableEvents(parts: TableParts) {
  const { source, rows, virtual, selection, onSelect } = parts;
  const client = useQueryClient();
  const report = useReport();
  const [target, setTarget] = useState<ListedRecording | null>(null);
  const goTo = (index: number, isExtended: boolean) => {
    virtual.scrollTo(index, 'auto');
    const next = rows.rowAt(index);
    if (isExtended) {
      void idsBetween(client, source, rangeTo(selection, index))
        .then((ids) => onSelect(extendTo(selection, index, ids)))
        .catch(report);
    } else if (next) onSelect(selectOne(index, next.id));
    else onSelect({ ...selection, cursor: index, anchor: index });
  };
  const onKeyDown = useTableKeys(parts, goTo);
  const rowOf = (event: { readonly target: EventTarget }) => rowAt(rows, event);
  const pressedRow = (event: MouseEvent) => (isOnControl(event) ? undefined : rowOf(event));
  const onClick = (event: MouseEvent) => {
    const row = pressedRow(event);
    if (!row) return;
    if (event.shiftKey) goTo(row.index, true);
    else if (event.ctrlKey || event.metaKey) onSelect(toggleOne(selection, row.index, row.recording.id));
    else onSelect(selectOne(row.index, row.recording.id));
  };
  const onDoubleClick = (event: MouseEvent) => {
    const row = pressedRow(event);
    if (row) openTranscript(row.recording.id);
  };
  const onContextMenu = (event: MouseEvent) => {
    // The menu key asks for the menu of the row at the cursor.
    const atCursor = selection.cursor === null ? undefined : rows.rowAt(selection.cursor);
    const row = rowOf(event) ?? (atCursor && { index: selection.cursor ?? 0, recording: atCursor });
    setTarget(row?.recording ?? null);
    if (row && !isRowSelected(selection, row.recording.id)) onSelect(selectOne(row.index, row.recording.id));
    if (!row) event.preventDefault();
  };
  const onDragStart = (event: DragEvent) => {
    const row = rowOf(event);
    if (!row) return;
    const isOfSelection = isRowSelected(selection, row.recording.id);
    const dragged = isOfSelection ? selection : selectOne(row.index, row.recording.id);
    const recordings = choiceOf(dragged, source);
    if (recordings) dragRecordings(event, { recordings, count: countOf(dragged) }, row.recording.name);
  };
  return { target, onKeyDown, onClick, onDoubleClick, onContextMenu, onDragStart };
}

function useTableKeys(
  { source, page, rows, scrollRef, selection, onSelect, onDigit }: TableParts,
  goTo: (index: number, isExtended: boolean) => void,
) {
  const { total } = page;
  const typeAhead = useTypeAhead(source, (index) => goTo(index, false));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // What presses a button of the head or of a row opens no recording.
    if (event.target !== event.currentTarget && (event.key === 'Enter' || event.key === ' ')) {
      event.stopPropagation();
      return;
    }
    const { cursor } = selection;
    if (event.key === 'ArrowUp' && (cursor === null || cursor === 0) && event.target === event.currentTarget) {
      event.currentTarget.querySelector<HTMLElement>('[data-column]')?.focus();
      event.preventDefault();
      return;
    }
    if (event.key === ' ' && event.ctrlKey && cursor !== null) {
      const row = rows.rowAt(cursor);
      if (row) onSelect(toggleOne(selection, cursor, row.id));
      event.preventDefault();
      return;
    }
    const pageRows = Math.max(1, Math.floor((scrollRef.current?.clientHeight ?? 320) / rowPx) - 2);
    const index = indexOfKey(event, cursor, total, pageRows);
    if (index !== undefined) {
      event.preventDefault();
      goTo(index, event.shiftKey);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const isTaken = /^[1-9]$/.test(event.key) ? onDigit(Number(event.key)) : typeAhead(event.key, cursor ?? -1);
    if (isTaken) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return onKeyDown;
}

function rowAt(rows: TableParts['rows'], event: { readonly target: EventTarget }) {
  const element = (event.target as Element).closest<HTMLElement>('[data-index]');
  const index = element === null ? Number.NaN : Number(element.dataset['index']);
  const recording = rows.rowAt(index);
  return recording && { index, recording };
}

function isOnControl({ target }: MouseEvent): boolean {
  return (target as Element).closest('button, input') !== null;
}
