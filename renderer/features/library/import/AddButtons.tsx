import { sampleLanguages } from './sample-languages.ts';
import { Menu } from '@base-ui/react/menu';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { openImport } from '#renderer/state/ui.ts';
import styles from './AddButtons.module.css';
import { useAdd } from './use-add.ts';

/** The button of the library's header, with the rarer ways in a menu beside it. */
export function AddButtons() {
  const { t, language } = useWords();
  const { choose, addSample } = useAdd();
  return (
    <div className={styles.split}>
      <Button kind="primary" icon="plus" onClick={() => choose('recordings')}>
        {t.add.add}
      </Button>
      <Menu.Root>
        <Menu.Trigger
          render={<IconButton icon="chevronDown" kind="solid" label={t.add.more} className={styles.more} />}
        />
        <MenuItems
          align="end"
          entries={[
            { label: t.add.addFolder, icon: 'folder', onChoose: () => choose('folder') },
            {
              label: t.importDialog.open,
              icon: 'drop',
              onChoose: () => openImport({ recordingId: null, name: null }),
            },
            ...sampleLanguages(language).map((spoken) => ({
              label: t.add.samples[spoken],
              icon: 'wave' as const,
              onChoose: () => addSample(spoken),
            })),
          ]}
        />
      </Menu.Root>
    </div>
  );
}
