import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from 'playwright-core';

/** The Electron executable, or null. Only looks: require('electron') would try to download it. */
export function electronBinary(root = process.cwd()) {
  const dir = path.join(root, 'node_modules/electron');
  const note = path.join(dir, 'path.txt');
  const file =
    process.env.ELECTRON_BINARY ??
    (existsSync(note)
      ? path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(dir, 'dist'), readFileSync(note, 'utf8'))
      : null);
  return file && existsSync(file) ? file : null;
}
/** The app as a Playwright ElectronApplication: on Electron where it is installed, else on the stand-in. APP_HOST=standin|electron forces one. */
export async function launchApp({ args = [], env = {}, cwd = process.cwd() } = {}) {
  const exe = process.env.APP_HOST === 'standin' ? null : electronBinary(cwd);
  if (!exe && process.env.APP_HOST === 'electron') throw new Error('no Electron binary here');
  const app = await _electron.launch({
    executablePath: exe ?? path.join(import.meta.dirname, 'electron'),
    args: ['.', ...args],
    cwd,
    env: { ...process.env, ...env },
  });
  return Object.assign(app, { host: exe ? 'electron' : 'standin' });
}
