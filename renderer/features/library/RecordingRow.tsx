import { Menu } from '@base-ui/react/menu';
import type { MouseEvent } from 'react';
import type { Recording } from '#shared/recording.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { JobState } from '#renderer/widgets/JobState.tsx';
import { MenuItems, type MenuEntry } from '#renderer/ui/controls/MenuItems.tsx';
import { RecordingNotes } from '#renderer/widgets/RecordingNotes.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './RecordingTable.module.css';

interface Props {
  readonly recording: Recording;
  readonly isBin: boolean;
  readonly isSelected: boolean;
  readonly isCursor: boolean;
  readonly entries: () => readonly MenuEntry[];
  readonly onSelect: (event: MouseEvent) => void;
  readonly onOpen: () => void;
  readonly onRestore: () => void;
}

export function RecordingRow({ recording, isBin, isSelected, isCursor, entries, onSelect, onOpen, onRestore }: Props) {
  const { t, format } = useWords();
  const { name, addedAtMs, removedAtMs, durationMs } = recording;
  const atMs = isBin ? (removedAtMs ?? addedAtMs) : addedAtMs;
  const spoken = recording.language ? format.languageName(recording.language) : null;
  const isDemo = recording.warnings.some((warning) => warning.kind === 'demo-model');
  // Said once for all of them, above the list.
  const isMissing = recording.state === 'failed' && recording.failure?.code === 'file-missing';
  const openOrSelect = (event: MouseEvent) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    onOpen();
  };
  return (
    <div
      className={classNames(styles.row, isSelected && styles.selected, isCursor && styles.cursor)}
      onClick={onSelect}
      onDoubleClick={onOpen}
      role="presentation"
    >
      <div role="gridcell" className={styles.nameCell}>
        <button type="button" tabIndex={-1} className={styles.name} dir="auto" title={name} onClick={openOrSelect}>
          {name}
        </button>
        {isDemo ? <span className={styles.badge}>{t.demo.badge}</span> : null}
      </div>
      <div role="gridcell" className={styles.added} title={format.fullDate(atMs)}>
        {format.date(atMs)}
      </div>
      <div role="gridcell" className={styles.length}>
        {/* A text that takes the place of another at the right edge would count as one that moved. */}
        <span key={durationMs}>{format.clock(durationMs)}</span>
      </div>
      <div role="gridcell" className={styles.language}>
        {spoken ?? '–'}
      </div>
      <div role="gridcell" className={styles.stateCell}>
        {isBin ? (
          <div className={styles.restore}>
            <Button size="s" icon="restore" tabIndex={-1} onClick={onRestore}>
              {t.bin.restore}
            </Button>
          </div>
        ) : (
          <JobState recording={recording} isRow />
        )}
      </div>
      <div role="gridcell" className={styles.moreCell}>
        <Menu.Root>
          <Menu.Trigger
            render={<IconButton icon="more" size="s" label={t.library.actionsFor(name)} tabIndex={-1} />}
            onClick={(event) => event.stopPropagation()}
          />
          <MenuItems entries={entries()} align="end" />
        </Menu.Root>
      </div>
      <div role="gridcell" className={styles.notes}>
        {isMissing ? null : <RecordingNotes recording={recording} />}
      </div>
    </div>
  );
}
