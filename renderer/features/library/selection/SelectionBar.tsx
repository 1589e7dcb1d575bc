import { Menu } from '@base-ui/react/menu';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { MenuItems, type MenuEntry } from '#renderer/ui/controls/MenuItems.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './SelectionBar.module.css';

interface Props {
  readonly count: number;
  readonly total: number;
  readonly isBin: boolean;
  readonly isBusy: boolean;
  readonly onSelectAll: () => void;
  readonly onExport: () => void;
  readonly onTag: () => void;
  readonly onCollect: () => void;
  readonly onRemove: () => void;
  readonly onRestore: () => void;
  readonly onErase: () => void;
  /** The rest. */
  readonly more: readonly MenuEntry[];
  readonly onClear: () => void;
}

/** What can be done with several rows, at the foot of the list; in the bin with one too. */
export function SelectionBar(props: Props) {
  const { count, total, isBin, isBusy, onSelectAll, onClear } = props;
  const { t } = useWords();
  return (
    <div className={styles.bar} role="toolbar" aria-label={t.library.actionsForSelected}>
      <span className={styles.count}>{t.catalogue.selectedOf(count, total)}</span>
      {count < total ? (
        <Button kind="quiet" size="s" onClick={onSelectAll}>
          {t.catalogue.selectAll(total)}
        </Button>
      ) : null}
      <span className={styles.gap} />
      {isBin ? (
        <>
          <Button size="s" icon="restore" disabled={isBusy} onClick={props.onRestore}>
            {t.bin.restore}
          </Button>
          <Button size="s" kind="danger" disabled={isBusy} onClick={props.onErase}>
            {t.erase.action}
          </Button>
        </>
      ) : (
        <>
          <Button size="s" icon="export" disabled={isBusy} onClick={props.onExport}>
            {t.catalogue.exportMany}
          </Button>
          <Button size="s" icon="tag" disabled={isBusy} onClick={props.onTag}>
            {t.catalogue.tag}
          </Button>
          <Button size="s" icon="collection" disabled={isBusy} onClick={props.onCollect}>
            {t.catalogue.moveTo}
          </Button>
          <Menu.Root>
            <Menu.Trigger
              disabled={isBusy}
              render={<IconButton size="s" icon="more" label={t.library.actionsForSelected} />}
            />
            <MenuItems align="end" entries={props.more} />
          </Menu.Root>
          <Button size="s" icon="bin" disabled={isBusy} onClick={props.onRemove}>
            {t.library.toBin}
          </Button>
        </>
      )}
      <IconButton size="s" icon="close" label={t.library.clearSelection} onClick={onClear} />
    </div>
  );
}
