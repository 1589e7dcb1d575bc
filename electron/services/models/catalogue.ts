import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const inTwoLanguages = z.strictObject({ en: z.string().min(1), ru: z.string().min(1) });
const url = z.url({ protocol: /^https$/ });

/** Sizes a Whisper model comes in, as advice on speed goes by them. */
export const modelSizes = ['tiny', 'base', 'small', 'medium', 'large-v3-turbo', 'large-v3'] as const;

const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9._-]+$/),
  kind: z.enum(['whisper', 'vad']),
  name: inTwoLanguages,
  about: inTwoLanguages,
  fileName: z.string().regex(/^[\w.-]+\.bin$/),
  sizeBytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  languages: z.enum(['en', 'many', 'any']),
  size: z.enum([...modelSizes, 'vad']),
  memoryBytes: z.int().positive(),
  licence: z.string().min(1),
  /** At a revision that cannot change; wherever the bytes come from, the hash decides. */
  url,
  mirrors: z.array(url),
});
const catalogueSchema = z.strictObject({ comment: z.string(), models: z.array(entrySchema).min(1) });

export type CatalogueEntry = z.infer<typeof entrySchema>;

/** The published models this version knows by hash; adding a model is adding an entry to `resources/models/catalogue.json`. */
export function readCatalogue(resourcesDir: string): readonly CatalogueEntry[] {
  const text = readFileSync(path.join(resourcesDir, 'models', 'catalogue.json'), 'utf8');
  return catalogueSchema.parse(JSON.parse(text)).models;
}

/** Where an entry is fetched from: a base URL of the user takes the place of every published source. */
export function sourcesOf(entry: CatalogueEntry, baseUrl: string | null): readonly string[] {
  if (baseUrl === null) return [entry.url, ...entry.mirrors];
  return [`${baseUrl.replace(/\/+$/, '')}/${entry.fileName}`];
}

/** The demonstration model that ships with the app; its hash is as fixed as the file. */
export const demoModel = {
  id: 'demo',
  fileName: 'ggml-demo-q8_0.bin',
  sha256: '2b771131840196265142c98f0fbf8cc0a55e86c4bba948a56cbdee20d9d7d861',
  sizeBytes: 10_834_417,
} as const;
