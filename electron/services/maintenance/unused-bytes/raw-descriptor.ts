import { closeSync, existsSync, fstatSync, openSync, statSync } from 'node:fs';
import { platform } from 'node:process';

const open = new Map<string, number>();

/**
 * A descriptor of a database file for reading and writing; null where there is no such file. It stays open until the
 * program ends, one for a file: by POSIX rules closing any descriptor of a file drops every lock that SQLite holds on it.
 */
export function rawDescriptor(path: string): number | null {
  if (!existsSync(path)) return null;
  const known = open.get(path);
  if (known !== undefined && isSame(known, path)) return known;
  const descriptor = openSync(path, 'r+');
  open.set(path, descriptor);
  return descriptor;
}

/** Windows knows no such rule, and lets no one rename a file that is open. */
export function doneWithRaw(path: string): void {
  const known = open.get(path);
  if (platform !== 'win32' || known === undefined) return;
  open.delete(path);
  closeSync(known);
}

function isSame(descriptor: number, path: string): boolean {
  const [held, named] = [fstatSync(descriptor, { bigint: true }), statSync(path, { bigint: true })];
  return held.ino === named.ino && held.dev === named.dev;
}
