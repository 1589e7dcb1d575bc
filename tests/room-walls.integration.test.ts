import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { specifierOf } from '../scripts/structure/lint-walls.ts';
import { rooms, type Room } from '../scripts/structure/rooms.ts';

/** Packages of which each room may import some and not others. */
const packages = ['better-sqlite3', 'conf', 'electron', 'electron-store', 'react', 'zod', 'vitest'];
const node = ['node:fs', 'node:fs/promises'];

interface Import {
  readonly specifier: string;
  readonly isAllowed: boolean;
}

function importsOf(room: Room): readonly Import[] {
  const others = rooms.filter(({ folder }) => folder !== room.folder);
  return [
    ...others.map(({ folder }) => ({
      specifier: `${specifierOf(folder)}thing.ts`,
      isAllowed: room.rooms.includes(folder),
    })),
    ...packages.map((name) => ({ specifier: name, isAllowed: room.packages.includes(name) })),
    ...node.map((name) => ({ specifier: name, isAllowed: room.packages.includes('node') })),
    { specifier: './beside.ts', isAllowed: true },
    { specifier: '../other-room/thing.ts', isAllowed: false },
    { specifier: '../../far/thing.ts', isAllowed: false },
  ];
}

let dir = '';
/** `file:line` of every import that the linter refuses. */
let refused: ReadonlySet<string> = new Set();
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'walls-'));
  for (const file of ['.oxlintrc.json', 'scripts/structure/walls.oxlintrc.json']) cpSync(file, path.join(dir, file));
  writeFileSync(path.join(dir, 'tsconfig.json'), '{"compilerOptions": {"noEmit": true}}');
  for (const room of rooms) {
    mkdirSync(path.join(dir, room.folder), { recursive: true });
    const lines = importsOf(room).map(({ specifier }, nth) => `import { thing as thing${nth} } from '${specifier}';`);
    writeFileSync(path.join(dir, room.folder, 'breaks-walls.ts'), `${lines.join('\n')}\n`);
  }
  const { stdout } = spawnSync('oxlint', ['-f', 'unix'], { cwd: dir, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const complaints = stdout.split('\n').filter((line) => line.includes('no-restricted-imports'));
  refused = new Set(complaints.map((line) => line.split(':').slice(0, 2).join(':')));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test.each(rooms.map((room) => [room.folder, room] as const))(
  '%s imports what the table opens, and nothing else',
  (folder, room) => {
    const imports = importsOf(room);
    const wrong = imports.filter(
      ({ isAllowed }, nth) => refused.has(`${folder}/breaks-walls.ts:${nth + 1}`) === isAllowed,
    );
    expect(wrong).toEqual([]);
  },
);

test('every room of the table has a folder of its own, and no file of the app stands outside', () => {
  expect(new Set(rooms.map(({ folder }) => folder)).size).toBe(rooms.length);
});
