import { ContextMenu } from '@base-ui/react/context-menu';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Recording } from '#shared/recording.ts';
import type { PagedRows } from '#renderer/data/use-pages.ts';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { useRecordingActions } from '#renderer/data/recordings/use-recording-actions.ts';
import { useReport } from '#renderer/data/use-report.ts';
import type { VirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { idsBetween } from './ids-between.ts';
import { RecordingRow } from './RecordingRow.tsx';
import styles from './RecordingTable.module.css';
import {
  extendTo,
  isSelected as isRowSelected,
  rangeTo,
  selectEvery,
  selectOne,
  toggleOne,
  type Selection,
} from './selection.ts';
import { indexOfKey } from './index-of-key.ts';
import { useListCommands } from './use-list-commands.ts';
import { useRowMenu } from './use-row-menu.ts';

interface Props {
  readonly isBin: boolean;
  readonly total: number;
  readonly rows: PagedRows<Recording>;
  readonly virtual: VirtualRows;
  readonly scrollRef: React.RefObject<HTMLDivElement | null>;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onRemove: () => void;
  readonly onUndoRemove: () => void;
}

export function RecordingTable({
  isBin,
  total,
  rows,
  virtual,
  scrollRef,
  selection,
  onSelect,
  onRemove,
  onUndoRemove,
}: Props) {
  const { t } = useWords();
  const client = useQueryClient();
  const menuFor = useRowMenu(isBin);
  const { restore } = useRecordingActions();
  const report = useReport();
  const [target, setTarget] = useState<Recording | null>(null);
  const extend = (index: number) => {
    const [first, last] = rangeTo(selection, index);
    void idsBetween(client, isBin, first, last)
      .then((ids) => onSelect(extendTo(selection, index, ids)))
      .catch(report);
  };

  const select = (event: MouseEvent, index: number, id: number) => {
    if (event.shiftKey) extend(index);
    else onSelect(event.ctrlKey || event.metaKey ? toggleOne(selection, index, id) : selectOne(index, id));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const index = indexOfKey(event, selection.cursor, total);
    if (index === undefined) return;
    event.preventDefault();
    virtual.scrollTo(index, 'auto');
    const next = rows.rowAt(index);
    if (event.shiftKey) extend(index);
    else if (next) onSelect(selectOne(index, next.id));
  };
  useListCommands({
    'list-open': () => {
      const open = selection.cursor === null ? undefined : rows.rowAt(selection.cursor);
      if (open) openTranscript(open.id);
    },
    'list-remove': isBin ? undefined : onRemove,
    'list-undo': onUndoRemove,
    'list-select-all': () => {
      const newest = rows.rowAt(0);
      if (newest) onSelect(selectEvery(selection.cursor ?? 0, { count: total, upToId: newest.id }));
    },
  });
  const onContextMenu = (event: MouseEvent) => {
    const index = Number((event.target as Element).closest('[data-index]')?.getAttribute('data-index') ?? Number.NaN);
    const row = rows.rowAt(index);
    setTarget(row ?? null);
    if (row && !isRowSelected(selection, row.id)) onSelect(selectOne(index, row.id));
    if (!row) event.preventDefault();
  };

  const focusLabel = isBin ? t.bin.table : t.library.table;
  return (
    <div className={styles.table}>
      <TableHead isBin={isBin} />
      <ContextMenu.Root>
        <ContextMenu.Trigger
          ref={scrollRef}
          className={styles.scroll}
          role="grid"
          tabIndex={0}
          aria-label={focusLabel}
          aria-rowcount={total}
          aria-multiselectable="true"
          aria-activedescendant={selection.cursor === null ? undefined : `recording-row-${selection.cursor}`}
          onKeyDown={onKeyDown}
          onContextMenu={onContextMenu}
        >
          <div className={styles.inner} style={virtual.style} role="presentation">
            {virtual.rows.map(({ index, style }) => {
              const recording = rows.rowAt(index);
              const isSelected = recording !== undefined && isRowSelected(selection, recording.id);
              return (
                <div
                  key={index}
                  id={`recording-row-${index}`}
                  ref={virtual.measureRow}
                  data-index={index}
                  className={styles.place}
                  style={style}
                  role="row"
                  aria-rowindex={index + 1}
                  aria-selected={isSelected}
                >
                  {recording ? (
                    <RecordingRow
                      recording={recording}
                      isBin={isBin}
                      isSelected={isSelected}
                      isCursor={selection.cursor === index}
                      entries={() => menuFor(recording)}
                      onSelect={(event) => select(event, index, recording.id)}
                      onOpen={() => openTranscript(recording.id)}
                      onRestore={() => restore([recording.id])}
                    />
                  ) : (
                    <div className={styles.ghost} />
                  )}
                </div>
              );
            })}
          </div>
        </ContextMenu.Trigger>
        {target ? <MenuItems entries={menuFor(target)} /> : null}
      </ContextMenu.Root>
    </div>
  );
}

function TableHead({ isBin }: { readonly isBin: boolean }) {
  const { t } = useWords();
  return (
    <div className={styles.headBox} aria-hidden="true">
      <div className={styles.head}>
        <span>{t.library.name}</span>
        <span className={styles.headAdded}>{isBin ? t.bin.removed : t.library.added}</span>
        <span className={styles.headEnd}>{t.library.length}</span>
        <span className={styles.headLanguage}>{t.library.language}</span>
        <span>{isBin ? '' : t.library.state}</span>
      </div>
    </div>
  );
}
