import { tableColumns, type TableColumn, type TableColumns } from '#shared/files/imported-text.ts';

/** One column with another meaning, or with none; no two columns mean the same. */
export function withColumn(columns: TableColumns, at: number, role: TableColumn | null): TableColumns {
  const others = tableColumns.filter((one) => one !== role && columns[one] !== undefined && columns[one] !== at);
  return {
    ...Object.fromEntries(others.map((one) => [one, columns[one]])),
    ...(role !== null && { [role]: at }),
  };
}
