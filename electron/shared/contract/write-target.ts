/** Methods that only read from the path a page names: a dropped file, a folder, a model. */
const readers: ReadonlySet<string> = new Set([
  'recordings.add',
  'recordings.locate',
  'recordings.locateFolder',
  'models.import',
]);

/**
 * Where a call of a page would write: any path in its input, unless the method is known to read only. Null for calls
 * that name no path. A page may only name what the user chose in a dialog.
 */
export function writeTargetOf(name: unknown, input: unknown): string | null {
  if (typeof name !== 'string' || readers.has(name) || typeof input !== 'object' || input === null) return null;
  const { path, dir } = input as { readonly path?: unknown; readonly dir?: unknown };
  if (typeof path === 'string') return path;
  return typeof dir === 'string' ? dir : null;
}
