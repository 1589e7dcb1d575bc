import { z } from 'zod';
import { languageCodes } from '../text/language.ts';
import { labOptions } from './lab-options.ts';

/** Settings that were found for some recordings, and the recordings that they stand for: a language, or a folder. */
export const tunedSettings = z.strictObject({
  place: z.union([
    z.strictObject({ language: z.enum(languageCodes) }),
    z.strictObject({ folder: z.string().min(1).max(4096) }),
  ]),
  options: labOptions,
  /** Of the set that they were measured on. */
  setName: z.string().max(400).default(''),
  chosenAtMs: z.int().min(0),
});
export type TunedSettings = z.infer<typeof tunedSettings>;
export type TunedPlace = TunedSettings['place'];

export function isSamePlace(a: TunedPlace, b: TunedPlace): boolean {
  return 'folder' in a ? 'folder' in b && a.folder === b.folder : 'language' in b && a.language === b.language;
}

/** The most specific one: of the innermost folder that a file lies in, else of its language; null for neither. */
export function tunedFor(
  tuned: readonly TunedSettings[],
  { path, language }: { readonly path: string; readonly language: string | null },
): TunedSettings | null {
  const depthOf = ({ place }: TunedSettings) => ('folder' in place ? place.folder.length : 0);
  const inner = tuned.filter(({ place }) => 'folder' in place && isWithin(path, place.folder));
  const [folder] = inner.toSorted((a, b) => depthOf(b) - depthOf(a));
  return folder ?? tuned.find(({ place }) => 'language' in place && place.language === language) ?? null;
}

function isWithin(path: string, folder: string): boolean {
  const [file, dir] = [path, folder].map((text) => text.normalize('NFC').replaceAll('\\', '/'));
  return file !== undefined && dir !== undefined && file.startsWith(dir.endsWith('/') ? dir : `${dir}/`);
}
