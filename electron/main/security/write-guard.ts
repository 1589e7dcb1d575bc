import { resolve } from 'node:path';
import type { Reply } from '#shared/contract/contract.ts';
import { placesOfSources, programOf, writeTargetsOf } from '#shared/contract/write-target.ts';

type Door = (name: unknown, input: unknown) => Promise<Reply<unknown>>;

export interface WriteGuard {
  /** The user has just chosen these in a dialog of the system: from now on the page may have them written to. */
  chosen(paths: readonly (string | null)[]): void;
  /** The user has just chosen this program in a dialog: from now on the page may name it as the one to run. */
  chosenProgram(path: string): void;
  /** The door behind which calls that name any other place are answered with `place-not-chosen`. */
  before(door: Door): Door;
}

/** Keeps a page, which may be showing anything, from naming a place of its own choice to be written to, or a program to be run. */
export function createWriteGuard(): WriteGuard {
  const known = new Set<string>();
  const programs = new Set<string>();
  return {
    chosen(paths) {
      for (const path of paths) if (path !== null) known.add(resolve(path));
    },
    chosenProgram: (path) => void programs.add(resolve(path)),
    before: (door) => async (name, input) => {
      const program = programOf(name, input);
      if (program !== null && !programs.has(resolve(program))) {
        return { ok: false, failure: { code: 'program-not-chosen', params: { path: program } } };
      }
      const unknown = writeTargetsOf(name, input).filter((target) => !known.has(resolve(target)));
      const refused = unknown.length === 0 ? undefined : await firstRefused(unknown, door);
      if (refused === undefined) return await door(name, input);
      return { ok: false, failure: { code: 'place-not-chosen', params: { path: refused } } };
    },
  };
}

/** Rules of a watched folder that are changed name again where it writes already. */
async function firstRefused(targets: readonly string[], door: Door): Promise<string | undefined> {
  const reply = await door('sources.list', {});
  const granted = new Set(placesOfSources(reply.ok ? reply.value : []).map((place) => resolve(place)));
  return targets.find((target) => !granted.has(resolve(target)));
}
