import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const entrySchema = z.object({
  id: z.string().min(1),
  fileName: z.string().min(1),
  sizeBytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  languages: z.enum(['en', 'many']),
});
const catalogueSchema = z.object({ models: z.array(entrySchema) });

export type CatalogueEntry = z.infer<typeof entrySchema>;

/** The published models this version knows by hash; adding a model is adding an entry to `resources/models/catalogue.json`. */
export function readCatalogue(resourcesDir: string): readonly CatalogueEntry[] {
  const text = readFileSync(path.join(resourcesDir, 'models', 'catalogue.json'), 'utf8');
  return catalogueSchema.parse(JSON.parse(text)).models;
}

/** The demonstration model that ships with the app; its hash is as fixed as the file. */
export const demoModel = {
  id: 'demo',
  fileName: 'ggml-demo-q8_0.bin',
  sha256: '2b771131840196265142c98f0fbf8cc0a55e86c4bba948a56cbdee20d9d7d861',
  sizeBytes: 10_834_417,
} as const;
