import type { KeyboardEvent } from 'react';
import { moveInRow } from '#renderer/ui/list/move-in-row.ts';
import { indexAfterKey } from '../selection/selection.ts';

/**
 * The row that a key in the list leads to; undefined when it leads to none. Left and right move among the buttons of the
 * row at the cursor, which are no stops of Tab; up and down lead back from them.
 */
export function indexOfKey(
  event: KeyboardEvent<HTMLElement>,
  cursor: number | null,
  total: number,
  pageRows: number,
): number | undefined {
  const { key, currentTarget: list, target } = event;
  if (event.altKey) return undefined;
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const row = cursor === null ? null : document.getElementById(`recording-row-${cursor}`);
    if (moveInRow(row, list, key === 'ArrowRight' ? 1 : -1)) event.preventDefault();
    return undefined;
  }
  if (target !== list) {
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
    list.focus();
  }
  return indexAfterKey(key, cursor, total, pageRows);
}
