import { tableColumns, type ImportTable, type TableColumn, type TableColumns } from '#shared/files/imported-text.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import type { KeptColumns } from '#renderer/state/kept-columns.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import styles from './TableColumnsBox.module.css';
import { withColumn } from './with-column.ts';

interface Props {
  readonly table: ImportTable;
  readonly reading: KeptColumns;
  readonly onChange: (reading: KeptColumns) => void;
}

/** The first rows of a table; over each column what it holds, to be changed. */
export function TableColumnsBox({ table, reading, onChange }: Props) {
  const { t } = useWords();
  const texts = t.importDialog;
  const { columns, isMs } = reading;
  const width = table.rows[0]?.length ?? 0;
  const body = table.hasHeadings ? table.rows.slice(1) : table.rows;
  const hasWholeNumbers = body.some((cells) => /^\d+$/.test(cells[columns.start ?? -1]?.trim() ?? ''));
  return (
    <div className={styles.box}>
      <div className={styles.head}>
        <p className={styles.title}>{texts.columnsTitle}</p>
        {hasWholeNumbers ? (
          <span className={styles.unit}>
            {texts.numbersAre}
            <SelectField
              look="small"
              label={texts.numbersAre}
              value={isMs ? 'ms' : 's'}
              choices={[
                { value: 's', label: texts.seconds },
                { value: 'ms', label: texts.milliseconds },
              ]}
              onChange={(value) => onChange({ columns, isMs: value === 'ms' })}
            />
          </span>
        ) : null}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={texts.columnsTitle}>
        <table className={styles.table}>
          <thead>
            <tr>
              {Array.from({ length: width }, (_, at) => (
                <th key={at} scope="col" data-used={roleOf(columns, at) === null ? undefined : ''}>
                  <SelectField
                    look="small"
                    label={texts.column(at + 1, table.hasHeadings ? (table.rows[0]?.[at] ?? '') : '')}
                    value={roleOf(columns, at) ?? ''}
                    choices={[
                      { value: '', label: texts.columnNames.none },
                      ...tableColumns.map((role) => ({ value: role, label: texts.columnNames[role] })),
                    ]}
                    onChange={(role) => onChange({ columns: withColumn(columns, at, roleNamed(role)), isMs })}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((cells, nth) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows have no other name
              <tr key={nth} data-headings={(nth === 0 && table.hasHeadings) || undefined}>
                {cells.map((cell, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- nor have cells
                  <td key={at} dir="auto" data-used={roleOf(columns, at) === null ? undefined : ''}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {columns.text === undefined ? (
        <p className={styles.wanted} role="status">
          {texts.needsText}
        </p>
      ) : columns.start === undefined ? (
        <p className={styles.hint}>{texts.needsStart}</p>
      ) : null}
    </div>
  );
}

function roleOf(columns: TableColumns, at: number): TableColumn | null {
  return tableColumns.find((role) => columns[role] === at) ?? null;
}

function roleNamed(value: string): TableColumn | null {
  return tableColumns.find((role) => role === value) ?? null;
}
