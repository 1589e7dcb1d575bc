import { Menu } from '@base-ui/react/menu';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { segmentEntries } from './segment-entries.ts';

/** What can be done with the active segment, for those who do not know the keys yet. */
export function SegmentMenu() {
  const { t } = useWords();
  return (
    <Menu.Root>
      <Menu.Trigger render={<IconButton icon="more" size="s" label={t.editing.more} tabIndex={-1} />} />
      <MenuItems align="end" entries={segmentEntries(t)} />
    </Menu.Root>
  );
}
