import type { Database } from 'better-sqlite3';

interface Sum {
  count: number;
  readonly written: string | null;
}

/** Adds up how often forms were indexed; `flush` writes the sums, within the caller's transaction. */
export function prepareCountForms(database: Database) {
  const add = database.prepare<[string, number, string | null]>(
    `INSERT INTO fulltext.form (form, count, written) VALUES (?, ?, ?)
      ON CONFLICT (form) DO UPDATE SET count = count + excluded.count`,
  );
  const sums = new Map<string, Sum>();
  return {
    /** As it was written where it was met first. */
    note: (form: string, token: { readonly written: string }) => {
      const sum = sums.get(form);
      if (sum !== undefined) sum.count += 1;
      else sums.set(form, { count: 1, written: token.written === form ? null : token.written });
    },
    flush() {
      for (const [form, { count, written }] of sums) add.run(form, count, written);
      sums.clear();
    },
  };
}
