import { Popover } from '@base-ui/react/popover';
import { listColumns, type SortColumn } from '#shared/catalogue/listed-recording.ts';
import { useOwnFields } from '#renderer/data/catalogue/use-catalogue.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { columnWidths, moveColumn, resetColumns, useLibraryView } from '#renderer/state/library-view.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { openFields } from '../fields/open-fields.ts';
import styles from './FilterBar.module.css';

/** Which columns there are, and in which order. */
export function ColumnsMenu() {
  const { t } = useWords();
  return (
    <Popover.Root>
      <Popover.Trigger render={<IconButton icon="columns" label={t.catalogue.columnsMenu} />} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end">
          <Popover.Popup data-layer="" className={styles.popup} aria-label={t.catalogue.columnsMenu}>
            <Columns />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Columns() {
  const { t } = useWords();
  const fields = useOwnFields();
  const columns = useLibraryView((view) => view.columns);
  const names: readonly (readonly [SortColumn, string])[] = [
    ...listColumns.map((id) => [id, t.catalogue.columns[id]] as const),
    ...fields.map(({ id, name }) => [`field:${id}`, name] as const),
  ];
  const place = (id: SortColumn) => columns.findIndex((column) => column.id === id);
  const rank = ([id]: readonly [SortColumn, string]) => (place(id) < 0 ? names.length : place(id));
  return (
    <>
      <div role="group" aria-label={t.catalogue.columnsMenu}>
        {names
          .toSorted((a, b) => rank(a) - rank(b))
          .map(([id, name]) => (
            <div key={id} className={styles.row}>
              <label className={styles.check}>
                <input type="checkbox" checked={place(id) >= 0} disabled={id === 'name'} onChange={() => toggle(id)} />
                <span dir="auto">{name}</span>
              </label>
              {place(id) > 0 ? (
                <IconButton
                  icon="arrowUp"
                  size="s"
                  label={t.catalogue.earlier(name)}
                  disabled={place(id) === 1}
                  onClick={() => moveColumn(id, columns[place(id) - 1]?.id ?? null)}
                />
              ) : null}
            </div>
          ))}
      </div>
      <div className={styles.choices}>
        <Button size="s" onClick={openFields}>
          {t.catalogue.manageFields}
        </Button>
        <Button size="s" kind="quiet" onClick={resetColumns}>
          {t.catalogue.resetColumns}
        </Button>
      </div>
    </>
  );
}

function toggle(id: SortColumn): void {
  useLibraryView.setState(({ columns }) => {
    if (columns.some((column) => column.id === id)) return { columns: columns.filter((column) => column.id !== id) };
    const widthPx = id in columnWidths ? columnWidths[id as keyof typeof columnWidths] : 140;
    return { columns: [...columns, { id, widthPx }] };
  });
}
