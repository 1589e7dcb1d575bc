import { createHash } from 'node:crypto';
import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileSha256 } from '#services/media/files/file-hash.ts';

export const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
export const payloadList = 'manifest-sha256.txt';
export const tagList = 'tagmanifest-sha256.txt';

export interface WrittenBag {
  readonly fileCount: number;
  readonly sizeBytes: number;
  /** SHA-256 of the list of lists. */
  readonly seal: string;
}

/** Makes a folder with a `data` folder a bag (RFC 8493): `sha256sum -c` checks both lists. `info` is `bag-info.txt`. */
export async function writeBag(dir: string, info: Readonly<Record<string, string>>): Promise<WrittenBag> {
  const files = await filesOf(path.join(dir, 'data'), 'data');
  let sizeBytes = 0;
  const lines: string[] = [];
  for (const file of files) {
    const full = path.join(dir, ...file.split('/'));
    sizeBytes += (await stat(full)).size;
    lines.push(lineOf(await fileSha256(full), file));
  }
  const facts = { ...info, 'Payload-Oxum': `${sizeBytes}.${files.length}` };
  const tags: Readonly<Record<string, string>> = {
    'bagit.txt': declaration,
    'bag-info.txt': Object.entries(facts).map(infoLine).join(''),
    [payloadList]: lines.join(''),
  };
  for (const [name, text] of Object.entries(tags)) await writeFile(path.join(dir, name), text);
  const tagLines = Object.entries(tags).map(([name, text]) => lineOf(sha256(text), name));
  const list = tagLines.join('');
  await writeFile(path.join(dir, tagList), list);
  return { fileCount: files.length, sizeBytes, seal: sha256(list) };
}

function lineOf(hash: string, file: string): string {
  // As the RFC has it: a line end in a name would be another line.
  const safe = file.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return `${hash}  ${safe}\n`;
}

function infoLine([label, value]: readonly [string, string]): string {
  return `${label}: ${value.replaceAll(/\s+/g, ' ').trim()}\n`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Everything within a folder, by name, with `/`. */
export async function filesOf(folder: string, prefix: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesOf(path.join(folder, entry.name), name)));
    else found.push(name);
  }
  return found.toSorted();
}
