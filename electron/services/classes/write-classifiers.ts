import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ClassStore } from './class-store.ts';

/** Writes what the analysis of classes scores by, for its process; the name is the hash. Null where none was trained. */
export function writeClassifiers(classes: Pick<ClassStore, 'classifiers'>, libraryDir: string): string | null {
  const all = classes.classifiers();
  if (all.length === 0) return null;
  const text = JSON.stringify(all);
  const dir = path.join(libraryDir, 'classes');
  const file = path.join(dir, `${createHash('sha256').update(text).digest('hex').slice(0, 32)}.json`);
  mkdirSync(dir, { recursive: true });
  for (const name of readdirSync(dir)) if (path.join(dir, name) !== file) rmSync(path.join(dir, name), { force: true });
  writeFileSync(file, text);
  return file;
}
