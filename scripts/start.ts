/** Opens the app: on Electron where it is installed or can be downloaded, else in the browser. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildNative } from './native/build-native.ts';
import { ensureTools } from './ensure-tools.ts';
import { run } from './run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const electronDir = path.join(root, 'node_modules', 'electron');

/** Path of Electron's binary; null where there is none. Only looks: requiring the package would try to download it. */
export function electronBinary(): string | null {
  const note = path.join(electronDir, 'path.txt');
  if (!existsSync(note)) return null;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(electronDir, 'dist');
  const binary = path.join(dist, readFileSync(note, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** As `electronBinary`, after trying to download it once. */
export async function installedElectron(): Promise<string | null> {
  if (electronBinary() !== null) return electronBinary();
  await run(process.execPath, [path.join(electronDir, 'install.js')], 'quiet');
  return electronBinary();
}

async function start(): Promise<number> {
  ensureTools(['ffmpeg', 'cmake', 'c++', 'make']);
  await buildNative();
  const built = await run('electron-vite', ['build', '--logLevel', 'warn']);
  if (built.code !== 0) return built.code;
  const binary = await installedElectron();
  if (binary !== null) return (await run(binary, [root, ...process.argv.slice(2)])).code;
  console.error('Electron is not installed and cannot be downloaded here: open this address in a browser instead.');
  const cli = path.join(root, 'electron', 'hosts', 'cli.ts');
  return (await run(process.execPath, [cli, 'serve', ...process.argv.slice(2)])).code;
}

if (import.meta.main) process.exit(await start());
