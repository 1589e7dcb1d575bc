import { ownFolderOf, removeOwnCopies } from '#services/erasure/own-copies.ts';

/** After a call that named uploaded files: those that no recording uses were not wanted. */
export function dropUnwanted(libraryDir: string, input: unknown, usedPaths: () => readonly string[]): void {
  const folders = pathsOf(input).flatMap((file) => ownFolderOf(libraryDir, file) ?? []);
  if (folders.length > 0) removeOwnCopies(libraryDir, folders, usedPaths());
}

/** A model that was brought through the page cannot be left where it lies: that is only a place to pass through. */
export function withoutReference(libraryDir: string, input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('how' in input)) return input;
  return pathsOf(input).some((file) => ownFolderOf(libraryDir, file) !== null) ? { ...input, how: 'copy' } : input;
}

function pathsOf(input: unknown): readonly string[] {
  if (typeof input !== 'object' || input === null) return [];
  const { path: one, paths: many } = input as { readonly path?: unknown; readonly paths?: unknown };
  return [one, ...(Array.isArray(many) ? many : [])].filter((file) => typeof file === 'string');
}
