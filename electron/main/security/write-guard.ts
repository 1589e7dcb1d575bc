import { resolve } from 'node:path';
import type { Reply } from '#shared/contract/contract.ts';
import { writeTargetOf } from '#shared/contract/write-target.ts';

type Door = (name: unknown, input: unknown) => Promise<Reply<unknown>>;

export interface WriteGuard {
  /** The user has just chosen these in a dialog of the system: from now on the page may have them written to. */
  chosen(paths: readonly (string | null)[]): void;
  /** The door behind which calls that name any other path are answered with `forbidden`. */
  before(door: Door): Door;
}

/** Keeps a page, which may be showing anything, from naming a file of its own choice to be written. */
export function createWriteGuard(): WriteGuard {
  const known = new Set<string>();
  return {
    chosen(paths) {
      for (const path of paths) if (path !== null) known.add(resolve(path));
    },
    before: (door) => async (name, input) => {
      const target = writeTargetOf(name, input);
      if (target === null || known.has(resolve(target))) return await door(name, input);
      return { ok: false, failure: { code: 'forbidden', params: { detail: target } } };
    },
  };
}
