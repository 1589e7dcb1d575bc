/** Format, walls, structure, lint, types and what is unused: exactly what CI runs. */
import { run } from './run.ts';

const steps: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['format', 'oxfmt', ['--check', '.']],
  ['walls', process.execPath, ['scripts/structure/lint-walls.ts']],
  ['structure', process.execPath, ['scripts/structure/check-structure.ts']],
  ['lint', 'oxlint', []],
  ['types', 'tsc', ['-b']],
  ['unused', 'knip', ['--no-progress']],
];

/** True when all are clean; every step runs, so that one look shows everything. */
export async function check(): Promise<boolean> {
  let isClean = true;
  for (const [name, command, args] of steps) {
    const { code } = await run(command, args);
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
    isClean &&= code === 0;
  }
  return isClean;
}

if (import.meta.main) process.exit((await check()) ? 0 : 1);
