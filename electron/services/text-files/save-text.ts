import path from 'node:path';
import type { SavedText } from '#shared/watch.ts';
import { writeFileWhole } from './write-file.ts';

/** Writes a rendered text to `target`, or hands it back where that is null. Fails with `file-exists` unless `overwrite`. */
export async function saveText(
  { text, suggestedName }: { readonly text: string; readonly suggestedName: string },
  target: string | null,
  overwrite: boolean,
): Promise<SavedText> {
  if (target === null) return { text, suggestedName, path: null };
  await writeFileWhole(path.resolve(target), text, { overwrite });
  return { text: null, suggestedName, path: target };
}
