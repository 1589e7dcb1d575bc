/**
 * One long recording through the command line: memory over time, time to the first text, × real time.
 * `npm run bench:long [hours] [preset]` (2, balanced by default). Memory is read from /proc, so this runs on Linux only.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '../..');
const hours = Number(process.argv[2] ?? 2);
const preset = process.argv[3] ?? 'balanced';
const dir = mkdtempSync(path.join(tmpdir(), 'bench-long-'));
const recording = path.join(dir, 'long.wav');
const sample = path.join(root, 'resources/samples/interview.wav');
execFileSync('ffmpeg', [
  '-v',
  'error',
  '-stream_loop',
  '-1',
  '-i',
  sample,
  '-t',
  String(hours * 3600),
  '-c',
  'copy',
  recording,
]);

const startedMs = Date.now();
const child = spawn(
  process.execPath,
  [
    path.join(root, 'electron/hosts/cli.ts'),
    'transcribe',
    recording,
    '--json-progress',
    '--preset',
    preset,
    '--output',
    path.join(dir, 'out.json'),
    '--format',
    'json',
  ],
  { env: { ...process.env, STENOGRAM_USER_DATA: path.join(dir, 'data') }, stdio: ['ignore', 'ignore', 'pipe'] },
);
mkdirSync(path.join(dir, 'data'), { recursive: true });

let firstTextMs: number | null = null;
let doneMs = 0;
const host: number[] = [];
const engine: number[] = [];
createInterface({ input: child.stderr }).on('line', (line) => {
  if (!line.startsWith('{')) return;
  ({ doneMs } = JSON.parse(line) as { doneMs: number });
  if (doneMs > 0) firstTextMs ??= Date.now() - startedMs;
});

function residentMb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function children(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => {
      try {
        return readFileSync(`/proc/${other}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(pid);
      } catch {
        return false;
      }
    });
}

const timer = setInterval(() => {
  if (child.pid === undefined) return;
  const others = children(child.pid).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('worker'));
  host.push(residentMb(child.pid));
  engine.push(Math.max(0, ...others.map((pid) => residentMb(pid))));
}, 1000);
const code = await new Promise<number | null>((resolve) => child.once('close', (exit) => resolve(exit)));
clearInterval(timer);

const wallMs = Date.now() - startedMs;
const quarter = (values: readonly number[], i: number) =>
  Math.max(...values.slice(Math.floor((values.length * i) / 4), Math.ceil((values.length * (i + 1)) / 4)));
const table = (values: readonly number[]) =>
  [0, 1, 2, 3].map((i) => quarter(values, i).toFixed(0).padStart(6)).join(' ');
console.log(
  `exit code ${code}, ${hours} h in ${(wallMs / 1000).toFixed(0)} s: ${((hours * 3_600_000) / wallMs).toFixed(1)} × real time`,
);
console.log(`first text after ${((firstTextMs ?? 0) / 1000).toFixed(1)} s`);
console.log(`largest resident memory in MB, by quarter of the run`);
console.log(`  app    ${table(host)}`);
console.log(`  engine ${table(engine)}`);
console.log(
  `library ${(statSync(path.join(dir, 'data/library/library.db')).size / 1e6).toFixed(1)} MB, index ${(statSync(path.join(dir, 'data/library/index.db')).size / 1e6).toFixed(1)} MB`,
);
rmSync(dir, { recursive: true, force: true });
