import { expect, it } from 'vitest';
import { assertSqliteVersion } from './open-database.ts';

it.each(['3.51.3', '3.51.10', '3.54.1', '4.0.0'])('SQLite %s is used', (version) => {
  expect(() => assertSqliteVersion(version)).not.toThrow();
});

it.each(['3.51.2', '3.50.9', '3.9.0', '2.99.99', '3.51'])('SQLite %s is refused', (version) => {
  expect(() => assertSqliteVersion(version)).toThrow('older than 3.51.3');
});
