/** Keys under which inputs name a place in the file system, at whatever depth. */
const placeKey = /(?:^|[a-z])(?:path|dir|directory|folder|file)s?$/i;

/**
 * The fields of methods that only read from the place they name: a dropped file, a folder, a model. Every other field
 * with such a name is a place to write, also of methods that are not thought of yet.
 */
export const readPlaces: Readonly<Record<string, readonly string[]>> = {
  'recordings.add': ['paths'],
  'recordings.locate': ['path'],
  'recordings.locateFolder': ['path'],
  'models.import': ['path'],
  'models.importFiles': ['paths'],
  'evidence.check': ['folder'],
  // Written to only where texts are put beside the recordings: see `besideFolder`.
  'sources.add': ['folder'],
  // No place to write, but a program to run: see `programOf`.
  'settings.set': ['ffmpegPath'],
};

export function isPlaceKey(key: string): boolean {
  return placeKey.test(key);
}

/**
 * Where a call of a page would write: every string of its input that names a place, unless its field only reads. A page
 * may only name what the user chose in a dialog, or what the terminal named.
 */
export function writeTargetsOf(name: unknown, input: unknown): readonly string[] {
  if (typeof name !== 'string') return [];
  const beside = name === 'sources.add' ? besideFolder(input) : null;
  const read = readPlaces[name] ?? [];
  const found: string[] = beside === null ? [] : [beside];
  const walk = (value: unknown, field: string, isPlace: boolean): void => {
    if (typeof value === 'string') {
      if (isPlace && !read.includes(field)) found.push(value);
    } else if (Array.isArray(value)) {
      for (const one of value) walk(one, field, isPlace);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value))
        walk(one, field === '' ? key : `${field}.${key}`, isPlaceKey(key));
    }
  };
  walk(input, '', false);
  return found;
}

/** The program that a call of a page would have run from now on; null for none. Only the user may choose one, in a dialog. */
export function programOf(name: unknown, input: unknown): string | null {
  const path = name === 'settings.set' ? (input as { readonly ffmpegPath?: unknown } | null)?.ffmpegPath : null;
  return typeof path === 'string' ? path : null;
}

/** The folder that is watched, where its rules put texts beside the recordings. */
function besideFolder(input: unknown): string | null {
  const { folder, rules } = (input ?? {}) as { readonly folder?: unknown; readonly rules?: unknown };
  return typeof folder === 'string' && writesBeside(rules) ? folder : null;
}

/** Whether the rules of a watched folder put texts beside its recordings. */
export function writesBeside(rules: unknown): boolean {
  const exports = (rules as { readonly exports?: unknown } | null | undefined)?.exports;
  return (
    Array.isArray(exports) &&
    exports.some((one: { readonly folder?: unknown } | null) => typeof one?.folder !== 'string')
  );
}

/** Where watched folders already put texts: it was chosen when they were added. */
export function placesOfSources(sources: unknown): readonly string[] {
  if (!Array.isArray(sources)) return [];
  return sources.flatMap(({ folder, rules }: { readonly folder: string; readonly rules: SourceExports }) => [
    ...(writesBeside(rules) ? [folder] : []),
    ...rules.exports.flatMap((one) => one.folder ?? []),
  ]);
}

interface SourceExports {
  readonly exports: readonly { readonly folder: string | null }[];
}
