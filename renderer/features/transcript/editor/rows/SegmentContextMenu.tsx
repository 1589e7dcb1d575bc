import { ContextMenu } from '@base-ui/react/context-menu';
import type { MouseEvent, ReactElement } from 'react';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { dropSelection, isSelected, useSelection } from '#renderer/state/selection.ts';
import { moveCursor } from '../text/active.ts';
import { segmentEntries } from './segment-entries.ts';

/** The right button of the mouse on a segment: the cursor goes there, and the same menu as beside it opens. */
export function SegmentContextMenu({ children }: { readonly children: ReactElement }) {
  const { t } = useWords();
  const onContextMenu = (event: MouseEvent) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const row = target.closest<HTMLElement>('[data-index]');
    // In a field the browser's own menu corrects what is typed.
    if (row === null || target.closest('textarea') !== null) {
      event.stopPropagation();
      return;
    }
    const index = Number(row.dataset['index']);
    if (!isSelected(useSelection.getState().range, index)) dropSelection();
    moveCursor(index);
  };
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger render={children} onContextMenuCapture={onContextMenu} />
      <MenuItems entries={segmentEntries(t)} />
    </ContextMenu.Root>
  );
}
