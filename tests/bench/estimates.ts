/**
 * How far the estimate of a job is from how long it took: `node tests/bench/estimates.ts MODEL_FILE MINUTES`.
 * Tests the model first, as a user would, then transcribes the sample over and over for so many minutes.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { loopedInterview } from '../faults/fault.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'electron/hosts/cli.ts');
const [model = 'demo', minutes = '40'] = process.argv.slice(2);
const dir = mkdtempSync(path.join(tmpdir(), 'bench-estimates-'));
const env = { ...process.env, STENOGRAM_USER_DATA: path.join(dir, 'data') };
const run = (...args: string[]) => execFileSync(process.execPath, [cli, ...args], { env, encoding: 'utf8' });

let id = model;
if (model !== 'demo') {
  const { imported } = JSON.parse(run('models', 'import', model, '--accept', '--json')) as {
    imported: { id: string }[];
  };
  id = imported[0]?.id ?? model;
}
console.log(run('models', 'test', id).trim());

const recording = loopedInterview(dir, Number(minutes) * 60);
const child = spawn(
  process.execPath,
  [
    cli,
    'transcribe',
    recording,
    '--model',
    id,
    '--language',
    'en',
    '--json-progress',
    '--output',
    path.join(dir, 'out.txt'),
  ],
  { env, stdio: ['ignore', 'ignore', 'pipe'] },
);
const seen: { readonly atMs: number; readonly leftMs: number }[] = [];
let startedAt: number | null = null;
createInterface({ input: child.stderr }).on('line', (line) => {
  if (!line.startsWith('{')) return;
  const { leftMs } = JSON.parse(line) as { leftMs: number | null };
  startedAt ??= Date.now();
  if (leftMs !== null) seen.push({ atMs: Date.now() - startedAt, leftMs });
});
const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
const endMs = Date.now() - (startedAt ?? Date.now());

const errorOf = ({ atMs, leftMs }: { atMs: number; leftMs: number }) => Math.abs(atMs + leftMs - endMs) / endMs;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const first = seen[0];
const later = seen.filter(({ atMs }) => atMs >= 60_000);
const withRest = later.filter(({ atMs }) => endMs - atMs >= 30_000);
const restError = ({ atMs, leftMs }: { atMs: number; leftMs: number }) =>
  Math.abs(leftMs - (endMs - atMs)) / (endMs - atMs);
console.log(`exit code ${code}, ${minutes} min in ${(endMs / 1000).toFixed(0)} s, ${seen.length} estimates`);
if (first) console.log(`first estimate, from the self-test: off by ${percent(errorOf(first))} of the run`);
console.log(`from the second minute on: at most ${percent(Math.max(0, ...later.map(errorOf)))} of the run`);
console.log(
  `of what was left (while that was half a minute or more): at most ${percent(Math.max(0, ...withRest.map(restError)))}`,
);
rmSync(dir, { recursive: true, force: true });
