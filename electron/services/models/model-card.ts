import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const schema = z.object({
  stenogramModel: z.literal(1),
  id: z.string(),
  name: z.object({ en: z.string(), ru: z.string() }),
  fileName: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
  licence: z.string().nullable(),
  url: z.string().nullable(),
});

/**
 * What lies beside an exported model, `<file>.json`: it shows that the file came over whole. It is no proof of where
 * the file is from; that is the catalogue's hash, or the user's word.
 */
export type ModelCard = z.infer<typeof schema>;

export function cardFileOf(file: string): string {
  return `${file}.json`;
}

/** Null where there is none or it is not ours. */
export async function readCard(file: string): Promise<ModelCard | null> {
  try {
    return schema.parse(JSON.parse(await readFile(cardFileOf(file), 'utf8')));
  } catch {
    return null;
  }
}
