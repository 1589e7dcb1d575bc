import { Menu } from '@base-ui/react/menu';
import { IconButton } from '../../components/IconButton.tsx';
import type { IconName } from '../../components/icon-paths.ts';
import { MenuItems, type MenuEntry } from '../../components/MenuItems.tsx';
import { useWords } from '../../locales/use-words.ts';
import { runCommand } from '../../state/command-handlers.ts';
import type { CommandId } from '../../state/commands.ts';

/** What can be done with the active segment, for those who do not know the keys yet. */
export function SegmentMenu() {
  const { t } = useWords();
  const entry = (label: string, icon: IconName, id: CommandId, isAfterGap = false): MenuEntry => ({
    label,
    icon,
    isAfterGap,
    onChoose: () => void runCommand(id),
  });
  return (
    <Menu.Root>
      <Menu.Trigger render={<IconButton icon="more" size="s" label={t.editing.more} tabIndex={-1} />} />
      <MenuItems
        align="end"
        entries={[
          entry(t.editing.split, 'skipSilence', 'segment-split'),
          entry(t.editing.mergePrevious, 'chevronLeft', 'merge-previous'),
          entry(t.editing.mergeNext, 'arrowDown', 'merge-next'),
          entry(t.editing.insert, 'plus', 'segment-insert'),
          entry(t.editing.original, 'restore', 'show-original', true),
          entry(t.editing.remove, 'bin', 'segment-remove', true),
        ]}
      />
    </Menu.Root>
  );
}
