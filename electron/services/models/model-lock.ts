import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';

/**
 * A lock of the operating system on one model, among all copies of the app: `shared` while it is used, `exclusive`
 * while it is fetched, imported or removed. It ends with its process and is never stale. Null when another has it.
 */
export function lockModel(
  modelsDir: string,
  fileName: string,
  kind: 'shared' | 'exclusive',
): { release(): void } | null {
  const dir = path.join(modelsDir, 'records');
  const file = path.join(dir, `${shortName(fileName)}.lock`);
  let database: Database.Database | null = null;
  try {
    mkdirSync(dir, { recursive: true });
    database = new Database(file, { timeout: 0 });
    database.pragma('journal_mode = MEMORY');
    if (kind === 'exclusive') database.exec('BEGIN EXCLUSIVE');
    else database.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    const held = database;
    return { release: () => void held.close() };
  } catch (error) {
    database?.close();
    const code = error instanceof Error ? ((error as { code?: string }).code ?? '') : '';
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return null;
    throw new AppFailure('cannot-write', { name: path.basename(modelsDir), detail: code }, error);
  }
}

/** SQLite opens no path of more than 512 bytes: a long name in a deep folder is kept short. */
function shortName(fileName: string): string {
  return Buffer.byteLength(fileName) <= 100 ? fileName : hash('sha256', fileName, 'hex').slice(0, 40);
}
