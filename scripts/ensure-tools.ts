/**
 * Looks for the system tools a command needs. On Debian and Ubuntu as root it installs what is missing; elsewhere it
 * stops with the one line to type. No one should meet a stack trace for a missing tool.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Tool = 'ffmpeg' | 'cmake' | 'c++' | 'make' | 'chromium' | 'chromium-headless-shell' | 'sctk' | 'postgresql';

interface Recipe {
  readonly commands: readonly string[];
  readonly apt: string;
  readonly dnf: string;
  readonly brew: string;
  readonly winget: string;
}

const browsers = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const recipes: Readonly<Record<Tool, Recipe>> = {
  ffmpeg: { commands: ['ffmpeg'], apt: 'ffmpeg', dnf: 'ffmpeg-free', brew: 'ffmpeg', winget: 'Gyan.FFmpeg' },
  cmake: { commands: ['cmake'], apt: 'cmake', dnf: 'cmake', brew: 'cmake', winget: 'Kitware.CMake' },
  'c++': {
    commands: ['c++', 'g++', 'clang++', 'cl'],
    apt: 'g++',
    dnf: 'gcc-c++',
    brew: 'llvm',
    winget: 'Microsoft.VisualStudio.2022.BuildTools',
  },
  make: { commands: ['make', 'ninja', 'msbuild'], apt: 'make', dnf: 'make', brew: 'make', winget: 'Ninja-build.Ninja' },
  // Debian keeps the server's own programs out of the path.
  postgresql: {
    commands: ['pg_createcluster', 'initdb'],
    apt: 'postgresql',
    dnf: 'postgresql-server',
    brew: 'postgresql@17',
    winget: 'PostgreSQL.PostgreSQL.17',
  },
  chromium: {
    commands: browsers,
    apt: 'chromium',
    dnf: 'chromium',
    brew: '--cask google-chrome',
    winget: 'Google.Chrome',
  },
  // Does the same as the browser in two thirds of the time, but for the microphone; where it can be had, it is had.
  'chromium-headless-shell': {
    commands: ['chromium-headless-shell', ...(canInstall() ? [] : browsers)],
    apt: 'chromium-headless-shell',
    dnf: 'chromium',
    brew: '--cask google-chrome',
    winget: 'Google.Chrome',
  },
  sctk: { commands: ['sctk'], apt: 'sctk', dnf: 'sctk', brew: 'sctk', winget: 'sctk' },
};

/** Returns when every tool is there; otherwise ends the process with code 1 after one plain sentence. */
export function ensureTools(tools: readonly Tool[]): void {
  requireNode24();
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length === 0) return;
  if (canInstall()) install(missing);
  const still = missing.filter((tool) => !isThere(tool));
  if (still.length === 0) return;
  console.error(
    `Missing: ${still.join(', ')}. Type:  ${installLine(still, process.platform, existsSync('/usr/bin/dnf'))}`,
  );
  process.exit(1);
}

/** The one line to type on this system. */
export function installLine(tools: readonly Tool[], platform: NodeJS.Platform, hasDnf: boolean): string {
  const names = (manager: 'apt' | 'dnf' | 'brew' | 'winget') => tools.map((tool) => recipes[tool][manager]);
  if (platform === 'darwin') return `brew install ${names('brew').join(' ')}`;
  if (platform === 'win32')
    return names('winget')
      .map((name) => `winget install ${name}`)
      .join(' && ');
  return hasDnf ? `sudo dnf install ${names('dnf').join(' ')}` : `sudo apt-get install -y ${names('apt').join(' ')}`;
}

/** better-sqlite3 13 and type stripping need it; on Linux `npm run` brings its own. */
function requireNode24(): void {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  console.error(`Stenogram's scripts need Node 24 or later (this is ${process.version}). Start them with npm run.`);
  process.exit(1);
}

function isThere(tool: Tool): boolean {
  if (tool === 'ffmpeg' && hasFfmpegStatic()) return true;
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return recipes[tool].commands.some((command) => existsSync(command) || spawnSync(finder, [command]).status === 0);
}

function hasFfmpegStatic(): boolean {
  try {
    const found: unknown = createRequire(import.meta.url)('ffmpeg-static');
    return typeof found === 'string' && existsSync(found);
  } catch {
    return false;
  }
}

function canInstall(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release);
}

function install(tools: readonly Tool[]): void {
  const names = tools.map((tool) => recipes[tool].apt);
  console.error(`Installing ${names.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) => execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    run('update', '-qq');
    run('install', '-y', '-qq', '--no-install-recommends', ...names);
  } catch (error) {
    console.error(`apt-get could not install them: ${(error as Error).message.split('\n')[0]}`);
  }
}

if (import.meta.main) ensureTools(process.argv.slice(2) as Tool[]);
