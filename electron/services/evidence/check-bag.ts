import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { BundleCheck, BundleProblem } from '#shared/sharing/evidence.ts';
import { fileSha256 } from '#services/media/files/file-hash.ts';
import { declaration, filesOf, payloadList, tagList } from './write-bag.ts';

/** The lists themselves; a list of more is not one of ours. */
const maxListBytes = 64 * 1024 * 1024;

/**
 * Checks a bundle as `sha256sum -c` does, both lists, and more strictly: what is there and not listed, lines that are
 * none, and the declaration byte by byte. Fails with `not-found` for a folder that is no bundle.
 */
export async function checkBag(folder: string): Promise<BundleCheck> {
  const dir = path.resolve(folder);
  const files = await filesOf(dir, '').catch((): readonly string[] => []);
  if (!files.includes(tagList) && !files.includes(payloadList)) throw new AppFailure('no-bundle', { path: dir });
  const problems: BundleProblem[] = [];
  const tagFiles = ['bagit.txt', 'bag-info.txt', payloadList];
  const isPayload = (file: string) => file.startsWith('data/');
  const payload = files.filter(isPayload);
  const own = files.filter((file) => !isPayload(file) && file !== tagList);
  problems.push(...(await checkList(dir, payloadList, payload)), ...(await checkList(dir, tagList, own)));
  const known = new Set(problems.map(({ file }) => file));
  for (const file of tagFiles) {
    if (!files.includes(file) && !known.has(file)) problems.push({ kind: 'missing', file, list: tagList });
  }
  const declared = await readFile(path.join(dir, 'bagit.txt'), 'utf8').catch(() => '');
  if (declared !== declaration && !known.has('bagit.txt')) {
    problems.push({ kind: 'changed', file: 'bagit.txt', list: 'bagit.txt' });
  }
  const list = await readFile(path.join(dir, tagList)).catch(() => null);
  const seal = list === null ? null : createHash('sha256').update(list).digest('hex');
  return { folder: dir, fileCount: payload.length, seal, problems };
}

/** `there`: files that the list should name, each once and no other. */
async function checkList(dir: string, list: string, there: readonly string[]): Promise<readonly BundleProblem[]> {
  const full = path.join(dir, list);
  const size = await stat(full).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return [{ kind: 'missing', file: list, list }];
  if (size > maxListBytes) return [{ kind: 'unreadable', file: list, list }];
  const bytes = await readFile(full);
  const text = bytes.toString('utf8');
  const problems: BundleProblem[] = [];
  // A byte that is no UTF-8 reads as a mark, and a text without its last line end was cut.
  const isWhole = Buffer.from(text, 'utf8').equals(bytes) && (text === '' || text.endsWith('\n'));
  if (!isWhole) problems.push({ kind: 'unreadable', file: list, list });
  const listed = new Map<string, string>();
  for (const line of text.split('\n').slice(0, text.endsWith('\n') ? -1 : undefined)) {
    const [, hash, name] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? [];
    const file = name?.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
    if (hash === undefined || file === undefined || listed.has(file))
      problems.push({ kind: 'unreadable', file: list, list });
    else listed.set(file, hash);
  }
  const isThere = new Set(there);
  for (const [file, hash] of listed) {
    if (!isThere.has(file)) problems.push({ kind: 'missing', file, list });
    else if ((await fileSha256(path.join(dir, ...file.split('/')))) !== hash)
      problems.push({ kind: 'changed', file, list });
  }
  for (const file of there) if (!listed.has(file)) problems.push({ kind: 'unknown', file, list });
  return problems;
}
