/**
 * Builds the speech engine where it is missing or stale. Run it (`-- --all` for every processor, `-- --vulkan` for graphics
 * cards, `-- --shaders` for what that build takes along to another system), or call `buildNative()`.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, createWriteStream, existsSync, globSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileOfVariant, graphicsFile, variants, type Variant } from '../../native/lib/variants.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { patchSources } from './patch-sources.ts';
import { madeVulkan, vulkanTools, type VulkanTools } from './vulkan-tools.ts';

const root = resolve(import.meta.dirname, '../..');
const native = join(root, 'native');
const release = join(native, 'build', 'Release');
const base: Variant = 'haswell';
const logPath = join(root, '.cache', 'build-native.log');
const patchedFolder = join(root, '.cache', 'native', 'whisper');
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
  const files = globSync('{CMakeLists.txt,package.json,cmake/*.cmake,patches/*.patch,{src,test}/**/*.{cc,h}}', {
    cwd: native,
  }).sort();
  for (const file of files) hash.update(`${file}\0`).update(await readFile(join(native, file)));
  const versions = ['nodejs-whisper', 'cmake-js', 'node-addon-api'].map((name) => packageFile(name).version);
  const setting = [process.platform, process.arch, findCompiler() ?? '', root, ...versions].join(' ');
  return { setting, sources: hash.digest('hex') };
}

/** One run of CMake and what it makes. */
interface Target {
  /** Shown to the user; empty for the base. */
  readonly name: string;
  /** CMake's folder. */
  readonly folder: string;
  readonly flags: readonly string[];
  /** Where the addon is looked for in the end. */
  readonly addon: string;
}

/** The base builds in place, the others aside. */
function targetOf(variant: Variant): Target {
  const addon = join(release, fileOfVariant(variant));
  const flags = [`--CDSTENOGRAM_VARIANT=${variant}`];
  if (variant === base) return { name: '', folder: join(native, 'build'), flags, addon };
  return { name: variant, folder: join(root, '.cache', 'native', variant), flags, addon };
}

/** The base with AddressSanitizer and UndefinedBehaviorSanitizer. */
function sanitizedTarget(): Target {
  const folder = join(root, '.cache', 'native', 'sanitized');
  const flags = [`--CDSTENOGRAM_VARIANT=${base}`, '--CDSTENOGRAM_SANITIZE=ON'];
  return { name: 'sanitized', folder, flags, addon: join(folder, 'Release', fileOfVariant(base)) };
}

/** Whether the build for graphics cards is tried here: Windows and Linux; Apple's has Metal in every build. */
function canUseVulkan(): boolean {
  return process.platform !== 'darwin';
}

/** For graphics cards, aside too. */
function graphicsTarget(tools?: VulkanTools): Target {
  const folder = join(root, '.cache', 'native', 'vulkan');
  const slashed = (path: string): string => path.replaceAll('\\', '/');
  const given =
    tools === undefined
      ? []
      : [
          `--CDVULKAN_HEADERS=${slashed(tools.headers)}`,
          `--CDVULKAN_GLSLC=${slashed(tools.glslc ?? '')}`,
          `--CDVULKAN_SHADERS=${slashed(tools.shaders ?? '')}`,
        ];
  const flags = [`--CDSTENOGRAM_VARIANT=${base}`, '--CDSTENOGRAM_VULKAN=ON', ...given];
  return { name: 'vulkan', folder, flags, addon: join(release, graphicsFile) };
}

function stampPathOf(target: Target): string {
  return join(target.folder, 'stamp.json');
}

async function lastStamp(target: Target): Promise<Stamp | undefined> {
  try {
    return JSON.parse(await readFile(stampPathOf(target), 'utf8')) as Stamp;
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

/** `only`: a target of CMake's that is no addon. */
async function compile(target: Target, only: string | null = null): Promise<void> {
  const cmakeJs = join(packageFile('cmake-js').folder, 'bin', 'cmake-js');
  const threads = String(os.availableParallelism());
  const folders = { WHISPER_DIR: whisperFolder(), PATCHED_DIR: patchedFolder };
  const flags = Object.entries(folders).map(([name, folder]) => `--CD${name}=${folder.replaceAll('\\', '/')}`);
  const log = target.name === '' ? logPath : join(root, '.cache', `build-native-${target.name}.log`);
  await rm(log, { force: true });
  await patchSources(whisperFolder(), ['src', 'include'], join(native, 'patches'), patchedFolder);
  const title = `Building the speech engine${target.name === '' ? '' : ` (${target.name})`} …`;
  process.stderr.write(title);
  try {
    const showProgress = (percent: number): void => {
      if (process.stderr.isTTY) process.stderr.write(`\r${title} ${percent} %`);
    };
    for (const step of ['configure', 'build']) {
      const args = ['-d', native, '-O', target.folder, '-p', threads, ...flags, ...target.flags];
      const which = step === 'build' && only !== null ? ['-T', only] : [];
      await runCompiler([process.execPath, cmakeJs, step, ...args, ...which], log, showProgress);
    }
    if (only !== null) return;
    const made = join(target.folder, 'Release', 'stenogram.node');
    if (!existsSync(made)) throw new Error(`Compiling made no ${made}; the output is in ${log}.`);
    if (made !== target.addon) await copyFile(made, target.addon);
  } finally {
    process.stderr.write('\n');
  }
}

/** The variants that can be built for this platform besides the base. */
function otherVariants(): readonly Variant[] {
  return process.arch === 'x64' && process.platform !== 'darwin' ? variants.filter((one) => one !== base) : [];
}

/** What a package holds, in `native/build/Release`: the base always, of the others those that are built. */
export function nativeFiles(): readonly string[] {
  const others = otherVariants().filter((variant) => existsSync(join(release, fileOfVariant(variant))));
  const graphics = existsSync(join(release, graphicsFile)) ? [graphicsFile] : [];
  return ['processor.node', ...[base, ...others].map(fileOfVariant), ...graphics];
}

/**
 * Does nothing (in milliseconds) when the engine is up to date. `all` builds it for older and newer processors too, as a
 * package needs it; without it, what is there of them from other sources is removed, because it would be loaded. Rejects
 * with a sentence for the user.
 */
export async function buildNative({ all = false }: { readonly all?: boolean } = {}): Promise<void> {
  const stamp = await presentStamp();
  for (const variant of all ? [base, ...otherVariants()] : [base]) await buildTarget(targetOf(variant), stamp);
  for (const target of [...(all ? [] : otherVariants().map(targetOf)), graphicsTarget()]) {
    if (existsSync(target.addon) && !(await isFresh(target, stamp))) await rm(target.addon);
  }
}

/** The variant for graphics cards, which needs headers and a compiler of shaders: they are fetched where they are missing. */
export async function buildForGraphics(): Promise<void> {
  if (!canUseVulkan()) throw new Error('On this system the engine uses the graphics card without a build of its own.');
  const tools = await vulkanTools(join(root, '.cache', 'native', 'vulkan-tools'));
  await buildTarget(graphicsTarget(tools), await presentStamp());
}

/**
 * Makes the shaders, and puts them and the headers into `folder`: both are the same on every system, so a build elsewhere
 * needs nothing but this folder in VULKAN_MADE.
 */
async function makeShaders(folder: string): Promise<void> {
  if (!canUseVulkan()) throw new Error('Shaders are made on Linux.');
  const tools = await vulkanTools(join(root, '.cache', 'native', 'vulkan-tools'));
  const target = graphicsTarget(tools);
  await mkdir(target.folder, { recursive: true });
  await withLock(async () => await compile(target, 'vulkan-shaders'));
  const made = madeVulkan(folder);
  await rm(folder, { recursive: true, force: true });
  for (const part of ['vulkan', 'vk_video', 'spirv']) {
    await cp(join(tools.headers, part), join(made.headers, part), { recursive: true });
  }
  const shaders = join(target.folder, 'vulkan');
  await mkdir(made.shaders, { recursive: true });
  for (const name of globSync('*.{cpp,hpp}', { cwd: shaders })) {
    await copyFile(join(shaders, name), join(made.shaders, name));
  }
}

/** Returns the folder of an engine that stops at the first wrong access to memory; as `buildNative` otherwise. */
export async function buildSanitized(): Promise<string> {
  const target = sanitizedTarget();
  await buildTarget(target, await presentStamp());
  return dirname(target.addon);
}

async function isFresh(target: Target, wanted: Stamp): Promise<boolean> {
  const last = await lastStamp(target);
  return existsSync(target.addon) && last?.setting === wanted.setting && last.sources === wanted.sources;
}

async function buildTarget(target: Target, wanted: Stamp): Promise<void> {
  if (await isFresh(target, wanted)) return;
  const missing = missingBuildTools();
  if (missing.length > 0)
    throw new Error(`The speech engine cannot be built: ${missing.join(' and ')} must be installed.`);
  await withLock(async () => {
    if (await isFresh(target, wanted)) return;
    const last = await lastStamp(target);
    if (last?.setting !== wanted.setting) await rm(target.folder, { recursive: true, force: true });
    await mkdir(target.folder, { recursive: true });
    // What does not compile is resumed the next time, not restarted.
    await writeFile(stampPathOf(target), JSON.stringify({ ...wanted, sources: 'not finished' } satisfies Stamp));
    await compile(target);
    await writeFile(stampPathOf(target), JSON.stringify(wanted));
  });
}

if (import.meta.main) {
  try {
    if (process.argv.includes('--shaders')) await makeShaders(join(root, 'release', 'vulkan'));
    else {
      await buildNative({ all: process.argv.includes('--all') });
      if (process.argv.includes('--vulkan')) await buildForGraphics();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
