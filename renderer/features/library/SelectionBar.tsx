import { Menu } from '@base-ui/react/menu';
import type { JobChange } from '#shared/contract/recording-choice.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './LibraryPage.module.css';

interface Props {
  readonly count: number;
  readonly isBin: boolean;
  readonly isBusy: boolean;
  readonly onRemove: () => void;
  readonly onRestore: () => void;
  readonly onErase: () => void;
  readonly onChange: (change: JobChange) => void;
  readonly onClear: () => void;
}

/** Takes the place of the header's actions while several rows are selected. */
export function SelectionBar({ count, isBin, isBusy, onRemove, onRestore, onErase, onChange, onClear }: Props) {
  const { t } = useWords();
  return (
    <div className={styles.selection}>
      <span className={styles.selectionCount}>{t.library.selected(count)}</span>
      {isBin ? (
        <>
          <Button icon="restore" disabled={isBusy} onClick={onRestore}>
            {t.bin.restore}
          </Button>
          <Button kind="danger" disabled={isBusy} onClick={onErase}>
            {t.erase.action}
          </Button>
        </>
      ) : (
        <>
          <Button icon="bin" disabled={isBusy} onClick={onRemove}>
            {t.library.toBin}
          </Button>
          <Menu.Root>
            <Menu.Trigger disabled={isBusy} render={<IconButton icon="more" label={t.library.actionsForSelected} />} />
            <MenuItems
              align="end"
              entries={[
                { label: t.job.pause, icon: 'pause', onChoose: () => onChange('pause') },
                { label: t.job.resume, icon: 'play', onChoose: () => onChange('resume') },
                { label: t.job.retry, icon: 'retry', onChoose: () => onChange('retry') },
                { label: t.job.cancel, icon: 'close', isAfterGap: true, onChoose: () => onChange('cancel') },
              ]}
            />
          </Menu.Root>
        </>
      )}
      <IconButton icon="close" label={t.library.clearSelection} onClick={onClear} />
    </div>
  );
}
