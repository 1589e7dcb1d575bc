/**
 * `npm run test:faults [name…]`: every `*.fault.ts` of this folder, or the named ones, one after another. Each is a
 * program that ends with “N injected, N failed”; one that injected nothing has failed.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../scripts/run.ts';

const wanted = process.argv.slice(2);
const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.fault.ts'))
  .map((file) => file.slice(0, -'.fault.ts'.length))
  .sort();
const names = wanted.length === 0 ? all : all.filter((name) => wanted.includes(name));
const unknown = wanted.filter((name) => !all.includes(name));
const say = (line: string) => process.stdout.write(`${line}\n`);
if (unknown.length > 0) {
  say(`There is no fault named ${unknown.join(', ')}: ${all.join(', ')}`);
  process.exit(2);
}

let isGreen = names.length > 0;
const lines: string[] = [];
for (const name of names) {
  say(`\n— ${name}`);
  const startedMs = Date.now();
  const { code, output } = await run(process.execPath, [path.join(import.meta.dirname, `${name}.fault.ts`)], 'keep');
  const [, injected, failed] = /(\d+) injected, (\d+) failed\s*$/.exec(output) ?? [];
  const isFine = code === 0 && Number(injected) > 0 && Number(failed) === 0;
  isGreen &&= isFine;
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  lines.push(
    `${isFine ? '✓' : '✗'} ${name.padEnd(16)} ${injected ?? 0} injected, ${failed ?? '?'} failed, ${seconds} s`,
  );
}
say(`\n${lines.join('\n')}`);
process.exit(isGreen ? 0 : 1);
