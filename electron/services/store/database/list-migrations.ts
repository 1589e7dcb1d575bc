import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';

export interface Migration {
  /** `user_version` after it; from the file name, the only place where it is written. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** What a new file gets in place of all of them: of the newest only, and only while `schema.sql` was written after it. */
  readonly schema?: string;
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
  const newest = migrations.at(-1);
  const schema = readSchema(dir, newest?.version ?? 0);
  return newest && schema !== null ? [...migrations.slice(0, -1), { ...newest, schema }] : migrations;
}

/** Makes of an empty database what `migrations` make one after the other, of which the first is the very first. */
export function createSchema(database: Database, migrations: readonly Migration[]): void {
  const schema = migrations.at(-1)?.schema;
  for (const sql of schema === undefined ? migrations.map((migration) => migration.sql) : [schema]) database.exec(sql);
}

/** Of all migrations, by `npm run schema`. */
export function schemaFile(dir: string = defaultDir()): string {
  return join(dir, 'schema.sql');
}

/** The first line of `schema.sql`. */
export function schemaHead(version: number): string {
  return `-- All migrations up to ${version} as one: written by npm run schema, not by hand.`;
}

function readSchema(dir: string, version: number): string | null {
  const file = schemaFile(dir);
  if (!existsSync(file)) return null;
  const schema = readFileSync(file, 'utf8');
  return schema.startsWith(`${schemaHead(version)}\n`) ? schema : null;
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
