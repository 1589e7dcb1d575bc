import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './LibraryPage.module.css';

interface Props {
  readonly count: number;
  readonly isBin: boolean;
  readonly onRemove: () => void;
  readonly onRestore: () => void;
  readonly onClear: () => void;
}

/** Takes the place of the header's actions while several rows are selected. */
export function SelectionBar({ count, isBin, onRemove, onRestore, onClear }: Props) {
  const { t } = useWords();
  return (
    <div className={styles.selection}>
      <span className={styles.selectionCount}>{t.library.selected(count)}</span>
      {isBin ? (
        <Button icon="restore" onClick={onRestore}>
          {t.bin.restore}
        </Button>
      ) : (
        <Button icon="bin" onClick={onRemove}>
          {t.library.toBin}
        </Button>
      )}
      <IconButton icon="close" label={t.library.clearSelection} onClick={onClear} />
    </div>
  );
}
