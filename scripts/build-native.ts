/** Builds the speech engine where it is missing or stale. Run it (`-- --all` for every processor), or call `buildNative()`. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, createWriteStream, existsSync, globSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileOfVariant, variants, type Variant } from '../native/lib/variants.ts';
import { setTimeout as sleep } from 'node:timers/promises';

const root = dirname(import.meta.dirname);
const native = join(root, 'native');
const release = join(native, 'build', 'Release');
const base: Variant = 'haswell';
const logPath = join(root, '.cache', 'build-native.log');
const lockPath = join(root, '.cache', 'build-native.lock');
const require = createRequire(import.meta.url);

/** What a built addon depends on. A change of `setting` needs an empty build folder, one of `sources` does not. */
interface Stamp {
  readonly setting: string;
  readonly sources: string;
}

function findProgram(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const name of names) {
    for (const path of [name, ...folders.map((folder) => join(folder, name + suffix))]) {
      if (!path.includes('/') && !path.includes('\\')) continue;
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not this one.
      }
    }
  }
  return undefined;
}

function findCompiler(): string | undefined {
  return findProgram([process.env['CXX'] ?? 'c++', 'g++', 'clang++']);
}

/** What must be installed before the engine can be built, in words for a sentence; on Windows cmake-js looks itself. */
export function missingBuildTools(): string[] {
  const missing: string[] = [];
  if (findProgram(['cmake']) === undefined) missing.push('cmake');
  if (process.platform === 'win32') return missing;
  if (findCompiler() === undefined) missing.push('a C++ compiler');
  if (findProgram(['ninja', 'make']) === undefined) missing.push('make');
  return missing;
}

function packageFile(name: string): { version: string; folder: string } {
  const path = require.resolve(`${name}/package.json`);
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
  return { version, folder: dirname(path) };
}

/** The whisper.cpp sources of the npm package, wherever npm has put it. */
export function whisperFolder(): string {
  return join(packageFile('nodejs-whisper').folder, 'cpp', 'whisper.cpp');
}

async function presentStamp(): Promise<Stamp> {
  const hash = createHash('sha256');
  const files = globSync('{CMakeLists.txt,package.json,src/**/*.{cc,h}}', { cwd: native }).sort();
  for (const file of files) hash.update(`${file}\0`).update(await readFile(join(native, file)));
  const versions = ['nodejs-whisper', 'cmake-js', 'node-addon-api'].map((name) => packageFile(name).version);
  const setting = [process.platform, process.arch, findCompiler() ?? '', root, ...versions].join(' ');
  return { setting, sources: hash.digest('hex') };
}

/** CMake's folder: the base builds in place, the others aside. */
function buildFolderOf(variant: Variant): string {
  return variant === base ? join(native, 'build') : join(root, '.cache', 'native', variant);
}

function stampPathOf(variant: Variant): string {
  return join(buildFolderOf(variant), 'stamp.json');
}

async function lastStamp(variant: Variant): Promise<Stamp | undefined> {
  if (!existsSync(join(release, fileOfVariant(variant)))) return undefined;
  try {
    return JSON.parse(await readFile(stampPathOf(variant), 'utf8')) as Stamp;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Two scripts started at once must not build in the same folder. */
async function withLock(work: () => Promise<void>): Promise<void> {
  await mkdir(dirname(lockPath), { recursive: true });
  for (;;) {
    try {
      const lock = await open(lockPath, 'wx');
      await lock.writeFile(String(process.pid));
      await lock.close();
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = Number(await readFile(lockPath, 'utf8').catch(() => ''));
      // An empty file belongs to someone who is about to write the number.
      if (holder > 0 && !isRunning(holder)) await rm(lockPath, { force: true });
      else await sleep(200);
    }
  }
  try {
    await work();
  } finally {
    await rm(lockPath, { force: true });
  }
}

/** `[ 43%]` of make, `[16/37]` of ninja. */
function readPercent(line: string): number | undefined {
  const [, percent, done, total] = /^\[\s*(?:(\d+)%|(\d+)\/(\d+))\]/u.exec(line) ?? [];
  if (percent !== undefined) return Number(percent);
  return done === undefined || total === undefined ? undefined : Math.floor((100 * Number(done)) / Number(total));
}

/** Runs a compiler quietly: its output goes to `log`, its progress to `onPercent`. Rejects with one sentence. */
export async function runCompiler(
  command: readonly [string, ...string[]],
  log: string,
  onPercent: (percent: number) => void,
): Promise<void> {
  await mkdir(dirname(log), { recursive: true });
  const output = createWriteStream(log, { flags: 'a' });
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.pipe(output, { end: false });
  child.stdout.on('data', (data: Buffer) => {
    for (const line of data.toString().split('\n')) {
      const percent = readPercent(line);
      if (percent !== undefined) onPercent(percent);
    }
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  }).finally(() => output.end());
  if (code !== 0) throw new Error(`Compiling failed; the compiler's output is in ${log}.`);
}

async function compile(command: 'build' | 'rebuild', variant: Variant): Promise<void> {
  const cmakeJs = join(packageFile('cmake-js').folder, 'bin', 'cmake-js');
  const threads = String(os.availableParallelism());
  const folder = buildFolderOf(variant);
  const flags = [`--CDWHISPER_DIR=${whisperFolder().replaceAll('\\', '/')}`, `--CDSTENOGRAM_VARIANT=${variant}`];
  const log = variant === base ? logPath : join(root, '.cache', `build-native-${variant}.log`);
  await rm(log, { force: true });
  const title = `Building the speech engine${variant === base ? '' : ` (${variant})`} …`;
  process.stderr.write(title);
  try {
    const showProgress = (percent: number): void => {
      if (process.stderr.isTTY) process.stderr.write(`\r${title} ${percent} %`);
    };
    await runCompiler(
      [process.execPath, cmakeJs, command, '-d', native, '-O', folder, '-p', threads, ...flags],
      log,
      showProgress,
    );
    const made = join(folder, 'Release', 'stenogram.node');
    if (!existsSync(made)) throw new Error(`Compiling made no ${made}; the output is in ${log}.`);
    if (variant !== base) await copyFile(made, join(release, fileOfVariant(variant)));
  } finally {
    process.stderr.write('\n');
  }
}

/** The variants that can be built for this platform besides the base. */
function otherVariants(): readonly Variant[] {
  return process.arch === 'x64' && process.platform !== 'darwin' ? variants.filter((one) => one !== base) : [];
}

/** What a package holds, in `native/build/Release`. */
export function nativeFiles(): readonly string[] {
  return ['processor.node', ...[base, ...otherVariants()].map(fileOfVariant)];
}

/**
 * Does nothing (in milliseconds) when the engine is up to date. `all` builds it for older and newer processors too, as a
 * package needs it. Rejects with a sentence for the user.
 */
export async function buildNative({ all = false }: { readonly all?: boolean } = {}): Promise<void> {
  const stamp = await presentStamp();
  for (const variant of all ? [base, ...otherVariants()] : [base]) await buildVariant(variant, stamp);
}

async function buildVariant(variant: Variant, wanted: Stamp): Promise<void> {
  const isFresh = async (): Promise<boolean> => {
    const last = await lastStamp(variant);
    return last?.setting === wanted.setting && last.sources === wanted.sources;
  };
  if (await isFresh()) return;
  const missing = missingBuildTools();
  if (missing.length > 0)
    throw new Error(`The speech engine cannot be built: ${missing.join(' and ')} must be installed.`);
  await withLock(async () => {
    if (await isFresh()) return;
    const last = await lastStamp(variant);
    await compile(last?.setting === wanted.setting ? 'build' : 'rebuild', variant);
    await writeFile(stampPathOf(variant), JSON.stringify(wanted));
  });
}

if (import.meta.main) {
  try {
    await buildNative({ all: process.argv.includes('--all') });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
