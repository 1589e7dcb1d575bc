import { hash } from 'node:crypto';

/** SHA-256 of a model of several files: of the names and hashes of all, in the order of their names. */
export function folderHash(files: readonly { readonly fileName: string; readonly sha256: string }[]): string {
  const inOrder = files.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1));
  return hash('sha256', inOrder.map(({ fileName, sha256 }) => `${fileName}\0${sha256}\n`).join(''), 'hex');
}
