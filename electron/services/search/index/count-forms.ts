import type { Database } from 'better-sqlite3';

/** Adds up how often forms were indexed; `flush` writes the sums, within the caller's transaction. */
export function prepareCountForms(database: Database) {
  const add = database.prepare<[string, number]>(
    `INSERT INTO fulltext.form (form, count) VALUES (?, ?)
      ON CONFLICT (form) DO UPDATE SET count = count + excluded.count`,
  );
  const sums = new Map<string, number>();
  return {
    note: (form: string) => void sums.set(form, (sums.get(form) ?? 0) + 1),
    flush() {
      for (const [form, count] of sums) add.run(form, count);
      sums.clear();
    },
  };
}
