import path from 'node:path';
import { expect, test } from 'vitest';
import { folderEntryOf, publishedHash, readCatalogue, sourcesOf, sourcesOfFile } from './catalogue.ts';

const catalogue = readCatalogue(path.resolve('resources'));

test('the catalogue fits its schema, and no two entries share an id, a file name or a hash', () => {
  expect(catalogue.length).toBe(30);
  for (const key of ['id', 'fileName', 'sha256'] as const) {
    expect(new Set(catalogue.map((entry) => entry[key])).size).toBe(catalogue.length);
  }
});

test('every entry is described in Russian and in English and is fetched over a protected connection', () => {
  for (const { about, files, ...file } of catalogue) {
    expect(/[а-яё]/i.test(about.ru) && !/[а-яё]/i.test(about.en)).toBe(true);
    for (const { url, mirrors, fileName } of files ?? [file]) {
      for (const source of [url, ...mirrors]) {
        expect(source.startsWith('https://')).toBe(true);
        // Networks in ONNX are named by what they are for, wherever they are published.
        expect(source.endsWith(fileName.endsWith('.onnx') ? '.onnx' : `/${fileName}`)).toBe(true);
      }
    }
  }
});

test('a source of the user takes the place of every published one', () => {
  const [entry] = catalogue;
  expect(sourcesOf(entry!, 'http://10.0.0.2/models/')).toEqual([`http://10.0.0.2/models/${entry!.fileName}`]);
  expect(sourcesOf(entry!, null)[0]).toMatch(/\/resolve\/[0-9a-f]{40}\//);
});

test('a model of several files is known by the names and hashes of all of them', () => {
  const folder = catalogue.find(({ files }) => files !== undefined)!;
  const files = folder.files!.map(({ fileName, sha256 }) => ({ fileName, sha256: sha256! }));
  expect(folder.sizeBytes).toBe(folder.files!.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
  expect(publishedHash(folder.id, files.toReversed())).toBe(folder.sha256);
  expect(folderEntryOf(catalogue, files)?.id).toBe(folder.id);
  expect(folderEntryOf(catalogue, files.slice(1))).toBe(undefined);
  expect(folderEntryOf(catalogue, [{ ...files[0]!, sha256: 'f'.repeat(64) }, ...files.slice(1)])).toBe(undefined);
  expect(sourcesOfFile(folder, folder.files![3]!, 'https://models.example.org/')).toEqual([
    `https://models.example.org/${folder.fileName}/v3_e2e_rnnt_vocab.txt`,
  ]);
});

test('a folder of which one hash is not published has no hash of its own and goes by the others', () => {
  const folder = catalogue.find(({ files }) => files !== undefined)!;
  const unknown = folder.files!.map((file, nth) => (nth === 0 ? { ...file, sha256: null } : file));
  const entry = { ...folder, files: unknown, sha256: publishedHash(folder.id, unknown) };
  expect(entry.sha256).toBe(`not published: ${folder.id}`);
  const found = unknown.map(({ fileName, sha256 }) => ({ fileName, sha256: sha256 ?? 'a'.repeat(64) }));
  expect(folderEntryOf([entry], found)).toBe(entry);
  expect(folderEntryOf([entry], [found[0]!, { ...found[1]!, sha256: 'b'.repeat(64) }, ...found.slice(2)])).toBe(
    undefined,
  );
});
