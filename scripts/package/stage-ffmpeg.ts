/**
 * Puts an ffmpeg where the installers take it from. Only an LGPL build may be shipped with the app:
 * `node scripts/package/stage-ffmpeg.ts FFMPEG [FFPROBE]`, on the system that it is for.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const systems: Partial<Record<NodeJS.Platform, string>> = { darwin: 'mac', win32: 'win' };

/** As electron-builder writes it in `build/ffmpeg/${os}-${arch}`. */
export function ffmpegDir(platform: NodeJS.Platform = process.platform, arch: string = process.arch): string {
  const name = `${systems[platform] ?? platform}-${arch}`;
  return fileURLToPath(new URL(`../../build/ffmpeg/${name}`, import.meta.url));
}

/** Why a build that prints this for `-version` may not be shipped; null for an LGPL build. */
export function shippingProblem(versionText: string): string | null {
  const name = /^(ff\w+) version (\S+)/.exec(versionText);
  const configuration = /^configuration:(.*)$/m.exec(versionText)?.[1];
  if (name === null || configuration === undefined) return 'This is no ffmpeg: it does not say how it was built.';
  const flag = ['--enable-nonfree', '--enable-gpl'].find((one) => configuration.split(/\s+/).includes(one));
  if (flag === undefined) return null;
  return `${name[1] ?? ''} ${name[2] ?? ''} was built with ${flag} and may not be shipped; use an LGPL build.`;
}

/** The problem of the program at `file`, as above; also for one that does not run. */
export function shippingProblemOf(file: string): string | null {
  try {
    return shippingProblem(execFileSync(file, ['-version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return `${file} does not run here.`;
  }
}

function stage(files: readonly string[]): string | null {
  if (files.length === 0) return 'Usage: node scripts/package/stage-ffmpeg.ts FFMPEG [FFPROBE]';
  const problem = files.map(shippingProblemOf).find((one) => one !== null);
  if (problem !== undefined) return problem;
  const dir = ffmpegDir();
  mkdirSync(dir, { recursive: true });
  for (const file of files) {
    const target = path.join(dir, path.basename(file));
    copyFileSync(file, target);
    chmodSync(target, 0o755);
  }
  console.log(`Staged in ${path.relative(process.cwd(), dir)}`);
  return null;
}

if (import.meta.main) {
  const problem = stage(process.argv.slice(2));
  if (problem !== null) console.error(problem);
  process.exit(problem === null ? 0 : 1);
}
