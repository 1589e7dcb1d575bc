import { Menu } from '@base-ui/react/menu';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { toggleLane, useShownParts } from '#renderer/state/shown-parts.ts';
import { lanes } from './lanes.ts';

/** Which lanes are shown. */
export function LaneMenu() {
  const { t } = useWords();
  const hidden = useShownParts((state) => state.hiddenLanes);
  return (
    <Menu.Root>
      <Menu.Trigger render={<IconButton icon="eye" size="s" label={t.lanes.choose} />} />
      <MenuItems
        align="end"
        entries={lanes.map(({ name }) => ({
          label: hidden.includes(name) ? t.lanes.show(t.lanes.names[name]) : t.lanes.hide(t.lanes.names[name]),
          icon: hidden.includes(name) ? ('plus' as const) : ('check' as const),
          onChoose: () => toggleLane(name),
        }))}
      />
    </Menu.Root>
  );
}
