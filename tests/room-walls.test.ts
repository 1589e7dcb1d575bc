import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** File in a room, what it imports, and whether the wall lets it through. */
const cases: readonly (readonly [file: string, imported: string, isAllowed: boolean])[] = [
  ['electron/shared/a.ts', 'node:fs/promises', false],
  ['electron/shared/b.ts', '#services/log.ts', false],
  ['electron/shared/c.ts', 'react', false],
  ['electron/shared/d.ts', 'zod', true],
  ['native/a.ts', '#shared/failure.ts', false],
  ['native/b.ts', 'electron', false],
  ['native/c.ts', 'node:fs', true],
  ['electron/services/media/a.ts', 'electron', false],
  ['electron/services/media/b.ts', '../../shared/failure.ts', false],
  ['electron/services/media/c.ts', '../log.ts', true],
  ['electron/services/d.ts', '../hosts/web.ts', false],
  ['electron/serving/a.ts', '#services/log.ts', false],
  ['electron/hosts/a.ts', 'electron', false],
  ['electron/hosts/b.ts', '#services/services.ts', true],
  ['electron/main/a.ts', '#services/services.ts', false],
  ['electron/main/b.ts', '#native/lib/types.ts', false],
  ['electron/main/c.ts', 'electron', true],
  ['electron/preload/a.ts', 'node:fs', false],
  ['electron/preload/b.ts', 'electron', true],
  ['renderer/state/a.ts', 'node:path', false],
  ['renderer/state/b.ts', '#services/log.ts', false],
  ['renderer/state/c.ts', '#shared/timecode.ts', true],
  ['renderer/features/search/a.ts', '../library/Library.tsx', false],
  ['renderer/features/search/b.ts', '../../components/Button.tsx', true],
];

let dir = '';
let complaints: string[] = [];
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'walls-'));
  copyFileSync('.oxlintrc.json', path.join(dir, '.oxlintrc.json'));
  writeFileSync(path.join(dir, 'tsconfig.json'), '{"compilerOptions": {"noEmit": true}}');
  for (const [file, imported] of cases) {
    mkdirSync(path.join(dir, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(dir, file), `import { thing } from '${imported}';\nexport const used: unknown = thing;\n`);
  }
  const { stdout } = spawnSync('oxlint', ['-f', 'json'], { cwd: dir, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  complaints = diagnostics.filter((one) => one.code.includes('no-restricted-imports')).map((one) => one.filename);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test.each(cases)('%s importing %s: allowed is %s', (file, _, isAllowed) => {
  expect(complaints.includes(file)).toBe(!isAllowed);
});
