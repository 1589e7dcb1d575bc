/**
 * Calls as a page that was taken over could make them, through the one door, onto real services with a real library.
 * Nothing unexpected may be thrown, nothing may be left unhandled, and nothing may be written but into the library, the
 * models folder, and to the path that a person chose for an export. `--calls N`, `--seed N`.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dispatch } from '#services/wiring/dispatch.ts';
import { createServices } from '#services/wiring/services.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { fuzzCall } from './fuzz-inputs.ts';
import { createDice } from './mutate-media.ts';

const option = (name: string, otherwise: number) => Number(process.argv[process.argv.indexOf(name) + 1]) || otherwise;
const calls = process.argv.includes('--calls') ? option('--calls', 20_000) : 20_000;
const seed = process.argv.includes('--seed') ? option('--seed', 1) : 1;
const say = (line: string) => process.stdout.write(`${line}\n`);

// Root may write anywhere: what a call does wrong must be refused by us, and yet do no harm if it is not.
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  // An id of its own: what it wrote is found by its owner.
  process.setuid?.(60_000 + (process.pid % 5000));
}
const dir = mkdtempSync(path.join(tmpdir(), 'ipc-fuzz-'));
const stamp = path.join(dir, 'stamp');
const outside = path.join(dir, 'outside');
const own = ['library', 'models'].map((name) => path.join(dir, name));
const root = process.cwd();
const found: string[] = [];
const complain = (what: string) => {
  found.push(what);
  if (found.length <= 20) say(`✗ ${what.slice(0, 2000)}`);
};
process.on('unhandledRejection', (error) => complain(`unhandled: ${String(error)}`));
process.on('uncaughtException', (error) => complain(`uncaught: ${error.stack ?? String(error)}`));

/** Calls that write to a path which a person chose in a dialog. */
const writesWhereChosen: ReadonlySet<unknown> = new Set(['exports.save', 'watchLists.export', 'models.export']);
const maxMsPerMethod = Math.max(1500, calls / 4);
const timed = new Map<string, number>();
const replies = new Map<string, number>();
let made = 0;
try {
  await fuzz();
} finally {
  chmodSync(path.join(outside, 'locked'), 0o755);
  rmSync(dir, { recursive: true, force: true });
}
const table = [...replies].toSorted((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${count}`);
say(`seed ${seed}: ${table.join(', ')}`);
const slow = [...timed].toSorted((a, b) => b[1] - a[1]).slice(0, 4);
say(`most time: ${slow.map(([name, ms]) => `${name} ${Math.round(ms)} ms`).join(', ')}`);
say(`${made} injected, ${found.length} failed`);
process.exit(found.length === 0 && made > 0 ? 0 : 1);

async function fuzz(): Promise<void> {
  const paths = layOut();
  const log = {
    info() {},
    warn() {},
    error: (message: string, cause?: unknown) => complain(`${message}: ${textOf(cause)}`),
  };
  const running = await createServices({
    libraryDir: path.join(dir, 'library'),
    modelsDir: path.join(dir, 'models'),
    resourcesDir: path.join(root, 'resources'),
    host: 'cli',
    version: 'fuzz',
    mediaBase: '/media/',
    systemLanguage: 'en',
    log,
    spawnEngineWorker: nodeEngineWorker,
  });
  addText(running.library);
  const dice = createDice(seed);
  const exported = new Set<string>();
  while (made < calls) {
    const { name, input } = fuzzCall(dice, paths);
    // What takes seconds (a backup, a check of everything) is called now and then only.
    if ((timed.get(String(name)) ?? 0) > maxMsPerMethod) continue;
    const startedAt = performance.now();
    const reply = await dispatch(running.services, name, input, log);
    timed.set(String(name), (timed.get(String(name)) ?? 0) + performance.now() - startedAt);
    const code = reply.ok ? 'ok' : reply.failure.code;
    replies.set(code, (replies.get(code) ?? 0) + 1);
    if (code === 'internal') complain(`${String(name)} ${textOf(input)}: ${JSON.stringify(reply)}`);
    if (reply.ok && writesWhereChosen.has(name)) exported.add(path.resolve(chosenPath(input)));
    made += 1;
    if (made % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await running.close();
  for (const file of writtenSince(stamp)) {
    if (
      !exported.has(file) &&
      !exported.has(path.dirname(file)) &&
      !own.some((folder) => file.startsWith(folder + path.sep))
    )
      complain(`written: ${file}`);
  }
}

function chosenPath(input: unknown): string {
  const { path: file, dir: folder } = input as { path?: unknown; dir?: unknown };
  return typeof file === 'string' ? file : typeof folder === 'string' ? folder : '';
}

/** Files that calls may name: some exist, some must not be written. Returns their paths. */
function layOut(): readonly string[] {
  for (const folder of [...own, outside, path.join(outside, 'locked')]) mkdirSync(folder, { recursive: true });
  const recording = path.join(outside, 'recording.wav');
  copyFileSync(path.join(root, 'tests/fixtures/speech/short06.wav'), recording);
  const canary = path.join(outside, 'locked', 'canary.txt');
  writeFileSync(canary, 'as it was');
  chmodSync(path.join(outside, 'locked'), 0o555);
  // What is relative is found here.
  process.chdir(outside);
  writeFileSync(stamp, '');
  const odd = [
    '/etc/passwd',
    '/dev/zero',
    '/proc/self/mem',
    '',
    '.',
    '..',
    'relative.wav',
    'http://127.0.0.1:1/x.wav',
    '\0',
  ];
  const named = ['new.txt', 'nowhere/x.txt', 'n'.repeat(300)].map((name) => path.join(outside, name));
  const inner = ['library', 'library/library.db', 'models'].map((name) => path.join(dir, name));
  return [recording, canary, outside, path.join(root, 'resources/models/README.md'), ...odd, ...named, ...inner];
}

function addText(library: Awaited<ReturnType<typeof createServices>>['library']): void {
  const options = { modelId: 'demo', language: 'en', translate: false, prompt: '', threads: null };
  const file = { path: path.join(outside, 'recording.wav'), sizeBytes: 1, durationMs: 60_000, hasVideo: false };
  const rows = [1, 2, 3].map((number) => ({ ...file, name: `${number}.wav`, quickHash: String(number) }));
  for (const { id } of library.recordings.add(rows, options)) {
    const { transcriptId } = library.transcripts.begin(id);
    const segments = [0, 1, 2, 3, 4].map((at) => ({
      startMs: at * 1000,
      endMs: at * 1000 + 900,
      text: `слово word ${at}`,
      words: [],
    }));
    library.transcripts.commitWindow({ transcriptId, resumeMs: 5000, language: 'en', segments });
    library.transcripts.finish(transcriptId, { durationMs: 60_000, sha256: 'x', warnings: [] });
  }
}

/**
 * Files anywhere on this disk that this user wrote since; the caches of Node and the other folders of /proc are
 * skipped.
 */
function writtenSince(file: string): readonly string[] {
  const uid = String(process.getuid?.() ?? 0);
  const places = [tmpdir(), root, '/etc', '/home', '/var/tmp', '/dev/shm'];
  const args = [
    ...places,
    '-xdev',
    '-name',
    'node_modules',
    '-prune',
    '-o',
    '-type',
    'f',
    '-newer',
    file,
    '-user',
    uid,
    '-print0',
  ];
  try {
    return execFileSync('find', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\0')
      .filter((line) => line !== '');
  } catch (error) {
    // Folders that may not be read make it end with 1; what it found is there all the same.
    const { stdout } = error as { stdout?: string };
    return (stdout ?? '').split('\0').filter((line) => line !== '');
  }
}

function textOf(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message;
  try {
    return JSON.stringify(value)?.slice(0, 300) ?? String(value);
  } catch {
    return String(value);
  }
}
