import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const dir = mkdtempSync(path.join(tmpdir(), 'логи двух-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const module = path.resolve('electron/logging/log-file.ts');

function writer(name: string): Promise<number | null> {
  const program = `
    import { openLogFile } from ${JSON.stringify(module)};
    const log = openLogFile(${JSON.stringify(dir)}, { maxBytes: 4000, olderFiles: 40 });
    for (let nth = 0; nth < 1000; nth += 1) log.write('${name} ' + nth + ' the end\\n');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('close', resolve);
  });
}

test('three processes that write and rotate at once lose no line and break none', async () => {
  expect(await Promise.all(['один', 'two', 'three'].map(writer))).toEqual([0, 0, 0]);
  const files = readdirSync(dir);
  expect(files.length).toBeGreaterThan(5);
  const lines = files.flatMap((file) => readFileSync(path.join(dir, file), 'utf8').split('\n').slice(0, -1));
  const expected = ['один', 'two', 'three'].flatMap((name) =>
    Array.from({ length: 1000 }, (_, nth) => `${name} ${nth} the end`),
  );
  expect(lines.toSorted()).toEqual(expected.toSorted());
});
