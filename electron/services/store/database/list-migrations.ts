import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Migration {
  /** `user_version` after it; from the file name, the only place where it is written. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** The `NNNN-what.sql` files in order; throws if there are none or two of one number. A number may be left out. */
export function listMigrations(dir: string = defaultDir()): readonly Migration[] {
  const migrations = readdirSync(dir)
    .filter((file) => /^\d{4}-[\w-]+\.sql$/.test(file))
    .sort()
    .map((file) => ({ version: Number(file.slice(0, 4)), name: file, sql: readFileSync(join(dir, file), 'utf8') }));
  if (migrations.length === 0 || migrations.some(({ version }, index) => version === migrations[index - 1]?.version)) {
    throw new Error(`Migrations in ${dir} must each have a number of their own`);
  }
  return migrations;
}

/** `user_version` of a library that has them all. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Beside this file in a bundle; one folder up in the sources, and where the bundler put the code into `chunks/`. */
function defaultDir(): string {
  const beside = fileURLToPath(new URL('migrations', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../migrations', import.meta.url));
}
