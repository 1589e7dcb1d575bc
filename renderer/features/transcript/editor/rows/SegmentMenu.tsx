import { Menu } from '@base-ui/react/menu';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import type { IconName } from '#renderer/ui/controls/icon-paths.ts';
import { MenuItems, type MenuEntry } from '#renderer/ui/controls/MenuItems.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { runCommand } from '#renderer/commands/command-handlers.ts';
import type { CommandId } from '#renderer/commands/commands.ts';

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
