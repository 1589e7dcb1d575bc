import type { Database } from 'better-sqlite3';
import type { Writer } from './database/writer.ts';

/** What every store of the library is made from. */
export interface StoreParts {
  readonly database: Database;
  readonly writer: Writer;
  readonly now: () => number;
}
