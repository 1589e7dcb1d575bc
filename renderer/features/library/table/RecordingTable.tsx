import { ContextMenu } from '@base-ui/react/context-menu';
import { useMemo, type CSSProperties, type MouseEvent } from 'react';
import type { ListedRecording } from '#shared/catalogue/listed-recording.ts';
import { useOwnFields, useTags } from '#renderer/data/catalogue/use-catalogue.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useLibraryView } from '#renderer/state/library-view.ts';
import { MenuItems, type MenuEntry } from '#renderer/ui/controls/MenuItems.tsx';
import { useStable } from '#renderer/ui/hooks/use-stable.ts';
import { isSelected as isRowSelected } from '../selection/selection.ts';
import { columnName, gridTemplate, minTablePx } from './columns.ts';
import { RecordingRow } from './RecordingRow.tsx';
import styles from './RecordingTable.module.css';
import { TableHead } from './TableHead.tsx';
import { useTableEvents, type TableParts } from './use-table-events.ts';

interface Props extends TableParts {
  readonly renamedId: number | null;
  readonly onRenamed: () => void;
  readonly menu: (recording: ListedRecording) => readonly MenuEntry[];
}

/** The recordings as a grid with one stop of Tab: arrows move, letters find a name, a double click opens. */
export function RecordingTable(props: Props) {
  const { source, page, rows, virtual, scrollRef, selection, renamedId, menu } = props;
  const { isBin } = source;
  const { total } = page;
  const { t } = useWords();
  const fields = useOwnFields();
  const tags = useTags();
  const kept = useLibraryView((view) => view.columns);
  const columns = useMemo(() => kept.filter(({ id }) => columnName(id, t, fields) !== null), [kept, t, fields]);
  const events = useTableEvents(props);
  const { target } = events;
  const onMenu = useStable((event: MouseEvent<HTMLElement>) => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    const at = { bubbles: true, cancelable: true, clientX: left, clientY: bottom };
    event.currentTarget.dispatchEvent(new window.MouseEvent('contextmenu', at));
  });
  const onRenamed = useStable(() => {
    props.onRenamed();
    scrollRef.current?.focus({ preventScroll: true });
  });
  const style = { '--columns': gridTemplate(columns), '--table': `${minTablePx(columns)}px` } as CSSProperties;
  return (
    <div className={styles.table} style={style}>
      <ContextMenu.Root>
        <ContextMenu.Trigger
          ref={scrollRef}
          className={styles.scroll}
          role="grid"
          tabIndex={0}
          aria-label={isBin ? t.bin.table : t.library.table}
          aria-rowcount={total + 1}
          aria-multiselectable="true"
          data-results-of={`${source.filter}|${source.sort.by}|${source.sort.isDescending}`}
          aria-activedescendant={selection.cursor === null ? undefined : `recording-row-${selection.cursor}`}
          onKeyDown={events.onKeyDown}
          onClick={events.onClick}
          onDoubleClick={events.onDoubleClick}
          onContextMenu={events.onContextMenu}
          onDragStart={events.onDragStart}
        >
          <TableHead columns={columns} isBin={isBin} onLeave={() => scrollRef.current?.focus()} />
          <div className={styles.inner} style={virtual.style} role="presentation">
            {virtual.rows.map(({ index, style: place }) => {
              const recording = rows.rowAt(index);
              const isSelected = recording !== undefined && isRowSelected(selection, recording.id);
              return (
                <div
                  // A name that is typed stays with its recording where the list is reordered meanwhile.
                  key={recording !== undefined && recording.id === renamedId ? `renamed ${recording.id}` : index}
                  id={`recording-row-${index}`}
                  data-index={index}
                  className={styles.place}
                  style={place}
                  role="row"
                  data-job={recording?.state}
                  draggable={recording !== undefined && recording.id !== renamedId && !isBin}
                  aria-rowindex={index + 2}
                  aria-selected={isSelected}
                >
                  {recording ? (
                    <RecordingRow
                      recording={recording}
                      columns={columns}
                      fields={fields}
                      tags={tags}
                      isBin={isBin}
                      isSelected={isSelected}
                      isCursor={selection.cursor === index}
                      isRenamed={recording.id === renamedId}
                      onRenamed={onRenamed}
                      onMenu={onMenu}
                    />
                  ) : (
                    <div className={styles.ghost} />
                  )}
                </div>
              );
            })}
          </div>
        </ContextMenu.Trigger>
        {target ? <MenuItems entries={menu(target)} /> : null}
      </ContextMenu.Root>
    </div>
  );
}
