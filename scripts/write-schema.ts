/**
 * Writes what all migrations together make into one file, from which a new library is created at once: `npm run schema`, after
 * each new migration. A test of the migrations fails while it differs from them.
 */
import { writeFileSync } from 'node:fs';
import { listMigrations, schemaFile } from '../electron/services/store/database/list-migrations.ts';
import { schemaOf } from '../electron/services/store/database/schema-of.ts';

const migrations = listMigrations();
writeFileSync(schemaFile(), schemaOf(migrations));
console.log(`${schemaFile()}: as after ${migrations.at(-1)?.name ?? ''}`);
