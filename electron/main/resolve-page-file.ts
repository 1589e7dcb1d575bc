import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { appHost } from './page-origin.ts';

/** True for a path strictly inside `folder`. Compared by path parts: `/a/bc` is not inside `/a/b`. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * The file behind an app:// address; null for another host, a path out of the folder (also through a link), a path
 * that cannot be decoded, or a file that is not there.
 */
export async function resolvePageFile(url: string, folder: string): Promise<string | null> {
  const asked = pathIn(url);
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

function pathIn(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { host, pathname } = new URL(url);
  if (host !== appHost) return null;
  try {
    const path = decodeURIComponent(pathname);
    return path.includes('\0') || path.includes('\\') ? null : path;
  } catch {
    return null;
  }
}
