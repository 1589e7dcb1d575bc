import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { folderHash } from './folder/folder-hash.ts';

const inTwoLanguages = z.strictObject({ en: z.string().min(1), ru: z.string().min(1) });
const url = z.url({ protocol: /^https$/ });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Sizes a Whisper model comes in, as advice on speed goes by them. */
export const modelSizes = ['tiny', 'base', 'small', 'medium', 'large-v3-turbo', 'large-v3'] as const;

const about = {
  id: z.string().regex(/^[a-z0-9._-]+$/),
  name: inTwoLanguages,
  about: inTwoLanguages,
  memoryBytes: z.int().positive(),
  licence: z.string().min(1),
};
const modelFileSchema = z.strictObject({
  ...about,
  kind: z.enum(['whisper', 'parakeet', 'vad']),
  fileName: z.string().regex(/^[\w.-]+\.bin$/),
  sizeBytes: z.int().positive(),
  sha256,
  languages: z.enum(['en', 'many', 'any']),
  size: z.enum([...modelSizes, 'parakeet', 'vad']),
  /** At a revision that cannot change; wherever the bytes come from, the hash decides. */
  url,
  mirrors: z.array(url),
});
const partSchema = z.strictObject({
  fileName: z.string().regex(/^[\w.-]+\.(?:onnx|txt|json|csv)$/),
  sizeBytes: z.int().positive(),
  /** False where no exact size is published: then the server's answer decides before the download. */
  isSizeExact: z.boolean(),
  /** Null where no hash is published: the file goes by the publisher's size and checksum, and the user's word. */
  sha256: sha256.nullable(),
  url,
  mirrors: z.array(url),
});
const folder = {
  ...about,
  /** Of its folder in the models folder. */
  fileName: z.string().regex(/^[\w-]+$/),
  files: z.array(partSchema).min(2),
};
const folderSchema = z
  .union([
    z.strictObject({ ...folder, kind: z.literal('gigaam'), languages: z.literal('ru'), size: z.literal('gigaam') }),
    z.strictObject({ ...folder, kind: z.literal('sounds'), languages: z.literal('any'), size: z.literal('sounds') }),
    z.strictObject({ ...folder, kind: z.literal('voices'), languages: z.literal('any'), size: z.literal('voices') }),
    z.strictObject({
      ...folder,
      kind: z.literal('text'),
      languages: z.enum(['en', 'ru', 'many']),
      size: z.literal('text'),
    }),
  ])
  .transform((entry) => ({
    ...entry,
    sizeBytes: entry.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    sha256: publishedHash(entry.id, entry.files),
    url: entry.files[0]?.url ?? '',
    mirrors: [] as readonly string[],
  }));
const catalogueSchema = z.strictObject({
  comment: z.string(),
  models: z.array(z.union([modelFileSchema, folderSchema])).min(1),
});

/** One file of a model of several files. */
export type CatalogueFile = z.infer<typeof partSchema>;

/** A published model: one file, or a folder with `files`. Of a folder, size and hash are those of all files together. */
export interface CatalogueEntry {
  readonly id: string;
  readonly kind: 'whisper' | 'parakeet' | 'vad' | 'gigaam' | 'text' | 'voices' | 'sounds';
  readonly name: { readonly en: string; readonly ru: string };
  readonly about: { readonly en: string; readonly ru: string };
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly languages: 'en' | 'ru' | 'many' | 'any';
  readonly size: (typeof modelSizes)[number] | 'parakeet' | 'vad' | 'gigaam' | 'text' | 'voices' | 'sounds';
  readonly memoryBytes: number;
  readonly licence: string;
  readonly url: string;
  readonly mirrors: readonly string[];
  readonly files?: readonly CatalogueFile[];
}

/** The published models this version knows by hash; adding a model is adding an entry to `resources/models/catalogue.json`. */
export function readCatalogue(resourcesDir: string): readonly CatalogueEntry[] {
  const text = readFileSync(path.join(resourcesDir, 'models', 'catalogue.json'), 'utf8');
  return catalogueSchema.parse(JSON.parse(text)).models;
}

/** Hash of a whole folder as published; no hash at all where that of one file is not published. */
export function publishedHash(id: string, files: readonly Pick<CatalogueFile, 'fileName' | 'sha256'>[]): string {
  const known = files.flatMap((file) =>
    file.sha256 === null ? [] : [{ fileName: file.fileName, sha256: file.sha256 }],
  );
  return known.length === files.length ? folderHash(known) : `not published: ${id}`;
}

/** The folder that these files are, by the names of all and the hashes that are published. */
export function folderEntryOf(
  catalogue: readonly CatalogueEntry[],
  files: readonly { readonly fileName: string; readonly sha256: string }[],
): CatalogueEntry | undefined {
  return catalogue.find(
    (entry) =>
      entry.files?.length === files.length &&
      entry.files.every((wanted) =>
        files.some((file) => file.fileName === wanted.fileName && file.sha256 === (wanted.sha256 ?? file.sha256)),
      ),
  );
}

/** Where an entry is fetched from: a base URL of the user takes the place of every published source. */
export function sourcesOf(entry: Pick<CatalogueEntry, 'url' | 'mirrors' | 'fileName'>, baseUrl: string | null) {
  if (baseUrl === null) return [entry.url, ...entry.mirrors];
  return [`${baseUrl.replace(/\/+$/, '')}/${entry.fileName}`];
}

/** Of one file of a folder; on a server of the user's the folder lies as it does in the models folder. */
export function sourcesOfFile(folder: CatalogueEntry, file: CatalogueFile, baseUrl: string | null): readonly string[] {
  return sourcesOf({ ...file, fileName: `${folder.fileName}/${file.fileName}` }, baseUrl);
}

/** Its Russian sister, rougher: for the Russian sample alone, so it is in no list to choose from. */
export const russianDemoModel = {
  id: 'demo-ru',
  fileName: 'ggml-demo-bilingual-q8_0.bin',
  sha256: '0256c8031a4ef30e0d0a7d6c1ef7a6f7b1c2249a6037d829e195231ef6153aa7',
  sizeBytes: 10_835_018,
} as const;

/** The demonstration model that ships with the app; its hash is as fixed as the file. */
export const demoModel = {
  id: 'demo',
  fileName: 'ggml-demo-q8_0.bin',
  sha256: '2b771131840196265142c98f0fbf8cc0a55e86c4bba948a56cbdee20d9d7d861',
  sizeBytes: 10_834_417,
} as const;
