import { useEffect } from 'react';
import { useClose } from '#renderer/commands/use-close.ts';
import { dropSelection, useSelection } from '#renderer/state/selection.ts';

/** Escape lets go of the selected segments, and so does leaving the page. */
export function useSelectionEnd(): void {
  useClose(
    useSelection(({ range }) => range !== null),
    dropSelection,
  );
  useEffect(() => () => useSelection.setState({ range: null }), []);
}
