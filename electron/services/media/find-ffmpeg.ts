import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { AppFailure } from '#shared/failure.ts';

const run = promisify(execFile);
const fileName = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';

export interface FoundFfmpeg {
  readonly path: string;
  readonly version: string;
  readonly from: 'setting' | 'environment' | 'app' | 'ffmpeg-static' | 'PATH';
}

/** The first ffmpeg that runs: setting → STENOGRAM_FFMPEG → packaged with the app → ffmpeg-static → PATH. Fails with `ffmpeg-missing`. */
export async function findFfmpeg(options: { setting: string | null; resourcesDir: string }): Promise<FoundFfmpeg> {
  for (const candidate of candidates(options)) {
    const version = await versionOf(candidate.path);
    if (version !== null) return { ...candidate, version };
  }
  throw new AppFailure('ffmpeg-missing', { remedy: installHint(process.platform) });
}

/** The ffprobe that came with this ffmpeg; null where there is none. */
export function ffprobeBeside(ffmpeg: string): string | null {
  const name = process.platform === 'win32' ? 'ffprobe.exe' : 'ffprobe';
  const found = path.join(path.dirname(ffmpeg), name);
  return isExecutable(found) ? found : null;
}

/** The one line to type on this system. */
export function installHint(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'brew install ffmpeg';
  if (platform === 'win32') return 'winget install Gyan.FFmpeg';
  return 'sudo apt install ffmpeg  (Fedora: sudo dnf install ffmpeg-free)';
}

function* candidates(options: {
  setting: string | null;
  resourcesDir: string;
}): Iterable<Omit<FoundFfmpeg, 'version'>> {
  if (options.setting !== null) yield { path: options.setting, from: 'setting' };
  const named = process.env['STENOGRAM_FFMPEG'];
  if (named !== undefined && named !== '') yield { path: named, from: 'environment' };
  const packaged = path.join(options.resourcesDir, 'ffmpeg', fileName);
  if (isExecutable(packaged)) yield { path: packaged, from: 'app' };
  const fromPackage = ffmpegStatic();
  if (fromPackage !== null) yield { path: fromPackage, from: 'ffmpeg-static' };
  for (const dir of (process.env['PATH'] ?? '').split(path.delimiter)) {
    if (dir !== '' && isExecutable(path.join(dir, fileName))) yield { path: path.join(dir, fileName), from: 'PATH' };
  }
}

/** ffmpeg-static is optional: its install step downloads, so it may be absent or there without its binary. */
function ffmpegStatic(): string | null {
  try {
    const found: unknown = createRequire(import.meta.url)('ffmpeg-static');
    return typeof found === 'string' && isExecutable(found) ? found : null;
  } catch {
    return null;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

interface Asked {
  /** Of the file when it was asked. */
  readonly stamp: string;
  /** Null where it does not run or is no ffmpeg. */
  readonly version: Promise<string | null>;
}

/** Who asks meanwhile waits for the same answer: to start a program takes a fifth of a second. */
const asked = new Map<string, Asked>();

async function versionOf(file: string): Promise<string | null> {
  const stamp = stampOf(file);
  if (stamp === null) return null;
  const before = asked.get(file);
  if (before?.stamp === stamp) return await before.version;
  const now = { stamp, version: askVersion(file) };
  asked.set(file, now);
  const version = await now.version;
  // What did not run may run the next time, with the same file.
  if (version === null && asked.get(file) === now) asked.delete(file);
  return version;
}

function stampOf(file: string): string | null {
  try {
    const { size, mtimeMs, ino } = statSync(file);
    return `${size} ${mtimeMs} ${ino}`;
  } catch {
    return null;
  }
}

async function askVersion(file: string): Promise<string | null> {
  try {
    // On a machine with far more to do than it can, a program is slow to start, not missing.
    const { stdout } = await run(file, ['-hide_banner', '-version'], { timeout: 60_000, windowsHide: true });
    return /^ffmpeg version (\S+)/.exec(stdout)?.[1] ?? null;
  } catch {
    return null;
  }
}
