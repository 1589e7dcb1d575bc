import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** True for a path strictly inside `folder`. Compared by path parts: `/a/bc` is not inside `/a/b`. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * The file behind the path of a page's address; null for a path out of the folder (also through a link), one that
 * cannot be decoded, or a file that is not there.
 */
export async function resolvePageFile(pathname: string, folder: string): Promise<string | null> {
  const asked = decoded(pathname);
  if (asked === null) return null;
  const path = resolve(folder, `.${asked === '/' ? '/index.html' : asked}`);
  if (!isInside(folder, path)) return null;
  try {
    const [realFolder, realPath] = await Promise.all([realpath(folder), realpath(path)]);
    return isInside(realFolder, realPath) ? realPath : null;
  } catch {
    return null;
  }
}

function decoded(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname);
    return path.includes('\0') || path.includes('\\') ? null : path;
  } catch {
    return null;
  }
}
