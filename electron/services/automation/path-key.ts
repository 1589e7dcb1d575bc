import { createHash } from 'node:crypto';

/** By which a path is known without being kept. */
export function pathKey(path: string): string {
  return createHash('sha256').update(path.normalize('NFC')).digest('hex').slice(0, 32);
}
