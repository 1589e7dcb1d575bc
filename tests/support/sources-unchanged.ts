import { hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const folders = ['tests/fixtures/speech', 'resources/samples'];

/** SHA-256, time of the last change and inode of every recording that the tests read. */
function fingerprints(): ReadonlyMap<string, string> {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => path.join(folder, name)),
  );
  return new Map(
    files.map((file) => {
      const { mtimeMs, ino } = statSync(path.join(root, file));
      return [file, `${hash('sha256', readFileSync(path.join(root, file)), 'hex')} ${mtimeMs} ${ino}`];
    }),
  );
}

/** Runs before a whole suite; what it returns runs after, and fails the suite if a recording was touched. */
export function setup(): () => void {
  const before = fingerprints();
  if (before.size < 40) throw new Error(`Only ${before.size} recordings were found to watch`);
  return () => {
    const after = fingerprints();
    const touched = [...new Set([...before.keys(), ...after.keys()])].filter(
      (file) => before.get(file) !== after.get(file),
    );
    if (touched.length === 0) return;
    process.exitCode = 1;
    throw new Error(`Original recordings were touched: ${touched.join(', ')}`);
  };
}

// Playwright takes the default export, Vitest the named one.
// oxlint-disable-next-line import/no-default-export -- Playwright's globalSetup accepts nothing else
export default setup;
