import { badRequest } from '#shared/text/bad-request.ts';
import type { Database } from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import type { FieldKind, OwnField } from '#shared/catalogue/listed-recording.ts';
import type { Writer } from '#services/store/database/writer.ts';
import type { FilingJournal } from './filing-journal.ts';

export interface FieldContent {
  readonly name: string;
  readonly kind: FieldKind;
  readonly choices: readonly string[];
}

export interface OwnFieldStore {
  /** In the order in which they were made. */
  list(): readonly OwnField[];
  /** Throws `bad-request` for a name that is taken. */
  add(content: FieldContent): OwnField;
  change(id: number, content: FieldContent): number | null;
  remove(id: number): number | null;
}

interface Row extends Omit<OwnField, 'choices'> {
  readonly choices: string;
}

export function createOwnFields(
  { database, writer }: { readonly database: Database; readonly writer: Writer },
  journal: FilingJournal,
): OwnFieldStore {
  const select = database.prepare<[], Row>(
    'SELECT id, name, kind, choices FROM own_field WHERE removed_at_ms IS NULL ORDER BY id',
  );
  const insert = database.prepare('INSERT INTO own_field (name, kind, choices, removed_at_ms) VALUES (?, ?, ?, 1)');
  const list = () => select.all().map((row) => ({ ...row, choices: JSON.parse(row.choices) as string[] }));
  const edit = (id: number, content: FieldContent | null) => ({
    subject: 'own-field' as const,
    recordingId: null,
    key: String(id),
    after: content && JSON.stringify({ name: content.name.trim(), kind: content.kind, choices: content.choices }),
  });
  const requireFree = ({ name }: FieldContent, id?: number) => {
    const plain = name.trim().toLowerCase();
    if (list().some((field) => field.id !== id && field.name.toLowerCase() === plain)) {
      throw badRequest('field-exists');
    }
  };
  return {
    list,
    add(content) {
      requireFree(content);
      return writer.write(() => {
        const { name, kind, choices } = content;
        const id = Number(insert.run(name.trim(), kind, JSON.stringify(choices)).lastInsertRowid);
        journal.change('field', [edit(id, content)]);
        return { id, name: name.trim(), kind, choices };
      });
    },
    change(id, content) {
      if (!list().some((field) => field.id === id)) throw new AppFailure('not-found', { what: 'field' });
      requireFree(content, id);
      return journal.change('field', [edit(id, content)]).stepId;
    },
    remove: (id) => journal.change('field', [edit(id, null)]).stepId,
  };
}

/** As a field of that kind keeps it; null for nothing. Throws `bad-request` where it is none. */
export function fieldValue({ name, kind, choices }: OwnField, given: string): string | null {
  const value = given.normalize('NFC').trim();
  if (value === '') return null;
  const refuse = () => new AppFailure('bad-field-value', { field: name, value });
  switch (kind) {
    case 'text':
      return value;
    case 'choice': {
      const known = choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
      if (known === undefined) throw refuse();
      return known;
    }
    case 'number': {
      const number = Number(value.replaceAll(/[\s\u00A0\u202F]/g, '').replace(',', '.'));
      if (!Number.isFinite(number)) throw refuse();
      return String(number);
    }
    case 'date': {
      const date = dateOf(value);
      if (date === null) throw refuse();
      return date;
    }
  }
}

/** `2026-11-28`, `28.11.2026`, `28/11/2026`. */
function dateOf(value: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value) ?? [];
  const [, dayFirst, thenMonth, lastYear] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(value) ?? [];
  const parts = [year ?? lastYear, month ?? thenMonth, day ?? dayFirst].map(Number);
  const [y = 0, m = 0, d = 0] = parts;
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCFullYear() !== y || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  return date.toISOString().slice(0, 10);
}
