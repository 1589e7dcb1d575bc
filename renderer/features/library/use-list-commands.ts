import { useEffect, useRef } from 'react';
import { registerCommands } from '#renderer/commands/command-handlers.ts';

type ListCommand = 'list-open' | 'list-remove' | 'list-select-all' | 'list-undo';

/** What keys do with the rows, for as long as the list is on the page. */
export function useListCommands(actions: Readonly<Record<ListCommand, (() => void) | undefined>>): void {
  const now = useRef(actions);
  useEffect(() => {
    now.current = actions;
  });
  const canRemove = actions['list-remove'] !== undefined;
  useEffect(
    () =>
      registerCommands({
        'list-open': () => now.current['list-open']?.(),
        'list-undo': () => now.current['list-undo']?.(),
        'list-select-all': () => now.current['list-select-all']?.(),
        ...(canRemove && { 'list-remove': () => now.current['list-remove']?.() }),
      }),
    [canRemove],
  );
}
