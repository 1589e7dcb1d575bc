import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

/** A few of what `npm run test:faults` injects by the hundred; the count and its arguments after the name. */
const quick: readonly (readonly [name: string, ...args: string[]])[] = [
  ['kill-app', '1', '5', '45', 'poor'],
  ['flip-bits', '60'],
];
/** Seconds on a free machine; the runs start many processes. */
const limitMs = 240_000;
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

async function run(name: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [path.resolve('tests/faults', `${name}.fault.ts`), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

test.each(quick)('nothing is lost: %s, %s times', { timeout: limitMs }, async (name, ...args) => {
  const { code, output } = await run(name, args);
  expect(output).toMatch(new RegExp(`${args[0]} injected, 0 failed\\s*$`));
  expect(code).toBe(0);
});

// Mounting a small disk needs root; elsewhere the library's own tests show the same with SQLite's page limit.
test.runIf(isRoot)(
  'nothing is lost on a full, dying or read-only disk, nor between instances',
  { timeout: limitMs },
  async () => {
    const { code, output } = await run('disk', ['20']);
    expect(output).toMatch(/20 injected, 0 failed\s*$/);
    expect(code).toBe(0);
  },
);
