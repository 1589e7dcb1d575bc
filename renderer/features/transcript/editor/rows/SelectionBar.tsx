import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { runCommand } from '#renderer/commands/command-handlers.ts';
import type { CommandId } from '#renderer/commands/commands.ts';
import { dropSelection, useSelection } from '#renderer/state/selection.ts';
import styles from './SelectionBar.module.css';

/** What can be done with several segments at once, as long as several are selected. */
export function SelectionBar() {
  const { t } = useWords();
  const range = useSelection((state) => state.range);
  if (range === null) return null;
  const count = Math.abs(range.focus - range.anchor) + 1;
  const action = (label: string, id: CommandId) => (
    <Button size="s" kind="quiet" onClick={() => void runCommand(id)}>
      {label}
    </Button>
  );
  return (
    <div className={styles.bar} role="toolbar" aria-label={t.editing.selected(count)}>
      <span className={styles.count}>{t.editing.selected(count)}</span>
      {action(t.editing.speaker, 'speaker-choose')}
      {count > 1 ? action(t.editing.merge, 'merge-selected') : null}
      {action(t.editing.copy, 'copy-segments')}
      {action(t.measure.open, 'measure')}
      {action(t.editing.remove, 'segment-remove')}
      <IconButton icon="close" size="s" label={t.editing.unselect} onClick={dropSelection} />
    </div>
  );
}
