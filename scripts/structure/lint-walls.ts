/**
 * The walls of `rooms.ts` as rules of the linter, in a file that .oxlintrc.json extends. `--write` rebuilds it, and the
 * table of docs/architecture.md;
 * without it the exit code says whether it is as it should be.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { roomsTable } from './rooms-table.ts';
import { rooms, type Room } from './rooms.ts';

const wallsPath = join(import.meta.dirname, 'walls.oxlintrc.json');
const architecturePath = join(import.meta.dirname, '../../docs/architecture.md');
const rule = 'no-restricted-imports';

interface Override {
  readonly files: readonly string[];
  readonly rules?: Readonly<Record<string, unknown>>;
}

/** How a room is named in an import from another one, without the star: `#services/store/`. */
export function specifierOf(folder: string): string {
  if (folder.startsWith('electron/')) return `#${folder.slice('electron/'.length)}/`;
  return `#${folder}/`;
}

const parents = rooms.filter(({ folder }) => rooms.some((other) => other.folder.startsWith(`${folder}/`)));

/** A room that has rooms inside is only its own files; any other is its folder with all below. */
function patternsFor(folder: string): readonly string[] {
  const specifier = specifierOf(folder);
  if (parents.some((room) => room.folder === folder)) return [`${specifier}*.ts`, `${specifier}*.tsx`];
  return [`${specifier}**`];
}

/** Everything is closed but what the table opens; the last pattern that matches wins. */
function opened({ rooms: others, packages }: Room): readonly string[] {
  const names = packages.flatMap((name) => (name === 'node' ? ['node:*', 'node:*/**'] : [name, `${name}/**`]));
  return [...others.flatMap(patternsFor), ...names].map((pattern) => `!${pattern}`);
}

/** For the files of a room, for those in its folders, which may climb one step, and for those deeper, which may climb two. */
function overridesOf(room: Room): readonly Override[] {
  const message = `${room.folder} may not import this: scripts/structure/rooms.ts names what it may. Inside a room imports are relative.`;
  const of = (files: string, inside: readonly string[]): Override => ({
    files: [files],
    rules: { [rule]: ['error', { patterns: [{ group: ['**', ...inside, ...opened(room)], message }] }] },
  });
  const own = of(`${room.folder}/*`, ['!./**', './..', './../**']);
  if (parents.includes(room)) return [own];
  const inFolders = of(`${room.folder}/*/**`, ['!./**', '!../**', '../../**']);
  return [own, inFolders, of(`${room.folder}/*/*/**`, ['!./**', '!../**', '../../../**'])];
}

const tests: Override = {
  files: ['**/*.fixture.ts', '**/*.test.ts', '**/*.test.tsx', '**/*.config.ts', 'native/test/**', 'tests/**'],
  rules: { [rule]: 'off' },
};

/** Every override about imports, in the order in which later ones win. */
export function wallOverrides(): readonly Override[] {
  const outermostFirst = rooms.toSorted((a, b) => a.folder.split('/').length - b.folder.split('/').length);
  return [...outermostFirst.flatMap((room) => overridesOf(room)), tests];
}

/** The file of the walls, one rule a line. */
export function wallsText(): string {
  return `{"overrides": [\n${wallOverrides()
    .map((one) => JSON.stringify(one))
    .join(',\n')}\n]}\n`;
}

if (import.meta.main) {
  if (process.argv.includes('--write')) {
    writeFileSync(wallsPath, wallsText());
    const text = readFileSync(architecturePath, 'utf8');
    writeFileSync(architecturePath, text.replace(/^\| room[^]*?(?=\n\n)/m, roomsTable().join('\n')));
  } else if (readFileSync(wallsPath, 'utf8') !== wallsText()) {
    console.log('The walls of the linter differ from scripts/structure/rooms.ts: run lint-walls.ts --write.');
    process.exitCode = 1;
  }
}
